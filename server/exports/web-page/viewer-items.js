// Makes the nodes and arrows of a model figure something to walk along, to find and to read about. Asks the camera by
// the event “look” to bring them into view.

for (const figure of document.querySelectorAll('.figure.model')) openItems(figure);

/** An element with its properties and content. */
function make(name, properties, ...content) {
	const made = Object.assign(document.createElement(name), properties);
	made.append(...content);
	return made;
}

/** Words without accents and capitals, as people type them when they search. */
function plain(text) {
	return text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
}

/** @param {HTMLElement} figure */
function openItems(figure) {
	const stage = figure.querySelector('.stage');
	const svg = stage.querySelector('svg');
	const about = figure.querySelector('.about');
	const number = figure.dataset.figure;
	const { nodes, arrows } = JSON.parse(figure.querySelector('script[type="application/json"]').textContent);
	const order = [...nodes, ...arrows];
	const items = new Map(order.map((item) => [item.id, item]));
	const shapes = new Map();
	const out = (id) => arrows.filter((arrow) => arrow.from === id);
	const into = (id) => arrows.filter((arrow) => arrow.to === id);
	const isArrow = (item) => item.from !== undefined;
	const nameOf = (item) => (isArrow(item) ? item.name : item.label || 'A node without words');
	const evidenceOf = ({ evidence }) => (evidence ? `Evidence: ${evidence}.` : '');
	const becauseOf = (arrow) => (arrow.because ? `Because: ${arrow.because}` : '');

	for (const shape of svg.querySelectorAll('[data-node], [data-arrow]')) {
		const item = items.get(shape.dataset.node ?? shape.dataset.arrow);
		shapes.set(item.id, shape);
		// No button: its visible words, broken into lines and marks, are not the name that somebody hears.
		shape.setAttribute('role', 'group');
		shape.setAttribute('aria-roledescription', isArrow(item) ? 'arrow' : 'node');
		shape.setAttribute('tabindex', '-1');
		const said = isArrow(item)
			? [item.name, becauseOf(item), evidenceOf(item)]
			: [item.kind, nameOf(item), evidenceOf(item)];
		shape.setAttribute('aria-label', said.filter(Boolean).join('. '));
		for (const text of shape.querySelectorAll('text')) text.setAttribute('aria-hidden', 'true');
		shape.prepend(ringOf(shape));
		shape.addEventListener('click', () => pressed(item));
	}
	for (const badge of svg.querySelectorAll('[data-badge]'))
		badge.addEventListener('click', () => pressed(items.get(badge.dataset.badge)));

	/** Around a node, or along an arrow and wide enough for a finger. */
	function ringOf(shape) {
		const of = (name) => document.createElementNS(svg.namespaceURI, name);
		const line = shape.dataset.arrow !== undefined;
		const ring = of(line ? 'path' : 'rect');
		ring.classList.add('ring');
		if (line) ring.setAttribute('d', shape.querySelector('path').getAttribute('d'));
		else {
			const { x, y, width, height } = shape.getBBox();
			const values = { x: x - 5, y: y - 5, width: width + 10, height: height + 10, rx: 9 };
			for (const [name, value] of Object.entries(values)) ring.setAttribute(name, String(value));
		}
		return ring;
	}

	/** The one item that Tab leads to, and among which others Up and Down go from it. */
	let current = order[0];
	let beside = nodes;

	function stand(item, among = isArrow(item) ? out(item.from) : nodes) {
		shapes.get(current.id).setAttribute('tabindex', '-1');
		[current, beside] = [item, among];
		shapes.get(item.id).setAttribute('tabindex', '0');
	}

	// Not only these scripts move the focus: a screen reader does, too.
	stage.addEventListener('focusin', ({ target }) => {
		const item = items.get(target.dataset.node ?? target.dataset.arrow);
		if (item && item !== current) stand(item);
	});

	function look(item, closer) {
		const { x, y, width, height } = shapes.get(item.id).getBBox();
		stage.dispatchEvent(new CustomEvent('look', { detail: { x, y, width, height, closer } }));
	}

	function walk(item, among) {
		stand(item, among);
		shapes.get(item.id).focus({ preventScroll: true });
		look(item, false);
	}

	/** Along an arrow, or to the next beside it; null where the way ends. */
	function next(key) {
		const [to, way] = { ArrowRight: [1, 'along'], ArrowLeft: [-1, 'along'], ArrowDown: [1], ArrowUp: [-1] }[
			key
		];
		if (!way) {
			const item = beside[beside.indexOf(current) + to];
			return item && [item, beside];
		}
		if (isArrow(current)) return [items.get(to === 1 ? current.to : current.from)];
		const ways = to === 1 ? out(current.id) : into(current.id);
		return ways.length > 0 ? [ways[0], ways] : null;
	}

	stage.addEventListener('keydown', (event) => {
		if (event.shiftKey || event.ctrlKey || event.metaKey || event.altKey) return;
		if (event.key.startsWith('Arrow')) {
			const found = next(event.key);
			if (found?.[0]) walk(...found);
		} else if (event.key === 'Home') walk(nodes[0]);
		else if (event.key === 'End') walk(nodes.at(-1));
		else if (event.key === 'Enter' || event.key === ' ') show(current);
		else if (event.key === 'Escape') close();
		else return;
		event.preventDefault();
	});

	function pressed(item) {
		stand(item);
		show(item);
	}

	let chosen = null;
	function choose(item) {
		if (chosen) shapes.get(chosen.id).classList.remove('chosen');
		chosen = item;
		if (item) shapes.get(item.id).classList.add('chosen');
		figure.classList.toggle('opened', item !== null);
	}

	function close() {
		if (!chosen) return;
		choose(null);
		about.replaceChildren();
		about.removeAttribute('role');
		about.removeAttribute('aria-label');
		shapes.get(current.id).focus({ preventScroll: true });
	}

	const goTo = (item, text) => {
		const button = make('button', { type: 'button', dir: 'auto' }, text);
		if (text !== nameOf(item)) button.ariaLabel = `${text}: ${nameOf(item)}`;
		button.addEventListener('click', () => {
			stand(item);
			show(item);
			look(item, true);
		});
		return button;
	};
	const words = (text, className = '') => (text ? [make('p', { className, dir: 'auto' }, text)] : []);
	const list = (title, entries) =>
		entries.length === 0
			? []
			: [
					make('p', { className: 'label' }, title),
					make('ul', {}, ...entries.map((e) => make('li', {}, ...e)))
				];

	/** An arrow and what is at its other end. */
	const way = (arrow, end) => [
		goTo(items.get(end), nameOf(items.get(end))),
		make('div', { className: 'arrow' }, goTo(arrow, `Arrow: ${arrow.relation}`)),
		...words(becauseOf(arrow))
	];
	const coming = (id) => into(id).map((arrow) => way(arrow, arrow.from));
	const aboutNode = ({ id }) => [
		...list('What leads here', coming(id)),
		...list(
			'What it leads to',
			out(id).map((arrow) => way(arrow, arrow.to))
		)
	];

	function aboutArrow(arrow) {
		const end = (id) => [[goTo(items.get(id), nameOf(items.get(id)))]];
		return [
			...words(becauseOf(arrow)),
			...list('From', end(arrow.from)),
			...list('To', end(arrow.to)),
			...list('What acts on this arrow', coming(arrow.id))
		];
	}

	function show(item, going = true) {
		choose(item);
		const shut = make(
			'button',
			{ type: 'button', className: 'close', ariaLabel: 'Close', title: 'Close' },
			'×'
		);
		shut.addEventListener('click', close);
		const name = make('p', { className: 'name', tabIndex: -1, dir: 'auto' }, nameOf(item));
		const kind = isArrow(item) ? 'Arrow' : [item.kind, item.lane].filter(Boolean).join(' · ');
		about.role = 'region';
		about.ariaLabel = `Details in figure ${number}`;
		about.replaceChildren(
			...words(kind, 'kind'),
			name,
			...words(evidenceOf(item)),
			...(isArrow(item) ? aboutArrow(item) : aboutNode(item)),
			shut
		);
		about.scrollTop = 0;
		if (!going) return;
		name.focus({ preventScroll: true });
		about.scrollIntoView({ block: 'nearest' });
		look(item, false);
	}
	about.addEventListener('keydown', (event) => {
		if (event.key === 'Escape') close();
	});

	const field = make('input', {
		type: 'search',
		ariaLabel: `Find in figure ${number}`,
		placeholder: 'Find words'
	});
	const count = make('span', { className: 'count', role: 'status' });
	const turn = (text, name) =>
		make(
			'button',
			{ type: 'button', className: 'square', disabled: true, ariaLabel: name, title: name },
			text
		);
	const back = turn('‹', 'Previous found');
	const on = turn('›', 'Next found');
	figure
		.querySelector('.tools')
		.prepend(
			make(
				'div',
				{ className: 'find', role: 'search', ariaLabel: `Figure ${number}` },
				field,
				back,
				on,
				count
			)
		);

	/** A node is found by its words and kind, an arrow where a word is its own and the others those of its ends. */
	const searched = order.map((item) =>
		isArrow(item)
			? { item, own: plain(`${item.relation} ${item.because}`), all: plain(`${item.name} ${item.because}`) }
			: { item, own: plain(`${item.label} ${item.kind}`), all: plain(`${item.label} ${item.kind}`) }
	);
	let found = [];
	let at = 0;

	function find() {
		const asked = plain(field.value).split(/\s+/).filter(Boolean);
		const hits = ({ own, all }) =>
			asked.some((word) => own.includes(word)) && asked.every((word) => all.includes(word));
		for (const { id } of found) shapes.get(id).classList.remove('found', 'reached');
		at = 0;
		found = searched.filter(hits).map(({ item }) => item);
		for (const { id } of found) shapes.get(id).classList.add('found');
		svg.classList.toggle('searching', found.length > 0);
		for (const button of [back, on]) button.disabled = found.length < 2;
		if (found.length > 0) goToFound(0);
		else count.textContent = asked.length > 0 ? 'Nothing found' : '';
	}

	function goToFound(place) {
		shapes.get(found[at].id).classList.remove('reached');
		at = (place + found.length) % found.length;
		const item = found[at];
		shapes.get(item.id).classList.add('reached');
		stand(item);
		if (chosen) show(item, false);
		look(item, true);
		count.textContent = `${at + 1} of ${found.length}: ${nameOf(item)}`;
	}

	field.addEventListener('input', find);
	field.addEventListener('keydown', (event) => {
		if (event.key !== 'Enter' || found.length === 0) return;
		event.preventDefault();
		goToFound(at + (event.shiftKey ? -1 : 1));
	});
	back.addEventListener('click', () => goToFound(at - 1));
	on.addEventListener('click', () => goToFound(at + 1));

	// A figure that one walks in is no picture any more; its name stays, without the tip that a title shows at the mouse.
	const title = svg.querySelector('title');
	svg.setAttribute('role', 'application');
	svg.setAttribute('aria-label', title.textContent);
	svg.removeAttribute('aria-labelledby');
	title.remove();
	const hint = figure.querySelector('.hint');
	hint.id = `${figure.id}-hint`;
	hint.textContent =
		'Drag to move; Ctrl and wheel, or + and −, to zoom; 0 shows all. Arrow keys walk along the arrows, Enter opens details, Shift and arrow keys move the figure.';
	svg.setAttribute('aria-describedby', hint.id);
	if (current) stand(current);
}
