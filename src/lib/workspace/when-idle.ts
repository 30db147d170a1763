// Work that may wait until the browser has nothing more urgent to do, such as painting or answering a click.

/** However busy the browser is, or where it draws no frames at all, as in a tab in the background. */
const LATEST_MS = 500;

/** Runs work once, when the browser is idle or after a moment. @returns a function that calls it off */
export function whenIdle(work: () => void): () => void {
	let handle = 0;
	const finish = (then: () => void) => () => {
		clearTimeout(timer);
		if (typeof cancelIdleCallback !== 'undefined') cancelIdleCallback(handle);
		then();
	};
	const run = finish(work);
	const timer = setTimeout(run, LATEST_MS);
	// Safari has none; there the timer does.
	if (typeof requestIdleCallback !== 'undefined') handle = requestIdleCallback(run);
	return finish(() => {});
}

/** The same after the next frame has been painted. */
export function whenPainted(work: () => void): () => void {
	let callOff = () => {};
	const start = () => {
		clearTimeout(timer);
		cancelAnimationFrame(frame);
		callOff = whenIdle(work);
	};
	const frame = requestAnimationFrame(start);
	const timer = setTimeout(start, LATEST_MS);
	return () => {
		clearTimeout(timer);
		cancelAnimationFrame(frame);
		callOff();
	};
}
