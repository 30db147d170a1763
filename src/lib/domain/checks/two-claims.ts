// Tells whether a label says two things at once: two clauses with a verb each. Two nouns ("Food and clothing") are one.

/**
 * Verbs that theories of change are written with, as their base; a word that is a noun just as often (help, need, change,
 * support, access) is left out, since missing some is better than pointing at what is right.
 */
const VERBS = new Set(
	`accept achieve act adapt advise agree appear apply arrange ask attend avoid become begin believe bring build buy
	choose collaborate communicate continue cope create decide decline decrease deliver describe deserve develop discuss
	engage enjoy ensure fall feel find follow get give go grow happen have hear identify improve increase invest join
	keep know lead learn listen lose maintain make manage meet obtain pay prevent promote provide realise receive
	recognise reduce remain rise see seek settle share solve speak spend stop succeed take tell think thrive understand
	want`.split(/\s+/)
);
const FINITE = new Set(
	'is are was were has have does do can cannot will would may might must should'.split(' ')
);
/** Words within a label that make a chain of it. */
const CHAIN =
	/\b(?:leads? to|leading to|results? in|resulting in|so that|which (?:leads?|means?)|therefore|thereby|because)\b|→|->|=>/iu;

/** True where the label makes more than one claim. */
export function makesTwoClaims(label: string): boolean {
	const chain = CHAIN.exec(label);
	if (chain && label.slice(0, chain.index).trim() !== '') return true;
	const parts = label.split(/;|,? (?:and|but|while|then)(?: then)? |, (?:and|or|but|then)? ?/u).map(wordsOf);
	const claims = parts.filter((words, i) => isClaim(words, i > 0 && isClaim(parts[0]!, false)));
	if (claims.length > 1) return true;
	// A semicolon joins clauses, with or without a verb: "Stress falls; calmer mornings".
	return label.split(';').filter((part) => wordsOf(part).length > 1).length > 1;
}

const wordsOf = (text: string) => text.toLowerCase().match(/\p{L}+(?:['’]\p{L}+)?/gu) ?? [];

/** A verb with something before it; where the subject was named already, the verb may come first, with something after it. */
function isClaim(words: readonly string[], subjectKnown: boolean): boolean {
	const verb = words.findIndex((word, i) => isVerb(word) && !isBareInfinitive(words, i));
	return verb > 0 || (verb === 0 && subjectKnown && (words.length > 1 || words[0]!.endsWith('s')));
}

const isVerb = (word: string) => FINITE.has(word) || baseForms(word).some((base) => VERBS.has(base));

/** "how to use", "can talk", "who deserves", "that bring": the verb of a phrase within a clause. */
const isBareInfinitive = (words: readonly string[], at: number) =>
	['to', 'who', 'that', 'which', 'what', 'how', 'whether'].includes(words[at - 1] ?? '');

function baseForms(word: string): string[] {
	const forms = [word];
	if (word.endsWith('s')) forms.push(word.slice(0, -1));
	if (word.endsWith('es')) forms.push(word.slice(0, -2));
	if (word.endsWith('ies')) forms.push(`${word.slice(0, -3)}y`);
	return forms;
}
