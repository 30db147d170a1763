// How far a name goes: middle names, particles, surnames, initials. All answers are indices behind its last word.
import {
	AFTER_INITIAL,
	follows,
	isCapital,
	isEnd,
	isPlaceOrBody,
	type Evidence,
	type Scan
} from './beside.ts';
import type { MarkedWord } from './marked-words.ts';
import { KIN, PLACES_AND_BODIES, SMALL_WORDS } from './surroundings.ts';

const PARTICLES = new Set('van von de da dos der den bin bint al el ul ur la le di'.split(' '));

/** Index behind the surname of the first name at `i`; `i + 1` where it has none. */
export function surnameBehind(scan: Scan, i: number, evidence: Evidence): number {
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
		const said = style !== 'lower' || evidence !== 'none' || word.first === 'gentle';
		if (sureSurname && said) return afterSurname(scan, next + 1, false);
		const wordBoth =
			surname.last === 'word' &&
			evidence !== 'none' &&
			capital &&
			style === 'mixed' &&
			word.shape === 'capital';
		return wordBoth && !PLACES_AND_BODIES.has(surname.key) ? afterSurname(scan, next + 1, false) : next;
	}
	if (sureSurname) return afterSurname(scan, next + 1, false);
	const finished = isEnd(words[next + 1]) || surname.possessive;
	if (surname.last === 'word' && both)
		return (capital && style === 'mixed') || finished || evidence !== 'none' ? next + 1 : next;
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
export function afterSurname({ words }: Scan, at: number, one: boolean): number {
	const before = words[at - 1]!;
	const next = words[at];
	if (!next || before.possessive || !follows(next) || next.known || isCapital(next) !== isCapital(before))
		return at;
	return next.last === 'sure' || (one && next.last === 'word' && isCapital(next)) ? at + 1 : at;
}

/** “J. Smith”, “J P Okafor”, “JP Okafor”; where the surname is a word, with a dot or behind “for”. */
export function initialsAt(scan: Scan, i: number, evidence: Evidence): number | null {
	const { words, style } = scan;
	let next = i + 1;
	if (words[i]!.shape === 'initial')
		while (next < i + 3 && words[next]?.shape === 'initial' && follows(words[next], AFTER_INITIAL)) next++;
	const surname = words[next];
	if (!surname || !follows(surname, AFTER_INITIAL) || !isCapital(surname) || surname.known === 'phrase')
		return null;
	if (isPlaceOrBody(words[next + 1], style) && (evidence === 'none' || evidence === 'for')) return null;
	if (surname.last === 'sure') return surname.known ? null : next + 1;
	const dotted = surname.before.startsWith('.');
	return surname.last === 'word' && words[i]!.shape === 'initial' && (dotted || evidence !== 'none')
		? next + 1
		: null;
}
