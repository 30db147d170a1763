// Codes of families and cases in what people wrote. A code such as "7" or "A" is also a word or a number, so by itself only
// one is looked for that can hardly be anything else; after "family", "case", "ref" and the like any is.
import { folded, replaceFolded, type Replacement } from './folded.ts';

const STARTS = '(?<![\\p{L}\\p{N}])';
/** After a word that leads to it a number needs no blank: "family1042". */
const STARTS_LED = '(?:(?<![\\p{L}\\p{N}])|(?<=\\p{L})(?=\\p{N}))';
/** A letter at the end tells members of a family apart: "DAR023a". */
const ENDS = '(?:(?<=\\p{N})\\p{L})?(?![\\p{L}\\p{N}])';

/** Words after which every code is one, those of people first. */
const PEOPLE = ['families', 'family', 'cases', 'case', 'children', 'child', 'young people', 'young person'];
const NUMBERS = ['references', 'reference', 'refs', 'ref', 'codes', 'code', 'numbers', 'number'];
/** "No" is a word by itself, so it wants a full stop or a number. */
const NO = `${anyCase('no')}${anyCase('s')}?(?:\\.|(?=[\\s:]{0,20}\\p{N}))`;
const OF_PEOPLE = wordsOf(PEOPLE);
const OF_ALL = `(?:${wordsOf(PEOPLE)}|${wordsOf(NUMBERS)}|${NO})`;
const SEPARATORS = '[\\s\\p{Pd}\\p{Ps}\\p{Pi}_.:=#"\']{0,20}';
/** "Family", "case no.", "Child (". */
const PEOPLE_LEAD = `${STARTS}${OF_PEOPLE}(?:${SEPARATORS}${OF_ALL})*${SEPARATORS}`;
/** Also "Ref: #". */
const LEAD = `(?:${STARTS}${OF_ALL}(?:${SEPARATORS}${OF_ALL})*|#)${SEPARATORS}`;
/** Between codes of a list. */
const AND = `\\s{0,20}(?:(?:[,;/&+\\p{Pd}]|\\b${wordsOf(['and', 'or', 'to'])}\\b)\\s{0,20})+`;
/** "DAR023", "dar 023", "Dar no. 023". */
const BETWEEN = `[\\s\\p{Pd}_./:#]{0,20}(?:(?:${NO}|${wordsOf(NUMBERS)})[\\s.:#]{0,20})?`;

function wordsOf(words: readonly string[]): string {
	return `(?:${words.map(anyCase).join('|')})`;
}

/** In any case of its letters; a blank is any white space. */
function anyCase(text: string): string {
	return [...text]
		.map((letter) => {
			if (/\s/.test(letter)) return '\\s+';
			const [lower, upper] = [letter.toLowerCase(), letter.toUpperCase()];
			return lower === upper || lower.length !== 1 || upper.length !== 1 ? letter : `[${lower}${upper}]`;
		})
		.join('');
}

const signsOf = (code: string): string => code.replaceAll(/[^\p{L}\p{N}]/gu, '');

/** Letters with digits ("DAR023", "case 1"), long numbers, or a pseudonym with a capital. */
function isTelling(code: string): boolean {
	const signs = signsOf(code);
	const [letters, digits] = [/\p{L}/u.test(signs), /\p{N}/u.test(signs)];
	if (letters && digits) return signs.length >= 3;
	return digits ? signs.length >= 5 : signs.length >= 3 && /\p{Lu}/u.test(signs);
}

/** "DAR023" also as "dar 023"; one without digits only as it is written, since it may be a word. */
function spelt(code: string, shortToo: boolean): string {
	const runs = code.match(/\p{L}+|\p{N}+/gu) ?? [];
	const loose = runs.some((run) => /\p{N}/u.test(run)) && (shortToo || runs.join('').length >= 4);
	return runs.map((run) => (loose ? anyCase(run) : run)).join(loose ? BETWEEN : '[\\s\\p{Pd}_]+');
}

const anyOf = (codes: readonly string[], shortToo: boolean): string =>
	`(?:${codes.map((code) => spelt(code, shortToo)).join('|')})${ENDS}`;

