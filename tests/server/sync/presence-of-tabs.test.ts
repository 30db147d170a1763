// What the stock client's awareness makes of what the server says of who is here.
import { Awareness, applyAwarenessUpdate, encodeAwarenessUpdate } from 'y-protocols/awareness';
import { describe, expect, it, onTestFinished } from 'vitest';
import * as Y from 'yjs';
import { Presence, type PresenceFault, type Visible } from '#server/sync/presence.ts';
import { type AwarenessState, entriesOf, person, updateOf } from '../../support/awareness-updates.ts';
import { random } from '../../support/random-commands.ts';

/** A person with the awareness of a browser, who sends what that sends, and gets what the server sends. */
class Tab {
	readonly awareness: Awareness;
	readonly member: Visible;
	readonly faults: PresenceFault[] = [];
	/** Messages that are on their way to the server. */
	out: Uint8Array[] = [];
	/** How many messages it has sent. */
	sent = 0;
	constructor(member: Visible, id: number, state: AwarenessState = { cursor: null }) {
		this.member = member;
		const doc = new Y.Doc();
		doc.clientID = id;
		this.awareness = new Awareness(doc);
		this.awareness.setLocalState(state);
		onTestFinished(() => this.awareness.destroy());
		// As y-websocket does it: also what came from the server is sent on.
		this.awareness.on('update', ({ added, updated, removed }: Record<string, number[]>) => {
			this.sent++;
			this.out.push(encodeAwarenessUpdate(this.awareness, [...added!, ...updated!, ...removed!]));
		});
	}
	get id() {
		return this.awareness.clientID;
	}
	set(state: AwarenessState) {
		this.awareness.setLocalState(state);
	}
	/** Whom it sees beside itself, by name. */
	sees() {
		const others = [...this.awareness.states].filter(([id]) => id !== this.id);
		return Object.fromEntries(others.map(([, { user, ...rest }]) => [(user as { name: string }).name, rest]));
	}
}

/** A room with only its presence: what changed is sent to everybody, as a room sends it. */
function room() {
	const presence = new Presence<Visible>();
	const tabs = new Set<Tab>();
	const deliver = (update: Uint8Array | null, to: Iterable<Tab> = tabs) => {
		if (update) for (const tab of to) applyAwarenessUpdate(tab.awareness, update, 'server');
	};
	/** @returns how many messages came in */
	const take = () => {
		let taken = 0;
		for (const tab of tabs)
			for (const message of tab.out.splice(0)) {
				taken++;
				const fault = presence.receive(tab.member, message);
				if (fault) tab.faults.push(fault);
			}
		return taken;
	};
	return {
		presence,
		join(tab: Tab) {
			tabs.add(tab);
			deliver(presence.everybody(), [tab]);
			if (tab.awareness.getLocalState()) tab.out = [encodeAwarenessUpdate(tab.awareness, [tab.id])];
		},
		/** The connection is gone; the tab forgets the others, as the stock client does. */
		leave(tab: Tab) {
			tabs.delete(tab);
			presence.leave(tab.member);
			const { awareness } = tab;
			const others = [...awareness.states.keys()].filter((id) => id !== tab.id);
			for (const id of others) awareness.states.delete(id);
			tab.out = [];
		},
		renew: () => deliver(presence.renewed()),
		/** Lets the messages run until nobody says anything any more. @returns after how many rounds that was */
		settle(most = 20) {
			for (let round = 0; round < most; round++) if (take() + deliverChanges() === 0) return round;
			return Infinity;
		}
	};
	function deliverChanges() {
		const changes = presence.changes();
		deliver(changes);
		return changes ? 1 : 0;
	}
}

