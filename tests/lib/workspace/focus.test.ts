// A control that goes from the screen hands the focus on to the diagram.
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { handsFocusOn } from '#lib/workspace/focus.ts';

describe('the focus of a control that goes', () => {
	const body = {};
	const page = { body, activeElement: body as object | null, querySelector: vi.fn() };
	const focus = vi.fn();
	const tell = (element: EventTarget, type: string, relatedTarget: object | null = null) =>
		element.dispatchEvent(Object.assign(new Event(type), { relatedTarget }));
	beforeEach(() => {
		focus.mockClear();
		page.activeElement = body;
		page.querySelector.mockReset().mockReturnValue({ focus });
		vi.stubGlobal('document', page);
	});
	afterEach(() => void vi.unstubAllGlobals());

	it('is taken over by the diagram, also where the browser tells that it is lost', () => {
		for (const told of [false, true]) {
			const element = new EventTarget();
			const gone = handsFocusOn(element);
			tell(element, 'focusin');
			if (told) tell(element, 'focusout');
			gone();
		}
		expect(page.querySelector).toHaveBeenCalledWith('.canvas');
		expect(focus).toHaveBeenCalledTimes(2);
	});

	it('is left alone where it was not there, has gone on, or is somewhere by now', () => {
		handsFocusOn(new EventTarget())();
		const left = new EventTarget();
		const leftGone = handsFocusOn(left);
		tell(left, 'focusin');
		tell(left, 'focusout', {});
		leftGone();
		const moved = new EventTarget();
		const movedGone = handsFocusOn(moved);
		tell(moved, 'focusin');
		page.activeElement = {};
		movedGone();
		expect(focus).not.toHaveBeenCalled();
	});

	it('goes nowhere where no diagram is on the screen', () => {
		page.querySelector.mockReturnValue(null);
		const element = new EventTarget();
		const gone = handsFocusOn(element);
		tell(element, 'focusin');
		expect(gone).not.toThrow();
	});
});
