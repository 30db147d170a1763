// Names of people in a short text. A word counts as a name by what is known of it and by what stands beside it: a title,
// a relative, “for”, a surname, something that belongs to a person. A word that is also something else needs more of it.
import { lexicon } from './lexicon.ts';
import { markWords, type MarkedWord, type Style } from './marked-words.ts';
import type { Suspect } from './suspect.ts';
import {
	BEFORE_NO_PERSON,
	BELONGINGS,
	FAMILY,
	FOR,
	FOR_A_PERSON,
	JOINS_KIN,
	KIN,
	NOT_A_FAMILY,
	OWN_BELONGINGS,
	PLACES_AND_BODIES,
	PLAIN_TITLES,
	SMALL_WORDS,
	TITLES
} from './surroundings.ts';

const BLANK = /^\.?\s+$/;
const AFTER_INITIAL = /^\.?\s*$/;
const AND = /^\s*(?:,|&|\/|\+)\s*$/;
const PARTICLES = new Set([
	'van',
	'von',
	'de',
	'da',
	'dos',
	'der',
	'den',
	'bin',
	'bint',
	'al',
	'el',
	'ul',
	'ur',
	'la',
	'le',
	'di'
]);

interface Scan {
	words: MarkedWord[];
	style: Style;
}
/** How much speaks for a person here: 0 nothing, 1 “for” or “with”, 2 a relative, 3 a name just before and “and”. */
type Evidence = 0 | 1 | 2 | 3;

export function namesIn(text: string): Suspect[] {
	const scan = markWords(text);
	const found: Suspect[] = [];
	for (let i = 0; i < scan.words.length;) {
		const end = titledAt(scan, i) ?? namedAt(scan, i, evidenceAt(scan, i, found)) ?? surnameAt(scan, i);
		if (end === null) {
			i++;
			continue;
		}
		const at = scan.words[i]!.at;
		found.push({ text: text.slice(at, scan.words[end - 1]!.end), kind: 'name', at });
		i = end;
	}
	return found;
}

const isCapital = (word: MarkedWord | undefined) => word?.shape === 'capital' || word?.shape === 'caps';
const follows = (word: MarkedWord | undefined, pattern = BLANK) =>
	word !== undefined && pattern.test(word.before);

/** A name is finished where the text, the phrase or the clause is. */
function isEnd(word: MarkedWord | undefined): boolean {
	return !word || !follows(word) || SMALL_WORDS.has(word.key);
}

/** The word makes a place, a shop or a body of the name before it. In a text of small letters only where it says nothing else. */
function isPlaceOrBody(word: MarkedWord | undefined, style: Style): boolean {
	if (!word || !follows(word) || !PLACES_AND_BODIES.has(word.key)) return false;
	return style !== 'mixed' || isCapital(word) || !BELONGINGS.has(word.key);
}

function evidenceAt({ words }: Scan, i: number, found: readonly Suspect[]): Evidence {
	const before = words[i - 1];
	const word = words[i]!;
	if (!before) return 0;
	const last = found.at(-1);
	if (last) {
		const end = last.at + last.text.length;
		if (before.end === end && AND.test(word.before) && !before.possessive) return 3;
		if (before.key === 'and' && words[i - 2]?.end === end && follows(before) && follows(word)) return 3;
	}
	if (KIN.has(before.key) && !before.possessive && JOINS_KIN.test(word.before)) return 2;
	return FOR.has(before.key) && follows(word) && FOR_A_PERSON.has(before.key) ? 1 : 0;
}

/** “Mrs Rose”, “Mr J Smith”, “Mr & Mrs Patel”: index behind the name, or null. */
function titledAt(scan: Scan, i: number): number | null {
	const { words, style } = scan;
	const title = words[i]!;
	if (!TITLES.has(title.key) || title.known === 'phrase' || title.possessive) return null;
	let next = i + 1;
	if (words[next] && (/^\.?\s*&\s*$/.test(words[next]!.before) || words[next]!.key === 'and')) {
		if (words[next]!.key === 'and') next++;
		if (!words[next] || !TITLES.has(words[next]!.key)) return null;
		next++;
	}
	while (words[next]?.shape === 'initial' && follows(words[next], AFTER_INITIAL)) next++;
	const name = words[next];
	if (!name || !follows(name, AFTER_INITIAL) || name.known === 'phrase') return null;
	const known = name.first !== null || name.last !== null;
	const plain = PLAIN_TITLES.has(title.key);
	const capital = style === 'mixed' || style === 'title' ? isCapital(name) : plain;
	const strange = !name.ordinary && !PLACES_AND_BODIES.has(name.key) && !SMALL_WORDS.has(name.key);
	const certain = name.first === 'sure' || name.last === 'sure';
	if (
		title.key === 'master'
			? name.first !== 'sure'
			: !(capital && (strange || known) && isTitled(plain, name, style))
	)
		if (!(plain && certain)) return null;
	return afterSurname(scan, next + 1, name.last !== 'sure' || name.first !== null);
}

