// Following and calling: what is told to others and when, and what of them is listened to.
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { Company, type Told } from '#lib/open-model/company.svelte.ts';
import type { Person, View } from '#lib/open-model/people.ts';

const VIEW: View = { rect: [0, 0, 100, 50], extent: 'core' };
const person = (clientId: number, more: Partial<Person> = {}): Person => ({
	clientId,
	name: `P${clientId}`,
	colour: '#000000',
	cursor: null,
	selection: [],
	view: null,
	following: null,
	summons: null,
	...more
});

let people: Person[];
let told: Told[];
let company: Company;
beforeEach(() => {
	vi.useFakeTimers();
	people = [person(2), person(3)];
	told = [];
	company = new Company(
		() => people,
		1,
		(news) => told.push(news)
	);
});
afterEach(() => vi.useRealTimers());

describe('following', () => {
	it('is told to the others, once, and ends by itself when the other has left', () => {
		company.follow(3);
		company.follow(3);
		expect(told).toEqual([{ field: 'following', value: 3 }]);
		expect(company.following?.clientId).toBe(3);
		people = [person(2)];
		expect(company.following).toBe(null);
		company.follow(null);
		expect(told.at(-1)).toEqual({ field: 'following', value: null });
	});

	it('of this tab makes it show its view, only then, and only what is new', () => {
		company.show(VIEW);
		expect(told).toEqual([]);
		people = [person(2, { following: 1 }), person(3, { following: 2 })];
		expect(company.followers.map(({ clientId }) => clientId)).toEqual([2]);
		company.show(VIEW);
		company.show({ ...VIEW });
		company.show({ ...VIEW, extent: 'full' });
		company.show({ rect: [0, 0, 100, 51], extent: 'full' });
		people = [person(2)];
		company.show(VIEW);
		company.show(VIEW);
		expect(told.map(({ value }) => value)).toEqual([
			VIEW,
			{ ...VIEW, extent: 'full' },
			{ rect: [0, 0, 100, 51], extent: 'full' },
			null
		]);
	});

	it('each other moves nobody: who follows shows no view, and in a ring there is none to look at', () => {
		people = [person(2, { following: 1, view: VIEW }), person(3)];
		company.show(VIEW);
		company.follow(2);
		company.show(VIEW);
		company.show({ ...VIEW, extent: 'full' });
		expect(told.filter(({ field }) => field === 'view').map(({ value }) => value)).toEqual([VIEW, null]);
		expect(company.followedView).toBe(null);
		people = [person(2, { following: 3, view: VIEW }), person(3, { following: 1, view: VIEW })];
		expect(company.followedView).toBe(null);
		people = [person(2, { following: 3, view: VIEW }), person(3, { following: 2, view: VIEW })];
		expect(company.followedView).toBe(null);
		people = [person(2)];
		company.follow(null);
		people = [person(2, { following: 1 })];
		company.show(VIEW);
		expect(told.at(-1)).toEqual({ field: 'view', value: VIEW });
	});

	it('somebody who follows another leads to what that one looks at', () => {
		const full: View = { ...VIEW, extent: 'full' };
		people = [person(2, { following: 3 }), person(3, { view: full })];
		company.follow(2);
		expect(company.followedView).toEqual(full);
		// Whom they follow is gone: they look for themselves.
		people = [person(2, { following: 3, view: VIEW })];
		expect(company.followedView).toEqual(VIEW);
	});

	it('ends for good once somebody has been away for a while, and goes on where only the line broke', () => {
		company.follow(3);
		people = [person(2)];
		company.peopleChanged();
		vi.advanceTimersByTime(5000);
		people = [person(2), person(3)];
		company.peopleChanged();
		vi.advanceTimersByTime(60_000);
		expect(company.following?.clientId).toBe(3);
		people = [person(2)];
		company.peopleChanged();
		vi.advanceTimersByTime(5000);
		company.peopleChanged();
		vi.advanceTimersByTime(6000);
		expect(told.at(-1)).toEqual({ field: 'following', value: null });
		people = [person(2), person(3)];
		company.peopleChanged();
		expect(company.following).toBe(null);
	});
});

describe('a summons', () => {
	const summons = { at: 7, view: VIEW };

	it('is told and taken back after half a minute, for those who come later', () => {
		company.summon(VIEW);
		expect(told).toMatchObject([{ field: 'summons', value: { view: VIEW } }]);
		vi.advanceTimersByTime(20_000);
		company.summon(VIEW);
		vi.advanceTimersByTime(20_000);
		expect(told).toHaveLength(2);
		vi.advanceTimersByTime(20_000);
		expect(told.at(-1)).toEqual({ field: 'summons', value: null });
	});

	it('of another waits for an answer, and so does the next one', () => {
		people = [person(2, { summons })];
		expect(company.summonedBy?.clientId).toBe(2);
		company.answer(company.summonedBy!);
		expect(company.summonedBy).toBe(null);
		people = [person(2, { summons: { ...summons, at: 8 } })];
		expect(company.summonedBy?.summons?.at).toBe(8);
	});

	it('of somebody who has just had an answer is not heard, also where they come in anew', () => {
		people = [person(2, { summons })];
		company.answer(people[0]!);
		vi.advanceTimersByTime(9000);
		people = [person(2, { summons: { ...summons, at: 8 } }), person(5, { name: 'P2', summons })];
		company.peopleChanged();
		expect(company.summonedBy).toBe(null);
		people = [person(3, { summons }), ...people];
		company.peopleChanged();
		expect(company.summonedBy?.clientId).toBe(3);
		vi.advanceTimersByTime(2000);
		people = [person(2, { summons: { ...summons, at: 9 } })];
		company.peopleChanged();
		expect(company.summonedBy?.summons?.at).toBe(9);
	});

	it('need not be answered to whom one follows, and nothing is asked of nobody', () => {
		people = [person(2, { summons }), person(3)];
		company.follow(2);
		expect(company.summonedBy).toBe(null);
		company.answer(person(3));
		company.follow(null);
		expect(company.summonedBy?.clientId).toBe(2);
	});

	it('is not taken back any more once the page is closed', () => {
		company.summon(VIEW);
		company.close();
		vi.advanceTimersByTime(60_000);
		expect(told).toHaveLength(1);
	});
});
