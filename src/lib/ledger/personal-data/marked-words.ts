// The words of a text with what the lexicon knows of them, and how the text as a whole is written.
import { lexicon, type FirstName, type Surname } from './lexicon.ts';
import { wordsIn, type Word } from './words.ts';

/** In `mixed` a capital says something; in the others it does not. */
export type Style = 'mixed' | 'title' | 'caps' | 'lower';

export interface MarkedWord extends Word {
	first: FirstName | null;
	last: Surname | null;
	ordinary: boolean;
	/** Part of the name of a shop (one word), or of a brand, place or story (several). */
	known: 'shop' | 'phrase' | null;
}

/** Scottish and Irish surnames tell themselves. */
const CLAN = /^(?:O['’`]\p{Lu}|Mc\p{Lu}|Mac\p{Lu}|Fitz\p{Lu}|MC\p{Lu}{3}|O['’`]\p{Lu}{3})/u;

export function markWords(text: string): { words: MarkedWord[]; style: Style } {
	const { first, last, ordinary } = lexicon();
	const words = wordsIn(text).map((word): MarkedWord => {
		const parts = word.key.includes('-') ? word.key.split('-') : null;
		const marked = word as MarkedWord;
		marked.first = first.get(word.key) ?? (parts ? doubleFirst(parts) : null);
		marked.last = last.get(word.key) ?? otherSurname(word, parts);
		marked.ordinary = ordinary.has(word.key);
		marked.known = null;
		return marked;
	});
	markPhrases(words);
	return { words, style: styleOf(words) };
}

function otherSurname({ key, text }: Word, parts: string[] | null): Surname | null {
	if (key.includes("'") && lexicon().last.has(key.replaceAll("'", ''))) return 'sure';
	return CLAN.test(text) ? 'sure' : parts ? doubleLast(parts) : null;
}

/** “Ellie-Mae”, “Lily-Rose”: two first names make one, also where each alone would be something else. */
function doubleFirst(parts: string[]): FirstName | null {
	const { first } = lexicon();
	return parts.length === 2 && parts.every((part) => first.has(part)) ? 'sure' : null;
}

function doubleLast(parts: string[]): Surname | null {
	const { last } = lexicon();
	return parts.every((part) => last.has(part)) ? 'sure' : null;
}

function markPhrases(words: MarkedWord[]): void {
	const { phrases } = lexicon();
	for (let i = 0; i < words.length; i++) {
		const phrase = phrases.get(words[i]!.key)?.find((keys) => standsAt(words, i, keys));
		if (!phrase) continue;
		for (let k = 0; k < phrase.length; k++) words[i + k]!.known = phrase.length > 1 ? 'phrase' : 'shop';
		i += phrase.length - 1;
	}
}

function standsAt(words: MarkedWord[], at: number, keys: readonly string[]): boolean {
	return keys.every((key, k) => {
		const word = words[at + k];
		return word?.key === key && (k === 0 || /^[\s&.+'’-]*$/.test(word.before));
	});
}

function styleOf(words: MarkedWord[]): Style {
	let lower = 0;
	let capitals = 0;
	let caps = 0;
	for (const { shape, text } of words) {
		if (shape === 'caps') caps++;
		else if (shape === 'capital') capitals++;
		// “of” and “for” stay small in a title.
		else if (shape === 'lower' && text.length > 3) lower++;
	}
	if (caps && !capitals && !lower) return 'caps';
	if (!caps && !capitals) return 'lower';
	return lower ? 'mixed' : 'title';
}
