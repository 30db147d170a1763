// Commands on arrows against the laws of every command and the rules A1–A8.
import { describe, expect, it } from 'vitest';
import { connect, editArrow } from '#lib/domain/theory/arrow-commands.ts';
import { findProblems, PROSE_LIMIT } from '#lib/domain/theory/integrity.ts';
import { RELATIONS } from '#lib/domain/theory/vocabulary.ts';
import { after, refusal } from '../../../support/command-laws.ts';
import { arrow, model, node, smallModel } from '../../../support/models.ts';

const start = smallModel();
const join = (from: string, to: string, more = {}) =>
	refusal(start, (m) => connect(m, { id: 'new', from, to, ...more }));

describe('connect', () => {
	it('joins two nodes; without a relation it leads to', () => {
		const next = after(start, (m) =>
			connect(m, { id: 'new', from: 'need', to: 'safe', because: 'why\nnot' })
		);
		expect(next.arrows.get('new')).toEqual(arrow('new', 'need', 'safe', { because: 'why\nnot' }));
	});

	it('A2 joins a node to an arrow; without a relation it moderates', () => {
		const next = after(start, (m) => connect(m, { id: 'new', from: 'mod', to: 'e1' }));
		expect(next.arrows.get('new')).toEqual(arrow('new', 'mod', 'e1', { relation: 'moderates' }));
		expect(after(next, (m) => connect(m, { id: 'newer', from: 'safe', to: 'new' })).arrows.size).toBe(7);
	});

	it('A2 refuses an arrow that starts at an arrow', () => {
		expect(join('e1', 'need')).toBe('arrow-from-arrow');
	});

	it('A1 refuses an end that does not exist, or is neither node nor arrow', () => {
		expect(join('gone', 'need')).toBe('dangling-arrow');
		expect(join('need', 'gone')).toBe('dangling-arrow');
		expect(join('need', 'A')).toBe('dangling-arrow');
		expect(join('st1', 'need')).toBe('dangling-arrow');
		expect(join('', 'need')).toBe('dangling-arrow');
	});

	it('A3 refuses an arrow from a node to itself', () => {
		expect(join('need', 'need')).toBe('arrow-to-itself');
	});

	it('A4 refuses a second arrow with the same ends and relation', () => {
		expect(join('need', 'help')).toBe('duplicate-arrow');
		expect(join('mod', 'e4')).toBe('duplicate-arrow');
	});

	it('A4 takes the same ends with another relation, and the way back', () => {
		expect(join('need', 'help', { relation: 'enables' })).toBe(null);
		expect(join('help', 'need')).toBe(null);
	});

	it('A6 refuses an arrow onto itself by its own id', () => {
		// The id is new, so its end does not exist: A1 and A6 say the same here.
		expect(refusal(start, (m) => connect(m, { id: 'new', from: 'mod', to: 'new' }))).toBe('dangling-arrow');
	});

	it('A8 takes an arrow that closes a cycle of nodes', () => {
		const next = after(start, (m) => connect(m, { id: 'new', from: 'safe', to: 'need' }));
		expect(findProblems(next)).toEqual([]);
		expect(join('help', 'need')).toBe(null);
	});

	it('N5 refuses an id that names something already', () => {
		for (const id of ['need', 'e1', 'A', 's1', 'st1'])
			expect(refusal(start, (m) => connect(m, { id, from: 'need', to: 'safe' }))).toBe('duplicate-id');
	});

	it('N1 refuses an id with other characters', () => {
		expect(refusal(start, (m) => connect(m, { id: 'a b', from: 'need', to: 'safe' }))).toBe('invalid-id');
	});

	it('N3 refuses a because that is too long or holds control characters', () => {
		expect(join('need', 'safe', { because: 'x'.repeat(PROSE_LIMIT + 1) })).toBe('label-too-long');
		expect(join('need', 'safe', { because: 'a\u0000' })).toBe('invalid-label');
	});

	it('refuses a relation that is not in the list', () => {
		expect(join('need', 'safe', { relation: 'causes' })).toBe('invalid-relation');
	});

	it.each(RELATIONS)('takes the relation %s', (relation) => {
		expect(join('need', 'safe', { relation })).toBe(null);
	});
});

describe('editArrow', () => {
	const edit = (id: string, fields: Parameters<typeof editArrow>[2]) =>
		refusal(start, (m) => editArrow(m, id, fields));

	it('changes relation, because, status and ends at once', () => {
		const fields = {
			relation: 'decreases',
			because: 'why',
			status: 'feared-not-observed',
			from: 'bond',
			to: 'safe'
		} as const;
		const next = after(start, (m) => editArrow(m, 'e1', fields));
		expect(next.arrows.get('e1')).toEqual({ ...start.arrows.get('e1'), ...fields });
	});

	it('A1 refuses an end that does not exist', () => {
		expect(edit('e1', { to: 'gone' })).toBe('dangling-arrow');
		expect(edit('e1', { from: 'gone' })).toBe('dangling-arrow');
	});

	it('A2 refuses a start that is an arrow', () => {
		expect(edit('e1', { from: 'e2' })).toBe('arrow-from-arrow');
	});

	it('A3 refuses an end where it starts', () => {
		expect(edit('e1', { to: 'need' })).toBe('arrow-to-itself');
	});

	it('A4 refuses what another arrow says already, but not what it says itself', () => {
		expect(edit('e2', { from: 'need', to: 'help' })).toBe('duplicate-arrow');
		expect(edit('e1', { because: 'why' })).toBe(null);
	});

	it('A6 refuses an arrow that would act on itself, directly or round a circle', () => {
		expect(edit('e5', { to: 'e5' })).toBe('arrow-cycle');
		expect(edit('e4', { to: 'e5' })).toBe('arrow-cycle');
		const chain = model({
			nodes: [node('a'), node('b'), node('c')],
			arrows: [arrow('x', 'a', 'b'), arrow('y', 'b', 'x'), arrow('z', 'c', 'y')]
		});
		expect(refusal(chain, (m) => editArrow(m, 'x', { to: 'z' }))).toBe('arrow-cycle');
		expect(refusal(chain, (m) => editArrow(m, 'z', { to: 'x' }))).toBe(null);
	});

	it('N3 refuses a because that is too long', () => {
		expect(edit('e1', { because: 'x'.repeat(PROSE_LIMIT + 1) })).toBe('label-too-long');
	});

	it('refuses an unknown relation and an arrow that is gone', () => {
		expect(edit('e1', { relation: 'causes' as never })).toBe('invalid-relation');
		expect(edit('gone', { because: 'x' })).toBe('not-found');
		expect(edit('need', { because: 'x' })).toBe('not-found');
	});

	it('does nothing where nothing differs', () => {
		expect(edit('e2', { because: 'help is noticed', to: 'bond' })).toBe('nothing-to-change');
	});
});
