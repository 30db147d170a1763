// A file against the register. Lines are compared as a multiset of fingerprints: two equal taxi fares are two, and
// the order of rows does not matter. What looks like a held line that was changed is shown, never decided here.
import { formatPence } from '#lib/domain/evidence/money.ts';
import { Answers, Asking } from './answers.ts';
import { firstDay, inWords, lastDay } from './days.ts';
import { fingerprintOf } from './fingerprint.ts';
import type { Decisions, HeldLine, LedgerLine } from './ledger-line.ts';
import { likelyChanges } from './likely-changes.ts';
import type { Question, Reading, Receipt } from './receipt.ts';
import { pairReversals } from './reversals.ts';

export interface Reconciliation {
	/** What the register does not hold yet, in the order of the file; `reversal` is among the flags of refunds. */
	fresh: LedgerLine[];
	/** Records that are held, each with its line. */
	already: { record: number; lineId: string }[];
	/** Held lines that a fresh one replaces, as somebody accepted. */
	replaces: { record: number; lineId: string }[];
	/** Left out by an answer to a question asked here. */
	leftOut: number[];
	questions: Question[];
	changed: Receipt['held']['changed'];
	reversals: Receipt['held']['reversals'];
	notInFile: number;
}

/**
 * @param held the lines of the register of the sites in question
 * @param siteId of lines that do not name their site; null while nobody said it, then they are held nowhere
 */
export function reconcile(
	lines: readonly LedgerLine[],
	held: readonly HeldLine[],
	{ siteId, decisions = {} }: { siteId: string | null; decisions?: Decisions }
): Reconciliation {
	const siteIdOf = (line: LedgerLine) => line.siteId ?? siteId ?? '';
	const { already, rest, absent } = matchHeld(lines, held, siteIdOf);
	const spans = spansOf(lines, siteIdOf);
	const inSpan = absent.filter((line) => isWithin(line, spans));
	const possible = new Set(absent.filter((line) => mayBeWithin(line, spans)));
	const changes = likelyChanges(rest, absent, possible, siteIdOf);
	const answers = new Answers(decisions);
	const result: Reconciliation = {
		fresh: [],
		already,
		replaces: [],
		leftOut: [],
		questions: [],
		changed: [],
		reversals: [],
		notInFile: 0
	};
	const accounted = new Set<HeldLine>();
	for (const line of rest) {
		const was = changes.get(line);
		if (!was) {
			result.fresh.push(line);
			continue;
		}
		const asking = new Asking(line.record, answers);
		const answer = asking.choice('record', describe(line), 'changed', choices(line, was));
		if (answer === 'leave' || asking.leftOut) result.leftOut.push(line.record);
		else if (answer === undefined) result.questions.push(...asking.questions);
		else result.fresh.push(line);
		if (answer === 'accept') result.replaces.push({ record: line.record, lineId: was.id });
		if (answer !== 'new') {
			accounted.add(was);
			result.changed.push({ record: line.record, lineId: was.id, was: { date: was.date, pence: was.pence } });
		}
	}
	result.notInFile = inSpan.filter((line) => !accounted.has(line)).length;
	result.reversals = pairReversals(result.fresh, held, siteIdOf);
	const reversing = new Set(result.reversals.map(({ record }) => record));
	result.fresh = result.fresh.map((line) =>
		reversing.has(line.record) ? { ...line, flags: [...line.flags, 'reversal'] } : line
	);
	return result;
}

/** Takes equal lines of file and register away from each other, one for one. */
function matchHeld(
	lines: readonly LedgerLine[],
	held: readonly HeldLine[],
	siteIdOf: (line: LedgerLine) => string
) {
	const waiting = new Map<string, HeldLine[]>();
	for (const line of held) {
		const same = waiting.get(line.fingerprint);
		if (same) same.push(line);
		else waiting.set(line.fingerprint, [line]);
	}
	const already: Reconciliation['already'] = [];
	const rest: LedgerLine[] = [];
	for (const line of lines) {
		const found = held.length > 0 ? waiting.get(fingerprintOf(line, siteIdOf(line)))?.shift() : undefined;
		if (found) already.push({ record: line.record, lineId: found.id });
		else rest.push(line);
	}
	return { already, rest, absent: [...waiting.values()].flat() };
}

/** The time that a file covers, by site; `undated` where some of its lines are of no known time. */
type Spans = Map<string, { from: string; to: string; undated: boolean }>;

function spansOf(lines: readonly LedgerLine[], siteIdOf: (line: LedgerLine) => string): Spans {
	const spans: Spans = new Map();
	for (const line of lines) {
		let span = spans.get(siteIdOf(line));
		if (!span) spans.set(siteIdOf(line), (span = { from: '9999', to: '', undated: false }));
		if (line.date === null) {
			span.undated = true;
			continue;
		}
		const [from, to] = [firstDay(line.date), lastDay(line.date)];
		if (from < span.from) span.from = from;
		if (to > span.to) span.to = to;
	}
	return spans;
}

/** True for held lines in the time that the file covers: only of these it says something to be absent. */
function isWithin({ date, siteId }: HeldLine, spans: Spans): boolean {
	const span = spans.get(siteId);
	return date !== null && span !== undefined && firstDay(date) >= span.from && lastDay(date) <= span.to;
}

/** True for held lines that the file can speak of: of “2019” a file of May 2019 can, and one without dates of anything. */
function mayBeWithin({ date, siteId }: HeldLine, spans: Spans): boolean {
	const span = spans.get(siteId);
	if (span === undefined) return false;
	return span.undated || date === null || (firstDay(date) <= span.to && lastDay(date) >= span.from);
}

const describe = ({ date, pence }: { date: string | null; pence: number }): string =>
	date === null ? formatPence(pence) : `${formatPence(pence)} on ${inWords(date)}`;

const choices = (line: LedgerLine, was: HeldLine): Reading[] => [
	{ value: 'accept', words: `Put ${describe(line)} in place of ${describe(was)}` },
	{ value: 'new', words: 'It is another payment: import it as well' },
	{ value: 'leave', words: 'Leave it out and keep what is held' }
];