/** "14" of "case 14", since cases 1 and 14 are told that way. */
const WITHOUT_WORD = new RegExp(`^${PEOPLE_LEAD}(?:(?<!\\p{L})(?=\\p{L})|(?=\\p{N}))`, 'u');

const longestFirst = (codes: readonly string[]): string[] =>
	[...new Set(codes)].filter((code) => signsOf(code) !== '').sort((a, b) => b.length - a.length);

/** A code, or several in a list, in folded text. */
interface Mention {
	/** Where the word before them begins; where there is none, the first of them. */
	from: number;
	codes: { from: number; to: number }[];
	/** The first is a number that is a code only behind its own word: the 14 of "case 14". */
	isRest: boolean;
}

/** "Families 14" counts families; "families 1 and 14" names them. */
const SEVERAL = new RegExp(`^${wordsOf(['families', 'cases', 'children', 'young people'])}`, 'u');

/** Of text up to the first sign of a code. As far back as a word before a code may begin. */
const BACK = 80;
const LEAD_BEFORE = new RegExp(`${LEAD}(?=[\\p{L}\\p{N}]$)`, 'u');
const PEOPLE_LEAD_BEFORE = new RegExp(`${PEOPLE_LEAD}(?=[\\p{L}\\p{N}]$)`, 'u');
const ONLY_AND = new RegExp(`^${AND}$`, 'u');

/** Finds codes first and then looks at what is before them, since few texts hold any. */
function finder(codes: readonly string[]): (text: string) => Mention[] {
	const known = longestFirst(codes.map((code) => folded(code).text));
	if (known.length === 0) return () => [];
	const telling = known.filter(isTelling);
	const rests = longestFirst(known.map((code) => code.replace(WITHOUT_WORD, '')));
	const all = new RegExp(
		[
			`(?<telling>${telling.length > 0 ? STARTS + anyOf(telling, false) : '(?!)'})`,
			`(?<known>${STARTS_LED}${anyOf(known, true)})`,
			STARTS_LED + anyOf(rests, true)
		].join('|'),
		'gu'
	);
	return (text) => {
		const mentions: Mention[] = [];
		all.lastIndex = 0;
		for (let match = all.exec(text); match; match = all.exec(text)) {
			const { 0: found, index, groups } = match;
			const code = { from: index, to: index + found.length };
			const last = mentions.at(-1);
			const end = last?.codes.at(-1)!.to ?? 0;
			const before = text.slice(Math.max(end, index - BACK), index + 1);
			const lead = (groups!.known === undefined ? PEOPLE_LEAD_BEFORE : LEAD_BEFORE).exec(before)?.[0];
			if (last && last.from < last.codes[0]!.from && ONLY_AND.test(text.slice(end, index)))
				last.codes.push(code);
			else if (lead !== undefined) {
				const isRest = groups!.known === undefined && groups!.telling === undefined;
				mentions.push({ from: index - lead.length, codes: [code], isRest });
			} else if (groups!.telling !== undefined) mentions.push({ from: index, codes: [code], isRest: false });
			// Another code may begin within what was none.
			else all.lastIndex = index + String.fromCodePoint(text.codePointAt(index)!).length;
		}
		return mentions.filter(
			({ isRest, codes, from }) => !isRest || codes.length > 1 || !SEVERAL.test(text.slice(from))
		);
	};
}

/** What is found of these codes in folded text, in order, with the word before them that says what they are. */
export function familyCodesIn(codes: readonly string[]): (text: string) => string[] {
	const find = finder(codes);
	return (text) => find(text).map(({ from, codes }) => text.slice(from, codes.at(-1)!.to));
}

/** Takes the codes out of text: "families DAR002 and DAR030" becomes "a family and a family". */
export function withoutFamilyCodes(codes: readonly string[]): (text: string) => string {
	const find = finder(codes);
	const replacements = (text: string): Replacement[] =>
		find(text).flatMap(({ from, codes }) =>
			codes.map((code, i) => {
				// "the family (1042)" keeps what it opened.
				const lead = i === 0 ? text.slice(from, code.from) : '';
				const isOpen = /[\p{Ps}\p{Pi}"']/u.test(lead);
				return { from: i > 0 || isOpen ? code.from : from, to: code.to, words: 'a family' };
			})
		);
	return (text) => replaceFolded(text, replacements);
}
