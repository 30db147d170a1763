// Rows of a table as returns of the questionnaire: what was read of each, and why a row is refused.
import { checkReturns } from '#lib/domain/questionnaires/check-return.ts';
import {
	type CaseReturn,
	type Issue,
	type ReturnFields,
	returnKey,
	type Wave
} from '#lib/domain/questionnaires/return.ts';
import type { DateOrder } from '#lib/domain/spend/spend-settings.ts';
import type { Site, Study } from '#lib/domain/study/study.ts';
import { readDate } from '#lib/ledger/dates.ts';
import {
	fieldOfHeading,
	groupOf,
	isNoAnswer,
	issueOf,
	legalStatusOf,
	likelihoodOf,
	livingSituationOf,
	plain
} from './answers-in-words.ts';

export interface ReadingSettings {
	study: Pick<Study, 'sites' | 'phases'>;
	/** Of rows without a site or wave of their own; null where every row must say it. */
	siteId: string | null;
	wave: Wave | null;
	dateOrder: DateOrder;
	/** Last year that a year of two digits can mean. */
	lastYear: number;
	held: readonly CaseReturn[];
}

export interface ReadRow {
	/** In the table, from 1, headings included. */
	record: number;
	/** Null where the row is refused. */
	fields: ReturnFields | null;
	/** What it does to what is held already. */
	does: 'add' | 'replace' | 'nothing' | 'refused';
	/** Of the return that it replaces; null for a new one. */
	revision: number | null;
	/** Why it is refused. */
	why: readonly string[];
}

export interface ReadReturns {
	/** What each column was taken for; null where its heading says nothing that is asked for. */
	columns: readonly { heading: string; field: keyof ReturnFields | null }[];
	rows: readonly ReadRow[];
}

const LOOKED_FOR_HEADINGS = 10;

/** @returns null where no row has the headings that are needed, which is at least one for the code of the case */
export function readReturns(
	table: readonly (readonly string[])[],
	settings: ReadingSettings
): ReadReturns | null {
	const at = table.slice(0, LOOKED_FOR_HEADINGS).findIndex((row) => {
		const fields = row.map(fieldOfHeading).filter((field) => field !== null);
		return fields.length > 1 && fields.includes('caseCode');
	});
	if (at < 0) return null;
	const taken = new Set<string>();
	const columns = table[at]!.map((heading) => {
		const field = fieldOfHeading(heading);
		// The first column of a meaning has it; a second one would overwrite it unseen.
		const free = field !== null && !taken.has(field);
		if (free) taken.add(field);
		return { heading, field: free ? field : null };
	});
	const rows = table
		.map((cells, index) => ({ cells, record: index + 1 }))
		.slice(at + 1)
		.filter(({ cells }) => cells.some(Boolean))
		.map(({ cells, record }) => readRow(record, textsOf(cells, columns), settings));
	return { columns, rows: withoutTwins(rows, settings) };
}

type Texts = Partial<Record<keyof ReturnFields, string>>;

function textsOf(cells: readonly string[], columns: ReadReturns['columns']): Texts {
	const texts: Texts = {};
	columns.forEach(({ field }, c) => {
		if (field) texts[field] = cells[c] ?? '';
	});
	return texts;
}

