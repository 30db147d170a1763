// Abbreviations, and whether the model says what they stand for.

/** So common in the United Kingdom that nobody has to explain them. */
const KNOWN = new Set(
	`AI AIDS BBC CEO COVID CV DIY DNA DVD EU FAQ GP HIV HR ICT ID II III IQ IT IV NATO NHS OK PC PDF PR QR SMS TV UK UN
	UNICEF URL US USA VAT VI VII VIII`.split(/\s+/)
);

/** The abbreviations in a text, each once, without a plural s. A text in capital letters throughout has none. */
export function abbreviationsIn(text: string): Set<string> {
	if (!/\p{Ll}/u.test(text) && /\p{L}\P{L}+\p{L}/u.test(text)) return new Set();
	const found = text.match(/(?<![\p{L}\p{N}_])\p{Lu}[\p{Lu}\p{N}]*\p{Lu}[\p{N}]*(?=s?(?![\p{L}\p{N}_]))/gu);
	return new Set((found ?? []).filter((word) => !KNOWN.has(word)));
}

/** Those that a text explains, the one way or the other: "special needs co-ordinator (SENCO)", "SENCO (the …)", "SENCO: the …". */
export function explainedIn(text: string): Set<string> {
	const explained = new Set<string>();
	for (const [, inside] of text.matchAll(/\(([^()]+)\)/gu))
		for (const word of inside!.split(/[\s,;/]+/u))
			if (/^\p{Lu}[\p{Lu}\p{N}]+s?$/u.test(word)) explained.add(bare(word));
	for (const [, word] of text.matchAll(
		/(\p{Lu}[\p{Lu}\p{N}]+s?)(?:\s*\(\p{L}|\s*[:=]\s|\s+(?:stands for|means)\s)/gu
	))
		explained.add(bare(word!));
	return explained;
}

const bare = (word: string) => word.replace(/s$/u, '');
