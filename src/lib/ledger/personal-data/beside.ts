// What the search for names asks of a word and its neighbours.
import type { MarkedWord, Style } from './marked-words.ts';
import { BELONGINGS, PLACES_AND_BODIES, SMALL_WORDS } from './surroundings.ts';

export interface Scan {
	words: MarkedWord[];
	style: Style;
}

/** How much speaks for a person here. */
export type Evidence = 'none' | 'for' | 'kin' | 'and-another';

/** An initial may have a dot and no blank behind it. */
export const AFTER_INITIAL = /^\.?\s*$/;
const BLANK = /^\.?\s+$/;

/** Whether the word stands right behind the one before it, with nothing but a blank between. */
export function follows(word: MarkedWord | undefined, pattern = BLANK): boolean {
	return word !== undefined && (word.before === ' ' || pattern.test(word.before));
}

export function isCapital(word: MarkedWord | undefined): boolean {
	return word?.shape === 'capital' || word?.shape === 'caps';
}

/** A name is finished where the text, the phrase or the clause is. */
export function isEnd(word: MarkedWord | undefined): boolean {
	return !word || !follows(word) || SMALL_WORDS.has(word.key);
}

/** The word makes a place, a shop or a body of the name before it. In a text of small letters only where it says nothing else. */
export function isPlaceOrBody(word: MarkedWord | undefined, style: Style): boolean {
	if (!word || !follows(word) || !PLACES_AND_BODIES.has(word.key)) return false;
	return style !== 'mixed' || isCapital(word) || !BELONGINGS.has(word.key);
}
