// Who else is here, read from awareness states that any client may have made up.
import { describe, expect, it } from 'vitest';
import type { Awareness } from 'y-protocols/awareness';
import { colourOf, othersIn } from '#lib/open-model/people.ts';

const awareness = (states: [number, unknown][]) =>
	({ clientID: 1, getStates: () => new Map(states) }) as unknown as Awareness;

const QUIET = { view: null, following: null, summons: null };

describe('othersIn', () => {
	it('lists everybody else by client id, with cursor and selection', () => {
		const people = othersIn(
			awareness([
				[9, { user: { name: 'Ana' }, cursor: [1, 2], selection: ['need'] }],
				[1, { user: { name: 'Me' } }],
				[3, { user: { name: 'Bo' } }]
			])
		);
		expect(people).toEqual([
			{ clientId: 3, name: 'Bo', colour: colourOf('Bo'), cursor: null, selection: [], ...QUIET },
			{ clientId: 9, name: 'Ana', colour: colourOf('Ana'), cursor: [1, 2], selection: ['need'], ...QUIET }
		]);
	});

	it('reads what they look at, whom they follow, and whether they ask others to come', () => {
		const view = { rect: [-10, 0.5, 800, 600], extent: 'full' };
		const [person] = othersIn(
			awareness([[2, { user: { name: 'Ana' }, view, following: 7, summons: { at: 5, view } }]])
		);
		expect(person).toMatchObject({ view, following: 7, summons: { at: 5, view } });
	});

	it('passes over views that nobody can have', () => {
		const rects = [
			null,
			7,
			[1, 2, 3],
			[0, 0, 0, 10],
			[0, 0, 10, -1],
			[0, 0, 1e9, 1],
			['0', 0, 1, 1],
			[0, 0, NaN, 1]
		];
		for (const rect of rects) {
			const view = { rect, extent: 'core' };
			const said = { user: { name: 'Ana' }, view, following: 'me', summons: { at: 1, view } };
			expect(othersIn(awareness([[2, said]]))).toMatchObject([QUIET]);
		}
		const rect = [0, 0, 1, 1];
		for (const summons of [5, { at: 'now', view: { rect } }, { at: 1 }, { view: { rect } }])
			expect(othersIn(awareness([[2, { user: { name: 'Ana' }, summons }]]))).toMatchObject([QUIET]);
		expect(
			othersIn(awareness([[2, { user: { name: 'Ana' }, view: { rect, extent: {} } }]]))[0]!.view
		).toEqual({
			rect,
			extent: 'core'
		});
	});

	it('passes over what cannot be read', () => {
		const odd = [{}, { user: null }, { user: { name: 7 } }, 'text', 5, []];
		expect(othersIn(awareness(odd.map((state, i) => [i + 2, state])))).toEqual([]);
		const [person] = othersIn(
			awareness([[2, { user: { name: 'x'.repeat(500) }, cursor: ['1', NaN], selection: [1, 'a', null] }]])
		);
		expect(person).toMatchObject({ cursor: null, selection: ['a'] });
		expect(person!.name).toHaveLength(60);
	});

	it('gives a name the same colour everywhere, and dark ones only', () => {
		expect(colourOf('Ana')).toBe(colourOf('Ana'));
		for (const name of ['', 'Ana', '😀', 'x'.repeat(999)]) expect(colourOf(name)).toMatch(/^#[0-9a-f]{6}$/);
	});
});
