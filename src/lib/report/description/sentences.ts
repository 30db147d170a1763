// The small change of prose: quoted names, counts in words, lists, reasons that follow "because". Read aloud, every
// sentence ends with a full stop, and nothing is told by a sign alone.
import { labelOf } from '#lib/domain/item-words.ts';
import type { Model, TheoryNode } from '#lib/domain/theory/model.ts';
import { NODE_KIND_WORDS } from '#lib/domain/theory/vocabulary.ts';

const DIGITS = ['no', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine'];

/** One line of text without space around it. */
export const oneLine = (text: string): string => text.trim().replaceAll(/\s+/g, ' ');

/** Numbers to nine as words: "seven records", "fewer than five records", "12 records". */
const spelt = (words: string): string =>
	words.replaceAll(/(?<![\d.,])\d(?![\d.,%])/g, (digit) => DIGITS[Number(digit)]!);

/** "five", "12". */
export const inWords = (n: number): string => spelt(String(n));

const manyOf = (one: string): string => (one.endsWith('x') ? `${one}es` : `${one}s`);

/** "no nodes", "one node", "12 boxes". */
export const several = (n: number, one: string): string => spelt(`${n} ${n === 1 ? one : manyOf(one)}`);

/** "all 12 nodes", "one of the 12 nodes", "none of the 12 nodes". */
export function partOf(n: number, all: number, one: string): string {
	if (n === all)
		return all > 2 ? `all ${several(all, one)}` : all === 1 ? `the one ${one}` : several(all, one);
	return `${n === 0 ? 'none' : spelt(String(n))} of the ${several(all, one)}`;
}

/** "seven records", "a few records". @param fewBelow counts from 1 to under this are not told; 0: all are */
export const counted = (n: number, one: string, fewBelow: number): string =>
	n > 0 && n < fewBelow ? `a few ${manyOf(one)}` : several(n, one);

export const capital = (text: string): string => text.replace(/^\p{Ll}/u, (first) => first.toUpperCase());

/** With a full stop where it does not end a sentence yet. */
export function sentence(text: string): string {
	const line = oneLine(text);
	return line === '' || /[.!?…]["'”’)]*$/.test(line) ? line : `${line}.`;
}

/** Sentences one after the other; empty ones are left out. */
export const together = (...texts: readonly string[]): string =>
	texts.filter(Boolean).map(sentence).join(' ');

/** "A", "A or B", "A, B or C". */
export const either = (parts: readonly string[]): string =>
	parts.length < 2 ? (parts[0] ?? '') : `${parts.slice(0, -1).join(', ')} or ${parts.at(-1)!}`;

/** A text in quotation marks; those in it become single ones. */
export const quoted = (text: string): string => `“${text.replaceAll('“', '‘').replaceAll('”', '’')}”`;

export const nameOf = (node: Pick<TheoryNode, 'label'> | undefined): string =>
	quoted(labelOf(node && { label: oneLine(node.label) }));

/** Words that no name begins with, as far as reasons are concerned. */
const COMMON = new Set(
	(
		'a an the this that these those it its they their there he she we our you when where while if as at by for from in ' +
		'into of on over to with without within after before during under only not no none nobody nothing some most many ' +
		'much all any both each every either one two three more less few fewer once here how what who why because and but or ' +
		'so than then can could may might must should will would is are was were has have had do does being having better ' +
		'worse good bad new longer shorter higher lower better earlier later faster quick quicker close closer early late ' +
		'long short high low own other others people families family workers worker staff parents children young money help ' +
		'trust time need needs support talking working knowing seeing getting giving feeling making doing used hidden'
	).split(' ')
);
/** Endings of what names are not made of. */
const COMMON_ENDING = /(?:tion|sion|ment|ness|ity|ance|ence|ship)s?$/;
/** Words with so many first letters in common are forms of one word: "decide", "deciding". */
const STEM = 5;

/**
 * Which first words of a reason are small within a sentence. A word that the model has in capitals elsewhere than at a
 * beginning is a name; one that it has in small letters, in any form, or that is a common one, is none; all others stay
 * as they are.
 */
export interface FirstWords {
	names: ReadonlySet<string>;
	/** Words, and their first letters. */
	small: ReadonlySet<string>;
}

export function firstWordsOf({ nodes, arrows }: Model): FirstWords {
	const names = new Set<string>();
	const small = new Set(Object.values(NODE_KIND_WORDS).map((words) => words.toLowerCase()));
	const texts = [
		...[...nodes.values()].flatMap(({ label, note }) => [label, note]),
		...[...arrows.values()].map(({ because }) => because)
	];
	for (const text of texts) {
		for (const { 0: word, index } of text.matchAll(/\p{L}+/gu)) {
			if (/^\p{Ll}/u.test(word)) small.add(word).add(stemOf(word));
			else if (/[\p{L}\p{N},;–-]["'”’)]? ?$/u.test(text.slice(0, index))) names.add(word.toLowerCase());
		}
	}
	return { names, small };
}

const stemOf = (word: string): string => (word.length > STEM ? `${word.slice(0, STEM)}…` : word);

/** What follows "because ": one line, begun small where that is safe, without a "because" of its own. */
export function reasonOf(because: string, { names, small }: FirstWords): string {
	const line = oneLine(because).replace(/^because[:,]? (?=.)/i, '');
	const first = /^\p{Lu}\p{Ll}*(?![\p{L}\p{N}]| \p{N})/u.exec(line)?.[0].toLowerCase();
	if (first === undefined || first === 'i' || names.has(first)) return line;
	const forms = [first, `${first}s`, first.replace(/s$/, ''), stemOf(first)];
	const isCommon = COMMON.has(first) || COMMON_ENDING.test(first) || forms.some((form) => small.has(form));
	return isCommon ? `${line[0]!.toLowerCase()}${line.slice(1)}` : line;
}
