// Arranges the facts of sites for reading: by topic, accounts that differ side by side, shared places said once.
// Pure; knows the study's values and nothing of pages.
import {
	type Citation,
	FACT_TOPICS,
	type FactTopic,
	type Site,
	type SiteFact
} from '#lib/domain/study/study.ts';

type TopicId = FactTopic;

export const TOPIC_WORDS: Record<TopicId, string> = {
	'target-group': 'Target group',
	focus: 'Main focus',
	families: 'Families',
	budget: 'Budget',
	eligibility: 'Eligibility',
	allocation: 'Allocation',
	team: 'Team',
	caseload: 'Caseloads',
	date: 'Dates',
	practice: 'Practice',
	context: 'Context',
	missing: 'What is missing'
};

/** Topics where several values under one label are a list; anywhere else they are accounts that differ. */
const LISTS: readonly TopicId[] = ['practice', 'context', 'missing'];

/** True where several values under one label are a list, and not accounts that differ. */
export const isListTopic = (topic: TopicId): boolean => LISTS.includes(topic);

/** One value of a fact, with every place and note that gives it. */
export interface Account {
	value: string;
	citations: Citation[];
	notes: string[];
}

/** What documents say differently of one thing. `notes` are those that all accounts share. */
export interface Disagreement {
	kind: 'accounts';
	label: string;
	strandId: string | null;
	accounts: Account[];
	notes: string[];
}

/** Facts that come from the same places, with the same notes. */
export interface Facts {
	kind: 'facts';
	rows: { label: string; strandId: string | null; values: string[] }[];
	citations: Citation[];
	notes: string[];
}

export interface Topic {
	id: TopicId;
	title: string;
	/** How many facts the study holds on it. */
	count: number;
	differs: boolean;
	parts: (Disagreement | Facts)[];
}

/** The topics of a site in reading order; those without a fact are left out. */
export function topicsOf(site: Pick<Site, 'facts'>): Topic[] {
	return FACT_TOPICS.flatMap((id) => {
		const facts = site.facts.filter((fact) => fact.topic === id);
		if (facts.length === 0) return [];
		const parts = partsOf(facts, isListTopic(id));
		const differs = parts.some((part) => part.kind === 'accounts');
		return [{ id, title: TOPIC_WORDS[id], count: facts.length, differs, parts }];
	});
}

function partsOf(facts: readonly SiteFact[], isList: boolean): (Disagreement | Facts)[] {
	const parts: (Disagreement | Facts)[] = [];
	for (const same of Map.groupBy(facts, (fact) => JSON.stringify([fact.label, fact.strandId])).values()) {
		const { label, strandId } = same[0]!;
		const accounts = accountsOf(same);
		if (accounts.length > 1 && !isList) parts.push(disagreement(label, strandId, accounts));
		else for (const account of accounts) addFact(parts, label, strandId, account);
	}
	return parts;
}

function accountsOf(facts: readonly SiteFact[]): Account[] {
	return [...Map.groupBy(facts, (fact) => fact.value)].map(([value, same]) => ({
		value,
		citations: same.flatMap((fact) => fact.citations),
		notes: [...new Set(same.map((fact) => fact.note).filter(Boolean))]
	}));
}

function disagreement(label: string, strandId: string | null, accounts: readonly Account[]): Disagreement {
	const notes = accounts[0]!.notes.filter((note) =>
		accounts.every((account) => account.notes.includes(note))
	);
	const own = accounts.map((account) => ({
		...account,
		notes: account.notes.filter((note) => !notes.includes(note))
	}));
	return { kind: 'accounts', label, strandId, accounts: own, notes };
}

/** Puts a fact under the one before it where both come from the same places. */
function addFact(
	parts: (Disagreement | Facts)[],
	label: string,
	strandId: string | null,
	account: Account
): void {
	const { value, citations, notes } = account;
	const last = parts.at(-1);
	const together = last?.kind === 'facts' && isSame([last.citations, last.notes], [citations, notes]);
	const part: Facts = together ? last : { kind: 'facts', rows: [], citations, notes };
	if (!together) parts.push(part);
	const row = part.rows.at(-1);
	if (row && row.label === label && row.strandId === strandId) row.values.push(value);
	else part.rows.push({ label, strandId, values: [value] });
}

const isSame = (a: unknown, b: unknown) => JSON.stringify(a) === JSON.stringify(b);

/** What several sites have in common to compare: one row for every label, one cell for every site, in their order. */
export interface ComparisonRow {
	topic: TopicId;
	label: string;
	cells: { values: string[]; differs: boolean }[];
}

/** Labels that at least two of the sites have. */
export function compare(sites: readonly Pick<Site, 'facts'>[]): ComparisonRow[] {
	return FACT_TOPICS.flatMap((topic) => {
		const bySite = sites.map((site) => site.facts.filter((fact) => fact.topic === topic));
		const labels = [...new Set(bySite.flat().map((fact) => fact.label))];
		return labels.flatMap((label) => {
			const cells = bySite.map((facts) => {
				const values = [...new Set(facts.filter((fact) => fact.label === label).map((fact) => fact.value))];
				return { values, differs: values.length > 1 && !isListTopic(topic) };
			});
			return cells.filter((cell) => cell.values.length).length < 2 ? [] : [{ topic, label, cells }];
		});
	});
}