/** “Miss School” and “Dr Appointment” of a text whose every word has a capital. */
function isTitled(plain: boolean, name: MarkedWord, style: Style): boolean {
	return plain || style === 'mixed' || name.first === 'sure' || name.last === 'sure' || !name.ordinary;
}

/** A first name with what belongs to it, or an initial with a surname: index behind the name, or null. */
function namedAt(scan: Scan, i: number, evidence: Evidence): number | null {
	const { words, style } = scan;
	const word = words[i]!;
	const next = words[i + 1];
	if (word.known === 'phrase' || (word.known === 'shop' && !(evidence === 2 && word.first === 'sure')))
		return null;
	if (word.shape === 'initial' || /^\p{Lu}{2}$/u.test(word.text)) {
		const end = initialsAt(scan, i, evidence);
		if (end !== null) return end;
	}
	if (word.shape === 'initial' || (follows(word) && BEFORE_NO_PERSON.has(words[i - 1]?.key ?? '')))
		return null;
	const surname = surnameBehind(scan, i, evidence);
	const body = isPlaceOrBody(words[surname], style) && evidence < 2;
	if (word.first === 'sure') {
		if (body) return null;
		if (surname > i + 1) return surname;
		// In small letters “dan” and “tim” are not enough.
		return word.shape !== 'lower' || evidence || word.possessive || word.key.length > 3 ? i + 1 : null;
	}
	const owns = word.possessive && follows(next) && isCapital(word) === (style !== 'lower');
	if (word.first && surname > i + 1 && !body) return surname;
	if (body) return null;
	if (word.first) {
		const capital = style === 'mixed' && word.shape === 'capital';
		if (owns && (word.first === 'gentle' ? BELONGINGS : OWN_BELONGINGS).has(next!.key)) return i + 1;
		if (evidence === 2 && (capital || (word.first === 'gentle' && style !== 'title')))
			return word.first === 'gentle' || capital ? i + 1 : null;
		if (evidence === 3 && capital && (word.possessive || isEnd(next) || word.first === 'gentle'))
			return i + 1;
		if (
			evidence === 1 &&
			word.first === 'gentle' &&
			(capital || style === 'title' ? isEnd(next) || word.possessive : !next)
		)
			return i + 1;
		return null;
	}
	return strangeAt(scan, i, evidence);
}

/** A word that no list knows: a name behind a relative, before a sure surname, or where it owns a bedroom. */
function strangeAt(scan: Scan, i: number, evidence: Evidence): number | null {
	const { words, style } = scan;
	const word = words[i]!;
	const next = words[i + 1];
	if (style !== 'mixed' || word.shape !== 'capital' || word.ordinary || SMALL_WORDS.has(word.key))
		return null;
	if (KIN.has(word.key) || TITLES.has(word.key) || FAMILY.has(word.key) || PLACES_AND_BODIES.has(word.key))
		return null;
	if (word.possessive) return follows(next) && OWN_BELONGINGS.has(next!.key) && !word.last ? i + 1 : null;
	if (next && follows(next) && isCapital(next) && next.last === 'sure' && !next.known && word.last !== 'sure')
		return isPlaceOrBody(words[i + 2], style) ? null : afterSurname(scan, i + 2, false);
	if (evidence !== 2 || word.last === 'word' || isPlaceOrBody(next, style)) return null;
	return isCapital(next) && follows(next) && !next!.ordinary ? i + 2 : i + 1;
}

