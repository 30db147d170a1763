// Who is in a room: identities that the server gives, and messages that nobody should send.
import * as encoding from 'lib0/encoding';
import { describe, expect, it } from 'vitest';
import { MAX_STATE_BYTES, Presence, type Visible } from '#server/sync/presence.ts';
import { entriesOf, person, updateOf } from '../../support/awareness-updates.ts';
import { random } from '../../support/random-commands.ts';

describe('an identity', () => {
	const [ana, bo] = [person('Ana'), person('Bo')];
	const setUp = () => {
		const presence = new Presence<Visible>();
		presence.receive(ana, updateOf({ id: 1, clock: 0, state: { cursor: [1, 1] } }));
		presence.receive(bo, updateOf({ id: 2, clock: 0, state: { cursor: [2, 2] } }));
		presence.changes();
		return presence;
	};

	it('has the name that the server knows, whatever is claimed', () => {
		const presence = setUp();
		for (const user of [
			{ name: 'Ana' },
			'Ana',
			null,
			{ name: 'Ana', role: 'owner' },
			{ __proto__: { name: 'x' } }
		]) {
			presence.receive(bo, updateOf({ id: 2, clock: 9, state: { user, name: 'Ana' } }));
			expect(entriesOf(presence.everybody())[1]!.state).toEqual({ user: { name: 'Bo' } });
		}
		const twice = '{"user":{"name":"Bo"},"user":{"name":"Ana"},"__proto__":{"user":{"name":"Ana"}}}';
		const raw = encoding.encode((encoder) => {
			for (const number of [1, 2, 99]) encoding.writeVarUint(encoder, number);
			encoding.writeVarString(encoder, twice);
		});
		expect(presence.receive(bo, raw)).toBe(null);
		const sent = Buffer.from(presence.everybody()!).toString('latin1');
		expect(sent.match(/"user":\{"name":"Ana"\}/g)).toHaveLength(1);
		expect(entriesOf(presence.everybody())[1]!.state!.user).toEqual({ name: 'Bo' });
	});

	it('of another cannot be spoken for', () => {
		const presence = setUp();
		expect(presence.receive(bo, updateOf({ id: 1, clock: 9, state: { cursor: [6, 6] } }))).toBe('forged');
		expect(presence.changes()).toBe(null);
		expect(entriesOf(presence.everybody())[0]!.state).toEqual({ cursor: [1, 1], user: { name: 'Ana' } });
	});

	it('of another cannot be taken by who has none yet', () => {
		const presence = setUp();
		const cy = person('Cy');
		expect(presence.receive(cy, updateOf({ id: 1, clock: 9, state: { cursor: [6, 6] } }))).toBe('forged');
		expect(entriesOf(presence.everybody())).toHaveLength(2);
		expect(presence.changes()).toBe(null);
	});

	it('of another cannot be ended', () => {
		const presence = setUp();
		for (const clock of [0, 1, 50]) presence.receive(bo, updateOf({ id: 1, clock, state: null }));
		expect(presence.changes()).toBe(null);
		expect(entriesOf(presence.everybody())).toHaveLength(2);
	});

	it('of somebody who is away for a moment cannot be taken by another', () => {
		const presence = setUp();
		const cy = person('Cy');
		presence.leave(ana);
		presence.changes();
		presence.receive(cy, updateOf({ id: 1, clock: 9, state: { cursor: [6, 6] } }));
		expect(entriesOf(presence.everybody()).map(({ id }) => id)).toEqual([2]);
		const again = person('Ana');
		expect(presence.receive(again, updateOf({ id: 1, clock: 3, state: { cursor: [7, 7] } }))).toBe(null);
		expect(entriesOf(presence.changes())).toMatchObject([{ id: 1, state: { user: { name: 'Ana' } } }]);
	});

	it('is one for each member: what comes of a second is dropped', () => {
		const presence = setUp();
		expect(presence.receive(bo, updateOf({ id: 77, clock: 5, state: { cursor: [6, 6] } }))).toBe(null);
		expect(
			presence.receive(
				bo,
				updateOf({ id: 2, clock: 5, state: { cursor: [3, 3] } }, { id: 78, clock: 1, state: {} })
			)
		).toBe(null);
		expect(entriesOf(presence.everybody()).map(({ id }) => id)).toEqual([1, 2]);
	});

	it('goes over to the same person who comes again before the dead connection was noticed', () => {
		const presence = setUp();
		const again = person('Ana');
		expect(presence.receive(again, updateOf({ id: 1, clock: 0, state: { cursor: [8, 8] } }))).toBe(null);
		expect(entriesOf(presence.changes())).toMatchObject([{ id: 1, clock: 1, state: { cursor: [8, 8] } }]);
		// The dead one is noticed at last: who came again stays.
		presence.leave(ana);
		expect(presence.changes()).toBe(null);
		presence.leave(again);
		expect(entriesOf(presence.changes())).toEqual([{ id: 1, clock: 1, state: null }]);
	});

	it('with a very high clock does not make those who pass it on look like forgers', () => {
		const presence = setUp();
		for (const clock of [2 ** 31, 2 ** 31 - 1])
			presence.receive(bo, updateOf({ id: 2, clock, state: { cursor: [clock, 0] } }));
		for (const sent of [presence.changes()!, presence.renewed(), presence.renewed()])
			expect(presence.receive(ana, sent)).toBe(null);
	});

	it('is told to the others with a clock that only rises', () => {
		const presence = setUp();
		let last = 0;
		const next = random(3);
		let member = ana;
		for (let i = 0; i < 500; i++) {
			const what = next();
			if (what < 0.1) presence.leave(member);
			else if (what < 0.2) member = person('Ana');
			else if (what < 0.3) presence.renewed();
			else
				presence.receive(
					member,
					updateOf({ id: 1, clock: Math.floor(next() * 50), state: { cursor: [i, i] } })
				);
			for (const { id, clock, state } of entriesOf(presence.changes())) {
				if (id !== 1) continue;
				if (state) expect(clock).toBeGreaterThan(last);
				else expect(clock).toBeGreaterThanOrEqual(last);
				last = clock;
			}
		}
		expect(last).toBeGreaterThan(50);
	});
});