describe('people with the stock client', () => {
	const setUp = () => {
		const { join, ...rest } = room();
		const [ana, bo] = [new Tab(person('Ana'), 1), new Tab(person('Bo'), 2)] as const;
		join(ana);
		join(bo);
		return { ...rest, join, ana, bo };
	};

	it('see each other come, change, leave, and come back', () => {
		const { ana, bo, join, leave, settle } = setUp();
		settle();
		expect([ana.sees(), bo.sees()]).toEqual([{ Bo: { cursor: null } }, { Ana: { cursor: null } }]);
		ana.set({ cursor: [1, 2] });
		settle();
		expect(bo.sees()).toEqual({ Ana: { cursor: [1, 2] } });
		leave(ana);
		settle();
		expect(bo.sees()).toEqual({});
		const late = new Tab(person('Cy'), 3);
		join(late);
		ana.set({ cursor: [3, 4] });
		join(ana);
		settle();
		expect(bo.sees()).toEqual({ Ana: { cursor: [3, 4] }, Cy: { cursor: null } });
		expect(late.sees()).toEqual({ Ana: { cursor: [3, 4] }, Bo: { cursor: null } });
		expect([ana, bo, late].flatMap((tab) => tab.faults)).toEqual([]);
	});

	it('come back under the same clock, and are seen', () => {
		const { ana, bo, join, leave, settle } = setUp();
		settle();
		leave(ana);
		settle();
		join(ana);
		settle();
		expect(bo.sees()).toEqual({ Ana: { cursor: null } });
		ana.set({ cursor: [5, 6] });
		settle();
		expect(bo.sees()).toEqual({ Ana: { cursor: [5, 6] } });
	});

	it('are gone when they say so, and seen when they are back', () => {
		const { ana, bo, settle } = setUp();
		settle();
		ana.set(null);
		settle();
		expect(bo.sees()).toEqual({});
		ana.set({ cursor: [1, 1] });
		settle();
		expect(bo.sees()).toEqual({ Ana: { cursor: [1, 1] } });
	});

	it('fall silent where nothing happens, also after everybody was renewed', () => {
		const { ana, bo, renew, settle } = setUp();
		expect(settle()).toBeLessThan(6);
		for (let i = 0; i < 5; i++) {
			renew();
			expect(settle(), `after renewal ${i}`).toBeLessThan(6);
		}
		ana.set({ cursor: [7, 8] });
		expect(settle()).toBeLessThan(6);
		expect([ana.sees(), bo.sees()]).toEqual([{ Bo: { cursor: null } }, { Ana: { cursor: [7, 8] } }]);
	});

	it('end with what was last said, also where a renewal crosses it', () => {
		const { ana, bo, renew, settle } = setUp();
		settle();
		for (let i = 0; i < 20; i++) {
			// Sent, and not yet there when everybody is renewed.
			ana.set({ cursor: [i, i] });
			renew();
			if (i % 2) bo.set({ cursor: [i, 0] });
			expect(settle(), `round ${i}`).toBeLessThan(12);
		}
		expect(bo.sees()).toEqual({ Ana: { cursor: [19, 19] } });
		expect(ana.sees()).toEqual({ Bo: { cursor: [19, 0] } });
		expect(ana.awareness.getLocalState()).toMatchObject({ cursor: [19, 19] });
		expect([...ana.faults, ...bo.faults]).toEqual([]);
	});

	it('that are renewed are kept by the others, who forget after thirty seconds', () => {
		const { ana, bo, renew, settle } = setUp();
		settle();
		const seenAt = () => bo.awareness.meta.get(1)!.lastUpdated;
		bo.awareness.meta.get(1)!.lastUpdated = 1;
		renew();
		expect(seenAt()).toBeGreaterThan(1);
		expect(ana.awareness.states.has(1)).toBe(true);
	});

	it('do not speak for themselves through what they pass on of others', () => {
		const { join, leave, settle, ana, bo } = setUp();
		// Somebody who looks on says nothing of themselves, and passes on what they hear, as the stock client does.
		const watcher = new Tab(person('Watcher'), 9, null);
		watcher.out = [];
		leave(bo);
		settle();
		join(watcher);
		ana.set({ cursor: [1, 1] });
		settle();
		expect(watcher.sent).toBeGreaterThan(0);
		expect(watcher.faults).toEqual([]);
		leave(ana);
		settle();
		join(bo);
		settle();
		expect([watcher.sees(), bo.sees()]).toEqual([{ Bo: { cursor: null } }, {}]);
		join(ana);
		settle();
		expect(ana.faults).toEqual([]);
		expect(bo.sees()).toEqual({ Ana: { cursor: [1, 1] } });
	});

	it('in two tabs have a presence each, though each tells the server of the other, even before that does', () => {
		const { presence } = room();
		const [one, two] = [person('Ana', 'ana'), person('Ana', 'ana')];
		presence.receive(one, updateOf({ id: 1, clock: 0, state: { cursor: [1, 1] } }));
		presence.receive(two, updateOf({ id: 2, clock: 0, state: { cursor: [2, 2] } }));
		// Tabs of one browser also talk past the server, so the other's news may come in through this one first.
		expect(presence.receive(one, updateOf({ id: 2, clock: 5, state: { cursor: [3, 3] } }))).toBe(null);
		expect(presence.receive(two, updateOf({ id: 2, clock: 5, state: { cursor: [3, 3] } }))).toBe(null);
		expect(entriesOf(presence.everybody()).map(({ id, state }) => [id, state!.cursor])).toEqual([
			[1, [1, 1]],
			[2, [3, 3]]
		]);
	});

	it('agree in the end about everybody, whatever happens in which order', () => {
		for (let seed = 1; seed <= 100; seed++) {
			const next = random(seed);
			const { join, leave, settle, renew, presence } = room();
			const tabs = Array.from({ length: 5 }, (_, i) => new Tab(person(`P${i}`), 10 + i));
			const here = new Set<Tab>();
			for (let step = 0; step < 120; step++) {
				const tab = tabs[Math.floor(next() * tabs.length)]!;
				const what = next();
				if (!here.has(tab)) {
					if (what < 0.5) {
						here.add(tab);
						join(tab);
					} else tab.set({ cursor: [step, 0] });
				} else if (what < 0.15) {
					here.delete(tab);
					leave(tab);
				} else if (what < 0.6) tab.set({ cursor: [step, 1] });
				else if (what < 0.7) renew();
				else if (what < 0.9) settle(1 + Math.floor(next() * 2));
			}
			// Whoever comes back sees at the next renewal those who did nothing meanwhile: the stock client knows their clock.
			settle(60);
			renew();
			expect(settle(60), `seed ${seed}`).toBeLessThan(60);
			const truth = Object.fromEntries(
				[...here].map((tab) => [tab.member.name, tab.awareness.getLocalState()!.cursor])
			);
			for (const tab of here) {
				const { [tab.member.name]: _, ...others } = truth;
				const seen = Object.entries(tab.sees()).map(([name, state]) => [name, state.cursor]);
				expect(Object.fromEntries(seen), `seed ${seed}, ${tab.member.name}`).toEqual(others);
				expect(tab.faults).toEqual([]);
			}
			expect(entriesOf(presence.everybody())).toHaveLength(here.size);
		}
	});
});