/** Index behind the surname of the first name at `i`; `i + 1` where it has none. */
function surnameBehind(scan: Scan, i: number, evidence: Evidence): number {
	const { words, style } = scan;
	const word = words[i]!;
	let next = i + 1;
	if (word.possessive) return next;
	while (
		words[next]?.shape === 'initial' &&
		words[next]!.key !== 'a' &&
		follows(words[next]) &&
		words[next + 1]?.last
	)
		next++;
	// “Ella Mae Jones”, “Mohammed Ali Khan”: further first names.
	while (next < i + 3 && isFurtherName(scan, next, word)) next++;
	let particle = next;
	while (
		words[particle] &&
		follows(words[particle]) &&
		PARTICLES.has(words[particle]!.key) &&
		particle < next + 2
	)
		particle++;
	const surname = words[particle];
	if (!surname || !follows(surname) || surname.known === 'phrase') return next;
	const capital = isCapital(surname);
	const both = capital === isCapital(word);
	const sureSurname = surname.last === 'sure' && both;
	if (particle > next && capital && !surname.ordinary) return particle + 1;
	if (word.first !== 'sure') {
		const said = style !== 'lower' || evidence > 0 || word.first === 'gentle';
		if (sureSurname && said) return afterSurname(scan, next + 1, false);
		const wordBoth =
			surname.last === 'word' && evidence > 0 && capital && style === 'mixed' && word.shape === 'capital';
		return wordBoth && !PLACES_AND_BODIES.has(surname.key) ? afterSurname(scan, next + 1, false) : next;
	}
	if (sureSurname) return afterSurname(scan, next + 1, false);
	const finished = isEnd(words[next + 1]) || surname.possessive;
	if (surname.last === 'word' && both)
		return (capital && style === 'mixed') || finished || evidence ? next + 1 : next;
	const strange =
		!surname.ordinary && !SMALL_WORDS.has(surname.key) && !KIN.has(surname.key) && !surname.known;
	const shown = (style === 'mixed' || style === 'title') && surname.shape === 'capital' && isCapital(word);
	return strange && shown && !PLACES_AND_BODIES.has(surname.key) ? afterSurname(scan, next + 1, false) : next;
}

function isFurtherName({ words }: Scan, at: number, word: MarkedWord): boolean {
	const name = words[at];
	if (!name || !follows(name) || name.known || name.possessive || isCapital(name) !== isCapital(word))
		return false;
	const behind = words[at + 1];
	return name.first !== null && behind !== undefined && follows(behind) && behind.last !== null;
}

/** Takes in a second surname where one is allowed: “Mr Amir Khan”, “Garcia Lopez”. */
function afterSurname({ words }: Scan, at: number, one: boolean): number {
	const before = words[at - 1]!;
	const next = words[at];
	if (!next || before.possessive || !follows(next) || next.known || isCapital(next) !== isCapital(before))
		return at;
	return next.last === 'sure' || (one && next.last === 'word' && isCapital(next)) ? at + 1 : at;
}

/** “J. Smith”, “J P Okafor”, “JP Okafor”; where the surname is a word, with a dot or behind “for”. */
function initialsAt(scan: Scan, i: number, evidence: Evidence): number | null {
	const { words, style } = scan;
	let next = i + 1;
	if (words[i]!.shape === 'initial')
		while (next < i + 3 && words[next]?.shape === 'initial' && follows(words[next], AFTER_INITIAL)) next++;
	const surname = words[next];
	if (!surname || !follows(surname, AFTER_INITIAL) || !isCapital(surname) || surname.known === 'phrase')
		return null;
	if (isPlaceOrBody(words[next + 1], style) && evidence < 2) return null;
	if (surname.last === 'sure') return surname.known ? null : next + 1;
	const dotted = surname.before.startsWith('.');
	return surname.last === 'word' && words[i]!.shape === 'initial' && (dotted || evidence) ? next + 1 : null;
}

/** “Smith, Kayleigh”, “Patel K”, “Smith family”, “the Nguyens”, “for Okafor”: index behind the name, or null. */
function surnameAt(scan: Scan, i: number): number | null {
	const { words, style } = scan;
	const word = words[i]!;
	const next = words[i + 1];
	const the = words[i - 1]?.key === 'the' && follows(word);
	if (word.known) return null;
	if (
		follows(next) &&
		FAMILY.has(next!.key) &&
		!NOT_A_FAMILY.has(words[i + 2]?.key ?? '') &&
		isFamilyName(word, style, the)
	)
		return i + 1;
	if (the && style === 'mixed' && word.shape === 'capital' && isPlural(word)) return i + 1;
	if (word.last !== 'sure' || word.first === 'hardly') return null;
	if (
		next &&
		/^,?\s+$/.test(next.before) &&
		next.first === 'sure' &&
		isCapital(next) === isCapital(word) &&
		!next.known
	)
		return i + 2;
	if (!isCapital(word)) return null;
	if (
		next?.shape === 'initial' &&
		/^,?\s+$/.test(next.before) &&
		isEnd(words[i + 2]) &&
		!/^\p{L}&/u.test(next.text)
	)
		return i + 2;
	if (word.possessive && follows(next) && BELONGINGS.has(next!.key) && style === 'mixed') return i + 1;
	const meant = FOR_A_PERSON.has(words[i - 1]?.key ?? '') && follows(word);
	return meant && style === 'mixed' && isEnd(next) ? i + 1 : null;
}

function isFamilyName(word: MarkedWord, style: Style, the: boolean): boolean {
	if (word.last === 'sure') return true;
	return word.last === 'word' && the && style === 'mixed' && word.shape === 'capital';
}

function isPlural(word: MarkedWord): boolean {
	return word.key.endsWith('s') && !word.ordinary && lexicon().last.get(word.key.slice(0, -1)) === 'sure';
}
