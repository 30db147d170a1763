// What ends following somebody, and what does not.
import { describe, expect, it } from 'vitest';
import { isOwnDoing } from '#lib/editor/own-doing.ts';

/** Something within an element that one selector alone means. */
const within = (what: string) => ({
	closest: (selector: string) => (selector.split(', ').includes(what) ? {} : null)
});
const press = (key: string, where: string, more: Partial<KeyboardEvent> = {}) =>
	isOwnDoing({ key, target: within(where), ...more } as unknown as Event);
const point = (where: string) =>
	isOwnDoing({ type: 'pointerdown', target: within(where) } as unknown as Event);

describe('following ends', () => {
	it('with a key for the diagram, or a pointer or wheel in it', () => {
		for (const key of ['ArrowLeft', 'Escape', 'n', 'Enter']) expect(press(key, '.canvas')).toBe(true);
		expect([point('.canvas'), point('[data-company]'), point('header')]).toEqual([true, false, false]);
	});

	it('neither with a shortcut nor on the way through the page', () => {
		for (const more of [{ ctrlKey: true }, { metaKey: true }, { altKey: true }])
			expect(press('k', '.canvas', more)).toBe(false);
		for (const key of ['Tab', 'Shift', 'Control']) expect(press(key, '.canvas')).toBe(false);
	});

	it('nor with the keys of what is about following, of a dialog or of a menu', () => {
		for (const where of ['[data-company]', '[role="dialog"]', '[role="alertdialog"]', '[role="menu"]'])
			for (const key of ['Enter', ' ', 'ArrowDown']) expect(press(key, where)).toBe(false);
	});

	it('and what has no element does not trouble it', () => {
		expect(isOwnDoing({ type: 'wheel', target: {} } as unknown as Event)).toBe(false);
		expect(isOwnDoing({ key: 'n', target: {} } as unknown as Event)).toBe(true);
	});
});
