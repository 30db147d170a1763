// Looking for words the way people type them: in any case, without accents, each anywhere, all of them.

/** Text as it is compared. */
export const plain = (text: string): string => text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();

/** Tells of a text whether every one of these words occurs in it; without a word, everything matches. */
export function wordsIn(query: string): (text: string) => boolean {
	const words = plain(query).split(/\s+/u).filter(Boolean);
	return (text) => {
		if (words.length === 0) return true;
		const searched = plain(text);
		return words.every((word) => searched.includes(word));
	};
}