function readRow(record: number, texts: Texts, settings: ReadingSettings): ReadRow {
	const why: string[] = [];
	const read = <Answer>(
		what: string,
		text: string | undefined,
		of: (text: string) => Answer | '' | null
	): Answer | '' => {
		const answer = of(text ?? '');
		if (answer === null) why.push(`“${text}” is not clear as ${what}.`);
		return answer ?? '';
	};
	const site = siteOf(texts.siteId, settings);
	if (!site)
		why.push(texts.siteId ? `“${texts.siteId}” is no site of this study.` : 'It does not say which site.');
	const wave = texts.wave
		? (/^(?:wave|w|t|round)? ?([12])$/.exec(plain(texts.wave))?.[1] ?? null)
		: settings.wave;
	if (!wave)
		why.push(texts.wave ? `“${texts.wave}” is no wave: it must be 1 or 2.` : 'It does not say which wave.');
	const caseCode = (texts.caseCode ?? '').trim();
	if (!caseCode) why.push('It has no code of a case.');
	if (caseCode.length > 40) why.push('The code of the case is longer than 40 characters.');
	const fields: ReturnFields = {
		siteId: site?.id ?? '',
		strandId: read('a strand', texts.strandId, (text) => named(site?.strands ?? [], text)) || null,
		wave: Number(wave ?? 1) as Wave,
		phaseId: read('a phase', texts.phaseId, (text) => named(settings.study.phases, text)) || null,
		caseCode,
		group: read('a group', texts.group, groupOf),
		cohort: isNoAnswer(texts.cohort ?? '') ? '' : texts.cohort!.slice(0, 80),
		legalStatus: read('a legal status', texts.legalStatus, legalStatusOf),
		livingSituation: read('a living situation', texts.livingSituation, livingSituationOf),
		issues: issuesOf(texts.issues ?? '', why),
		likelihood: read('a likelihood', texts.likelihood, likelihoodOf),
		completedOn: read('a date', texts.completedOn, (text) => dayOf(text, settings)) || null
	};
	if (why.length > 0) return { record, fields: null, does: 'refused', revision: null, why };
	const faults = checkReturns([fields], settings.study);
	if (faults.length > 0)
		return {
			record,
			fields: null,
			does: 'refused',
			revision: null,
			why: faults.map(({ message }) => `It ${message}.`)
		};
	const held = settings.held.find((one) => returnKey(one) === returnKey(fields));
	if (!held) return { record, fields, does: 'add', revision: null, why };
	return { record, fields, does: isSame(held, fields) ? 'nothing' : 'replace', revision: held.revision, why };
}

function siteOf(text: string | undefined, { study, siteId }: ReadingSettings): Site | undefined {
	if (!text) return study.sites.find(({ id }) => id === siteId);
	const wanted = plain(text);
	const fits = study.sites.filter(({ id, name, alias }) =>
		[
			id,
			name,
			alias,
			name.replace(/\b(?:London Borough|Borough|City|County|Metropolitan|Council)\b/gi, '')
		].some((each) => plain(each) === wanted)
	);
	return fits.length === 1 ? fits[0] : undefined;
}

function named(things: readonly { id: string; title: string }[], text: string): string | null {
	if (isNoAnswer(text)) return '';
	const wanted = plain(text);
	return things.find(({ id, title }) => plain(id) === wanted || plain(title) === wanted)?.id ?? null;
}

function issuesOf(text: string, why: string[]): Issue[] {
	const issues = new Set<Issue>();
	for (const part of text.split(/[;,|\n]/)) {
		const issue = issueOf(part);
		if (issue === null) why.push(`“${part.trim()}” is not clear as an issue of concern.`);
		else if (issue) issues.add(issue);
	}
	return [...issues];
}

function dayOf(text: string, { dateOrder, lastYear }: ReadingSettings): string | null {
	if (isNoAnswer(text)) return '';
	const reading = readDate(text, { order: dateOrder, lastYear, dateSystem: null });
	if (reading.is === 'none') return '';
	return reading.is === 'date' && reading.flag !== 'serial' ? reading.date : null;
}

const isSame = (held: CaseReturn, fields: ReturnFields): boolean =>
	(Object.keys(fields) as (keyof ReturnFields)[]).every(
		(field) => JSON.stringify(sorted(held[field])) === JSON.stringify(sorted(fields[field]))
	);
const sorted = (value: ReturnFields[keyof ReturnFields]) =>
	Array.isArray(value) ? [...value].sort() : value;

/** Of rows that are about the same case and wave, none is taken: which of them is right, somebody has to say. */
function withoutTwins(rows: readonly ReadRow[], { study }: ReadingSettings): ReadRow[] {
	const byKey = Map.groupBy(
		rows.filter(({ fields }) => fields !== null),
		({ fields }) => returnKey(fields!)
	);
	return rows.map((row) => {
		const twins = row.fields && byKey.get(returnKey(row.fields))!;
		if (!twins || twins.length === 1) return row;
		const others = twins.filter(({ record }) => record !== row.record).map(({ record }) => record);
		const site = study.sites.find(({ id }) => id === row.fields!.siteId)!.name;
		const why = `Row ${others.join(' and ')} ${others.length === 1 ? 'is' : 'are'} about the same case of ${site} and the same wave.`;
		return { ...row, fields: null, does: 'refused', revision: null, why: [why] };
	});
}
