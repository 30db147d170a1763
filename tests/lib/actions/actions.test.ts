// The list of actions, and which of them a key press means.
import { describe, expect, it } from 'vitest';
import { ACTION_GROUPS } from '#lib/actions/action.ts';
import { ALL_ACTIONS } from '#lib/actions/actions.ts';
import { actionFor, type isPressed, keyWords, shownKeys } from '#lib/actions/keys.ts';

const press = (key: string, more: Partial<Parameters<typeof isPressed>[1]> = {}) => ({
	key,
	code: /^[a-z]$/i.test(key) ? `Key${key.toUpperCase()}` : key,
	ctrlKey: false,
	metaKey: false,
	altKey: false,
	shiftKey: false,
	...more
});
const idFor = (event: ReturnType<typeof press>, inDiagram = true, mac = false) =>
	actionFor(ALL_ACTIONS, event, inDiagram, mac)?.id;

describe('the list of actions', () => {
	it('has every id once, and a group for each', () => {
		const ids = ALL_ACTIONS.map((action) => action.id);
		expect(new Set(ids).size).toBe(ids.length);
		for (const action of ALL_ACTIONS) expect(Object.keys(ACTION_GROUPS)).toContain(action.group);
	});

	it('gives no keys to two actions', () => {
		const keys = ALL_ACTIONS.flatMap((action) => [...(action.keys ?? []), action.browserKeys ?? []].flat());
		expect(keys.filter((key, i) => keys.indexOf(key) !== i)).toEqual([]);
	});

	it('leaves single keys to the diagram, since letters belong to whatever has the focus', () => {
		for (const action of ALL_ACTIONS.filter((one) => one.anywhere))
			for (const keys of action.keys ?? []) expect(keys).toMatch(/Mod|Alt/);
	});
});

describe('a key press', () => {
	it('means an action in the diagram, and elsewhere only what works anywhere', () => {
		expect([idFor(press('n')), idFor(press('n'), false)]).toEqual(['add', undefined]);
		expect(idFor(press('F2'))).toBe('rename');
		const undo = press('z', { ctrlKey: true });
		expect([idFor(undo), idFor(undo, false)]).toEqual(['undo', 'undo']);
		expect(idFor(press('a', { ctrlKey: true }), false)).toBe(undefined);
	});

	it('with Shift is another one', () => {
		expect(idFor(press('Z', { ctrlKey: true, shiftKey: true }))).toBe('redo');
		expect([idFor(press('t')), idFor(press('T', { shiftKey: true }))]).toEqual(['tidy', 'tidySelection']);
	});

	it('is ⌘ on a Mac and Ctrl elsewhere, never the other one', () => {
		const [ctrl, cmd] = [press('k', { ctrlKey: true }), press('k', { metaKey: true })];
		expect([idFor(ctrl), idFor(cmd)]).toEqual(['palette', undefined]);
		expect([idFor(ctrl, true, true), idFor(cmd, true, true)]).toEqual([undefined, 'palette']);
	});

	it('is told by its place with Alt, which makes other characters on a Mac', () => {
		expect(idFor(press('¬', { altKey: true, code: 'KeyL' }), true, true)).toBe('alignLeft');
	});

	it('finds signs with and without Shift, as keyboards differ', () => {
		expect(idFor(press('?', { shiftKey: true }))).toBe('shortcuts');
		expect(idFor(press('+'))).toBe('zoomIn');
		expect(idFor(press('+', { shiftKey: true }))).toBe('zoomIn');
		expect(idFor(press('!', { shiftKey: true, code: 'Digit1' }))).toBe('fit');
	});
});

it('keys are shown as this machine’s people read them', () => {
	expect([keyWords('Mod+Shift+Z', false), keyWords('Mod+Shift+Z', true)]).toEqual(['Ctrl+Shift+Z', '⌘ ⇧ Z']);
	const copy = ALL_ACTIONS.find((action) => action.id === 'copy')!;
	expect(shownKeys(copy, false)).toBe('Ctrl+C');
	expect(shownKeys({ ...copy, browserKeys: undefined! }, false)).toBe(undefined);
});
