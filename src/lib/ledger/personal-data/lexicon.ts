// What is known of a word: whether it is a first name or a surname, and how surely. Made once, when first asked for.
import nlp from 'compromise/two';
import { GENTLE_FIRST_NAMES, HARDLY_FIRST_NAMES, SURNAMES_THAT_ARE_WORDS } from './double-meanings.ts';
import { FIRST_NAMES } from './first-names.ts';
import { PHRASES, SHOPS } from './phrases.ts';
import { SURNAMES } from './surnames.ts';
import { ORDINARY } from './surroundings.ts';
import { keyOf, wordsIn } from './words.ts';

/** `sure`: hardly anything else. `gentle` and `hardly`: see double-meanings.ts. */
export type FirstName = 'sure' | 'gentle' | 'hardly';
export type Surname = 'sure' | 'word';

export interface Lexicon {
	first: ReadonlyMap<string, FirstName>;
	last: ReadonlyMap<string, Surname>;
	/** English words that are no names, the shops included. */
	ordinary: ReadonlySet<string>;
	/** Keys of what is written like a name and is none, by their first key; the longest first. */
	phrases: ReadonlyMap<string, readonly (readonly string[])[]>;
}

const FIRST_NAME_TAGS = new Set(['FirstName', 'MaleName', 'FemaleName']);
/** Words that the dictionary lists as names of people and places, and that say nothing against a name. */
const SILENT_TAGS = new Set([...FIRST_NAME_TAGS, 'LastName', 'Person', 'ProperNoun', 'Honorific']);

let made: Lexicon | null = null;

export function lexicon(): Lexicon {
	made ??= makeLexicon();
	return made;
}

const split = (words: string) => words.trim().split(/\s+/);

function makeLexicon(): Lexicon {
	const first = new Map<string, FirstName>();
	const last = new Map<string, Surname>();
	const ordinary = new Set(ORDINARY);
	for (const [word, tags] of Object.entries(dictionary())) {
		const key = keyOf(word);
		const all = [tags].flat();
		if (all.some((tag) => FIRST_NAME_TAGS.has(tag))) first.set(key, 'sure');
		if (all.includes('LastName')) last.set(key, 'sure');
		if (!all.some((tag) => SILENT_TAGS.has(tag))) ordinary.add(key);
	}
	for (const word of split(FIRST_NAMES)) first.set(keyOf(word), 'sure');
	for (const word of split(SURNAMES)) last.set(keyOf(word), 'sure');
	for (const word of split(GENTLE_FIRST_NAMES)) first.set(word, 'gentle');
	for (const word of split(HARDLY_FIRST_NAMES)) first.set(word, 'hardly');
	for (const word of split(SURNAMES_THAT_ARE_WORDS)) last.set(word, 'word');
	const phrases = phrasesByFirstWord();
	return { first, last, ordinary, phrases };
}

/** Word → tag or tags, of the package's dictionary of English. */
function dictionary(): Record<string, string | string[]> {
	const model = nlp.model() as { one: { lexicon: Record<string, string | string[]> } };
	return model.one.lexicon;
}

function phrasesByFirstWord(): Map<string, string[][]> {
	const phrases = new Map<string, string[][]>();
	for (const phrase of [...PHRASES.split(/[|\n]/), ...split(SHOPS)]) {
		const keys = wordsIn(phrase).map((word) => word.key);
		if (!keys.length) continue;
		const same = phrases.get(keys[0]!);
		if (same) same.push(keys);
		else phrases.set(keys[0]!, [keys]);
	}
	for (const same of phrases.values()) same.sort((a, b) => b.length - a.length);
	return phrases;
}
