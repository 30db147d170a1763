// The keyboard's focus where a control goes from the screen: it must not fall back to the top of the page.

/** Puts the focus on the diagram, where it is on the screen: its single keys work at once. */
export function focusDiagram(): void {
	document.querySelector<HTMLElement>('.canvas')?.focus({ preventScroll: true });
}

/** An attachment for what may go while it has the focus: the diagram takes it over. */
export function handsFocusOn(element: EventTarget): () => void {
	let isWithin = false;
	const enter = () => (isWithin = true);
	const leave = (event: Event) => {
		// Some browsers tell also of a focus that is lost since its element goes; it has gone nowhere then.
		if ((event as FocusEvent).relatedTarget) isWithin = false;
	};
	element.addEventListener('focusin', enter);
	element.addEventListener('focusout', leave);
	return () => {
		element.removeEventListener('focusin', enter);
		element.removeEventListener('focusout', leave);
		const { activeElement, body } = document;
		if (isWithin && (activeElement === null || activeElement === body)) focusDiagram();
	};
}