describe('an awareness message', () => {
	const ana = person('Ana');
	const raw = (...numbers: number[]) => Uint8Array.from(numbers);
	const text = (json: string, clock = 1) =>
		encoding.encode((encoder) => {
			for (const number of [1, 1, clock]) encoding.writeVarUint(encoder, number);
			encoding.writeVarString(encoder, json);
		});

	it.each([
		['nothing', raw()],
		['a number of entries without entries', raw(5)],
		['very many entries', raw(255, 255, 255, 255, 15)],
		['an entry that is cut off', updateOf({ id: 1, clock: 1, state: { a: 1 } }).slice(0, -2)],
		['a state that is not JSON', text('{{')],
		['a state that is a number', text('1')],
		['a state that is a list', text('[]')],
		[
			'a state nested too deep to be written again',
			text(`{"view":${'['.repeat(50_000)}${']'.repeat(50_000)}}`)
		],
		['a clock beyond all clocks', text('{}', 2 ** 50)]
	])('that cannot be read is malformed, and changes nothing: %s', (_, update) => {
		const presence = new Presence<Visible>();
		expect(presence.receive(ana, update)).toBe('malformed');
		expect([presence.changes(), presence.everybody()]).toEqual([null, null]);
	});

	it('passes on what somebody looks at, whom they follow and that they call the others, as they said it', () => {
		const presence = new Presence<Visible>();
		const view = { rect: [-1234.5, 678.25, 12345.75, 6789.5], extent: 'full' };
		const state = {
			cursor: [-123456, 123456],
			selection: Array.from({ length: 200 }, (_, i) => `n-${1000 + i}abcdef`),
			view,
			following: 4294967295,
			summons: { at: 1795000000000, view }
		};
		expect(presence.receive(person('Ana'), updateOf({ id: 1, clock: 0, state }))).toBe(null);
		expect(entriesOf(presence.changes())[0]!.state).toEqual({ ...state, user: { name: 'Ana' } });
	});

	it('is passed on without what nobody asked for', () => {
		const presence = new Presence<Visible>();
		const junk = { role: 'owner', html: '<b>', cursor2: [1, 2], toString: 'x', constructor: {} };
		presence.receive(person('Ana'), updateOf({ id: 1, clock: 0, state: { ...junk, cursor: [1, 2] } }));
		expect(entriesOf(presence.changes())[0]!.state).toEqual({ cursor: [1, 2], user: { name: 'Ana' } });
	});

	it('calls the others only where it is of somebody who may write', () => {
		const presence = new Presence<Visible>();
		const state = { summons: { at: 1, view: { rect: [0, 0, 9, 9], extent: 'full' } }, following: 2 };
		const viewer = { ...person('Vi'), mayWrite: false };
		presence.receive(viewer, updateOf({ id: 1, clock: 0, state }));
		presence.receive(person('Ana'), updateOf({ id: 2, clock: 0, state }));
		expect(entriesOf(presence.changes()).map(({ state: passedOn }) => passedOn)).toEqual([
			{ following: 2, user: { name: 'Vi' } },
			{ ...state, user: { name: 'Ana' } }
		]);
		// What comes back of it, as the client holds it, is nothing new.
		presence.receive(viewer, updateOf({ id: 1, clock: 0, state }));
		expect(presence.changes()).toBe(null);
	});

	it('with a state above 4 KB is left out, and the state before stays', () => {
		const presence = new Presence<Visible>();
		const state = (length: number, letter: string) => ({ selection: [letter.repeat(length)] });
		presence.receive(ana, updateOf({ id: 1, clock: 1, state: { cursor: [1, 1] } }));
		expect(presence.receive(ana, updateOf({ id: 1, clock: 2, state: state(MAX_STATE_BYTES, 'x') }))).toBe(
			'too-large'
		);
		// Few letters, many bytes.
		expect(presence.receive(ana, updateOf({ id: 1, clock: 3, state: state(1500, '😀') }))).toBe('too-large');
		expect(entriesOf(presence.everybody())[0]!.state).toMatchObject({ cursor: [1, 1] });
		expect(presence.receive(ana, updateOf({ id: 1, clock: 4, state: state(4000, 'x') }))).toBe(null);
		expect(entriesOf(presence.everybody())[0]!.state).toMatchObject(state(4000, 'x'));
	});

	it('leaves no more behind than a few numbers, however many come and go', () => {
		const presence = new Presence<Visible>();
		for (let i = 0; i < 5000; i++) {
			const one = person(`P${i}`);
			presence.receive(one, updateOf({ id: 100 + i, clock: 1, state: { cursor: [i, i] } }));
			presence.leave(one);
		}
		expect(presence.everybody()).toBe(null);
		expect(presence.changes()!.length).toBeLessThan(5000 * 12);
		expect(presence.changes()).toBe(null);
	});
});
