// Names of people in a short text. A word counts as a name by what is known of it and by what stands beside it: a title,
// a relative, “for”, a surname, something that belongs to a person. A word that is also something else needs more of it.
import {
	AFTER_INITIAL,
	follows,
	isCapital,
	isEnd,
	isPlaceOrBody,
	type Evidence,
	type Scan
} from './beside.ts';
import { afterSurname, initialsAt, surnameBehind } from './full-name.ts';
import { lexicon } from './lexicon.ts';
import { markWords, type MarkedWord, type Style } from './marked-words.ts';
import type { Suspect } from './suspect.ts';
import {
	BEFORE_NO_PERSON,
	BELONGINGS,
	FAMILY,
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

const AND = /^\s*(?:,|&|\/|\+)\s*$/;

export function namesIn(text: string): Suspect[] {
	const scan = markWords(text);
	const found: Suspect[] = [];
	for (let i = 0; i < scan.words.length;) {
		const end = isPlain(scan.words[i]!)
			? null
			: (titledAt(scan, i) ?? namedAt(scan, i, evidenceAt(scan, i, found)) ?? surnameAt(scan, i));
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

/** Most words: no name begins with them, whatever stands beside them. */
function isPlain({ shape, first, last, key }: MarkedWord): boolean {
	return shape === 'lower' && first === null && last === null && !TITLES.has(key);
}

function evidenceAt({ words }: Scan, i: number, found: readonly Suspect[]): Evidence {
	const before = words[i - 1];
	const word = words[i]!;
	if (!before) return 'none';
	const last = found.at(-1);
	if (last) {
		const end = last.at + last.text.length;
		if (before.end === end && AND.test(word.before) && !before.possessive) return 'and-another';
		if (before.key === 'and' && words[i - 2]?.end === end && follows(before) && follows(word))
			return 'and-another';
	}
	if (KIN.has(before.key) && !before.possessive && JOINS_KIN.test(word.before)) return 'kin';
	return FOR_A_PERSON.has(before.key) && follows(word) ? 'for' : 'none';
}

/** “Mrs Rose”, “Mr J Smith”, “Mr & Mrs Patel”: index behind the name, or null. */
function titledAt(scan: Scan, i: number): number | null {
	const { words, style } = scan;
	const title = words[i]!;
	if (!TITLES.has(title.key) || title.known === 'phrase' || title.possessive) return null;
	let next = afterCouple(words, i);
	while (words[next]?.shape === 'initial' && follows(words[next], AFTER_INITIAL)) next++;
	const name = words[next];
	if (!name || !follows(name, AFTER_INITIAL) || name.known === 'phrase') return null;
	return isTitled(title, name, style)
		? afterSurname(scan, next + 1, name.last !== 'sure' || name.first !== null)
		: null;
}

/** “Mr & Mrs” is one title. */
function afterCouple(words: MarkedWord[], i: number): number {
	const and = words[i + 1]?.key === 'and' ? i + 1 : i;
	const second = words[and + 1];
	if (!second || !TITLES.has(second.key)) return i + 1;
	return and > i || /^\.?\s*&\s*$/.test(second.before) ? and + 2 : i + 1;
}

function isTitled(title: MarkedWord, name: MarkedWord, style: Style): boolean {
	const certain = name.first === 'sure' || name.last === 'sure';
	if (title.key === 'master') return name.first === 'sure';
	if (certain) return true;
	const plain = PLAIN_TITLES.has(title.key);
	const strange = !name.ordinary && !PLACES_AND_BODIES.has(name.key) && !SMALL_WORDS.has(name.key);
	if (!strange && !name.first && !name.last) return false;
	if (style === 'caps' || style === 'lower') return plain;
	// “Miss School” and “Dr Appointment” of a text whose every word has a capital.
	return isCapital(name) && (plain || style === 'mixed' || !name.ordinary);
}

/** A first name with what belongs to it, or an initial with a surname: index behind the name, or null. */
function namedAt(scan: Scan, i: number, evidence: Evidence): number | null {
	const { words, style } = scan;
	const word = words[i]!;
	const person = evidence === 'kin' || evidence === 'and-another';
	if (word.known && !(word.known === 'shop' && evidence === 'kin' && word.first === 'sure')) return null;
	if (word.shape === 'initial' || /^\p{Lu}{2}$/u.test(word.text)) {
		const end = initialsAt(scan, i, evidence);
		if (end !== null || word.shape === 'initial') return end;
	}
	if (follows(word) && BEFORE_NO_PERSON.has(words[i - 1]?.key ?? '')) return null;
	if (!word.first) return strangeAt(scan, i, evidence);
	const end = surnameBehind(scan, i, evidence);
	if (isPlaceOrBody(words[end], style) && !person) return null;
	if (end > i + 1) return end;
	if (word.first !== 'sure') return isMeant(scan, i, evidence) ? end : null;
	// In small letters “dan” and “tim” are not enough.
	const enough = word.shape !== 'lower' || word.possessive || word.key.length > 3 || evidence !== 'none';
	return enough ? end + Number(hasInitial(scan, end)) : null;
}

/** “Chloe W. bed”: the initial of a surname, and nothing more of it. */
function hasInitial({ words }: Scan, at: number): boolean {
	const initial = words[at];
	if (initial?.shape !== 'initial' || !follows(initial) || words[at - 1]!.possessive) return false;
	return !'AI'.includes(initial.text) && (isEnd(words[at + 1]) || words[at + 1]!.before.startsWith('.'));
}

/** Whether a first name that is also something else is a person here. */
function isMeant({ words, style }: Scan, i: number, evidence: Evidence): boolean {
	const word = words[i]!;
	const next = words[i + 1];
	const gentle = word.first === 'gentle';
	const capital = style === 'mixed' && word.shape === 'capital';
	if (word.possessive && follows(next) && isCapital(word) === (style !== 'lower'))
		if ((gentle ? BELONGINGS : OWN_BELONGINGS).has(next!.key)) return true;
	if (evidence === 'kin') return capital || (gentle && (style !== 'title' || !follows(word)));
	if (evidence === 'and-another') return capital && (gentle || word.possessive || isEnd(next));
	if (evidence !== 'for' || !gentle) return false;
	return capital || style === 'title' ? word.possessive || isEnd(next) : !next;
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
	if (evidence !== 'kin' || word.last === 'word' || isPlaceOrBody(next, style)) return null;
	return isCapital(next) && follows(next) && !next!.ordinary ? i + 2 : i + 1;
}

/** “Smith, Kayleigh”, “Patel K”, “Smith family”, “the Nguyens”, “for Okafor”: index behind the name, or null. */
function surnameAt(scan: Scan, i: number): number | null {
	const { words, style } = scan;
	const word = words[i]!;
	const next = words[i + 1];
	const the = words[i - 1]?.key === 'the' && follows(word);
	if (word.known === 'phrase') return null;
	if (
		follows(next) &&
		FAMILY.has(next!.key) &&
		!NOT_A_FAMILY.has(words[i + 2]?.key ?? '') &&
		isFamilyName(word, style, the)
	)
		return i + 1;
	if (the && style === 'mixed' && word.shape === 'capital' && isPlural(word)) return i + 1;
	if (word.known || word.last !== 'sure' || word.first === 'hardly') return null;
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
