// Moves and enlarges a model figure by the part of it that is seen: its viewBox. Hears “look” with a rectangle of the
// figure that somebody wants to see, and “closer” with it where its words are to be legible.

/** Px on the screen for one of the figure: at least so large that its smallest words can be read, and at most. */
const LEGIBLE = 0.8;
const MOST = 4;
const STEP = 1.3;
/** Px on the screen. */
const [MARGIN, PACE, STILL] = [24, 80, 4];
const DIRECTIONS = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };

for (const figure of document.querySelectorAll('.figure.model')) openCamera(figure);

/** @param {Element} figure */
function openCamera(figure) {
	/** @type {HTMLElement} */
	const stage = figure.querySelector('.stage');
	const svg = stage.querySelector('svg');
	const { width, height } = svg.viewBox.baseVal;
	/** The whole figure, as it is printed and as it is without scripts. */
	const whole = svg.getAttribute('viewBox');
	let [left, top, scale] = [0, 0, 1];
	let fitted = true;

	figure.classList.add('live');
	stage.style.aspectRatio = `${width} / ${height}`;

	const fitting = () => Math.min(stage.clientWidth / width, stage.clientHeight / height);

	/** @param {number} seen the length that is seen @param {number} all that of the figure */
	function within(at, seen, all) {
		if (seen >= all) return (all - seen) / 2;
		const air = MARGIN / scale;
		return Math.max(-air, Math.min(all - seen + air, at));
	}

	function draw() {
		const [across, down] = [stage.clientWidth / scale, stage.clientHeight / scale];
		left = within(left, across, width);
		top = within(top, down, height);
		svg.setAttribute('viewBox', `${left} ${top} ${across} ${down}`);
		stage.classList.toggle('closer', !fitted);
		for (const [button, end] of ends) button.disabled = Math.abs(scale - end()) < 1e-6;
	}

	function fit() {
		fitted = true;
		scale = fitting();
		draw();
	}

	/** Keeps the point at (x, y) of the stage where it is. */
	function zoom(factor, x = stage.clientWidth / 2, y = stage.clientHeight / 2) {
		const before = scale;
		scale = Math.max(fitting(), Math.min(MOST, scale * factor));
		fitted = scale === fitting();
		left += x / before - x / scale;
		top += y / before - y / scale;
		draw();
	}

	function move(x, y) {
		left += x / scale;
		top += y / scale;
		draw();
	}

	function look({ x, y, width: wide, height: high, closer }) {
		const [across, down] = [stage.clientWidth, stage.clientHeight];
		const room = Math.min((across - 2 * MARGIN) / wide, (down - 2 * MARGIN) / high);
		if (closer && scale < LEGIBLE && room > scale) {
			zoom(Math.min(LEGIBLE, room) / scale);
			left = x + wide / 2 - across / scale / 2;
			top = y + high / 2 - down / scale / 2;
		}
		const air = MARGIN / scale;
		const hidden = (at, size, from, seen) => at - air < from || at + size + air > from + seen;
		if (!fitted && hidden(x, wide, left, across / scale)) left = x + wide / 2 - across / scale / 2;
		if (!fitted && hidden(y, high, top, down / scale)) top = y + high / 2 - down / scale / 2;
		draw();
	}

	const button = (text, name, run) => {
		const made = document.createElement('button');
		made.type = 'button';
		made.textContent = text;
		if (name) {
			made.ariaLabel = made.title = name;
			made.className = 'square';
		}
		made.addEventListener('click', run);
		return made;
	};
	const less = button('−', 'Zoom out', () => zoom(1 / STEP));
	const more = button('+', 'Zoom in', () => zoom(STEP));
	const ends = [
		[less, fitting],
		[more, () => MOST]
	];
	const tools = document.createElement('div');
	tools.className = 'zoom';
	tools.append(less, more, button('Whole figure', '', fit));
	figure.querySelector('.tools').append(tools);

	stage.addEventListener('look', (event) => look(event.detail));
	stage.addEventListener('keydown', (event) => {
		if (event.ctrlKey || event.metaKey || event.altKey) return;
		const way = event.shiftKey && DIRECTIONS[event.key];
		if (way) move(way[0] * PACE, way[1] * PACE);
		else if (event.key === '+' || event.key === '=') zoom(STEP);
		else if (event.key === '-') zoom(1 / STEP);
		else if (event.key === '0') fit();
		else return;
		event.preventDefault();
	});
	stage.addEventListener(
		'wheel',
		(event) => {
			// Without Ctrl the wheel scrolls the page. Two fingers on a touchpad come as a wheel with Ctrl.
			if (!event.ctrlKey && !event.metaKey) return;
			event.preventDefault();
			const { x, y } = stage.getBoundingClientRect();
			const turned = Math.max(-60, Math.min(60, event.deltaY * (event.deltaMode === 0 ? 1 : 16)));
			zoom(Math.exp(-turned / 100), event.clientX - x, event.clientY - y);
		},
		{ passive: false }
	);

	/** Fingers and mouse buttons that are down, by id, where they were last. */
	const down = new Map();
	let start = null;
	stage.addEventListener('pointerdown', (event) => {
		if (event.button !== 0) return;
		down.set(event.pointerId, event);
		if (down.size === 1) start = event;
	});
	stage.addEventListener('pointermove', (event) => {
		const before = down.get(event.pointerId);
		if (!before) return;
		const far = Math.hypot(event.clientX - start.clientX, event.clientY - start.clientY) > STILL;
		if (down.size === 1 && !far && !stage.classList.contains('dragged')) return;
		// From here on it is no click on a node.
		stage.classList.add('dragged');
		stage.setPointerCapture(event.pointerId);
		const other = [...down.values()].find(({ pointerId }) => pointerId !== event.pointerId);
		if (other) {
			const { x, y } = stage.getBoundingClientRect();
			const apart = (one) => Math.hypot(one.clientX - other.clientX, one.clientY - other.clientY);
			const [midX, midY] = [(event.clientX + other.clientX) / 2, (event.clientY + other.clientY) / 2];
			zoom(apart(event) / Math.max(1, apart(before)), midX - x, midY - y);
			move((before.clientX - event.clientX) / 2, (before.clientY - event.clientY) / 2);
		} else move(before.clientX - event.clientX, before.clientY - event.clientY);
		down.set(event.pointerId, event);
	});
	for (const end of ['pointerup', 'pointercancel', 'lostpointercapture'])
		stage.addEventListener(end, (event) => {
			down.delete(event.pointerId);
			if (down.size === 0) stage.classList.remove('dragged');
		});

	let seen = [stage.clientWidth, stage.clientHeight];
	new ResizeObserver(() => {
		if (fitted) fit();
		else {
			// What was in the middle stays there.
			move((seen[0] - stage.clientWidth) / 2, (seen[1] - stage.clientHeight) / 2);
		}
		seen = [stage.clientWidth, stage.clientHeight];
	}).observe(stage);
	addEventListener('beforeprint', () => svg.setAttribute('viewBox', whole));
	addEventListener('afterprint', draw);
	fit();
}
