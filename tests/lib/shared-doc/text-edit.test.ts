// The smallest edit of a text, which never cuts a character in two.
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { editText } from '#lib/shared-doc/text-edit.ts';
import { SEEDED } from '../../support/models.ts';

/** Edits a text and says what was inserted and how much was deleted. */
function edit(now: string, next: string) {
	const doc = new Y.Doc();
	const text = doc.getText('t');
	text.insert(0, now);
	const inserted: string[] = [];
	let deleted = 0;
	let updates = 0;
	text.observe((event) => {
		for (const { insert, delete: gone } of event.delta) {
			if (typeof insert === 'string') inserted.push(insert);
			deleted += gone ?? 0;
		}
	});
	doc.on('update', () => updates++);
	doc.transact(() => editText(text, next));
	return { text: text.toString(), inserted: inserted.join(''), deleted, updates };
}

// Pairs that share one half: the case that a careless edit cuts.
const awkward = fc
	.array(fc.constantFrom('😀', '😁', '🐀', '👩‍👧', 'e\u0301', 'a', ' ', '\n'), { maxLength: 12 })
	.map((list) => list.join(''));
const anyText = fc.oneof(awkward, fc.string({ unit: 'binary', maxLength: 20 }));

describe('editText', () => {
	it('makes any text read any other, and inserts whole characters only', () => {
		fc.assert(
			fc.property(anyText, anyText, (now, next) => {
				const done = edit(now, next);
				expect(done.text).toBe(next);
				expect(done.inserted.isWellFormed()).toBe(true);
				if (now === next) expect(done.updates).toBe(0);
			}),
			{ ...SEEDED, numRuns: 1500 }
		);
	});

	it.each([
		['a common start and end', 'Trust grows', 'Trust slowly grows', 'slowly ', 0],
		['something taken out', 'Trust slowly grows', 'Trust grows', '', 7],
		['a whole other text', 'abc', 'xyz', 'xyz', 3],
		['an end that repeats the start', 'aa', 'aaa', 'a', 0],
		['the first half of a pair in common', '😀', '😁', '😁', 2],
		// U+1F600 and U+1FA00 share the second half.
		['the second half of a pair in common', '\u{1F600}', '\u{1FA00}', '\u{1FA00}', 2],
		['a pair beside a pair', '😀😀', '😀', '', 2]
	])('touches only what differs: %s', (_, now, next, inserted, deleted) => {
		expect(edit(now, next)).toMatchObject({ text: next, inserted, deleted });
	});
});
