// Who had to approve a sum, by every version of the rules that the documents print. Nothing is filled in: where a
// document gives no rule for a sum, the answer says so.
import type { ApprovalBand, ApprovalRules, Citation, Site } from '#lib/domain/study/study.ts';

export interface ApprovalQuestion {
	/** Null where nobody says: then the rules of the site as a whole, else those of each strand. */
	strandId: string | null;
	/** ISO 8601, as exact as is known; null where nobody says: then no version is ruled out. */
	date: string | null;
	/** A sum above nothing, in pence. */
	pence: number;
	/** Only this version of the rules. */
	version?: string;
}

/** `nobody`: nobody has to; `approver`: somebody has to; `no-rule`: the document gives no rule for this sum. */
export type ApprovalOutcome = 'nobody' | 'approver' | 'no-rule';

/** What one version of the rules says. */
export interface VersionAnswer {
	version: string;
	/** The strand whose rules these are; null for those of the site as a whole. */
	strandId: string | null;
	from: string | null;
	until: string | null;
	/** True where the document says from when until when the rules held, and the date lies in between. */
	surelyHeld: boolean;
	outcome: ApprovalOutcome;
	/** In the document's words; null unless somebody has to. */
	approver: string | null;
	/** The band that the sum lies in; null where there is none. */
	band: ApprovalBand | null;
	/** Where there is no rule: the sum above which none is printed, up to the next band or for good; else null. */
	noRuleAbovePence: number | null;
	/** What has to happen first, e.g. a panel. */
	before: string;
	note: string;
	citations: readonly Citation[];
}

export interface ApprovalAnswer {
	/** In the order of the site's rules. */
	answers: VersionAnswer[];
	/** Whether they all name the same; `none` where there are no rules, `one` where there is one answer. */
	agreement: 'none' | 'one' | 'agree' | 'differ';
	/** True where rules differ by strand and the question does not say which: the answers are those of every strand. */
	strandNeeded: boolean;
	/** Versions that did not hold on that date, as far as the documents say. */
	ruledOut: string[];
}

/** Every version of the rules that can have held for a sum at a site, with what it says. */
export function approvalFor(site: Pick<Site, 'approvalRules'>, question: ApprovalQuestion): ApprovalAnswer {
	const { strandId, date, pence, version } = question;
	const asked = site.approvalRules.filter((rules) => version === undefined || rules.version === version);
	const strandNeeded =
		strandId === null && asked.length > 0 && asked.every((rules) => rules.strandId !== null);
	const own = strandNeeded ? asked : rulesOf(asked, strandId);
	const ruledOut = own.filter((rules) => !canHold(rules, date));
	const answers = own
		.filter((rules) => !ruledOut.includes(rules))
		.map((rules) => answerOf(rules, date, pence));
	return {
		answers,
		agreement: agreementOf(answers),
		strandNeeded,
		ruledOut: ruledOut.map((rules) => rules.version)
	};
}

/** Of each version the rules of the strand, or those of the site where it has none of its own. */
function rulesOf(all: readonly ApprovalRules[], strandId: string | null): ApprovalRules[] {
	const ofStrand = all.filter((rules) => strandId !== null && rules.strandId === strandId);
	const own = new Set(ofStrand.map((rules) => rules.version));
	return all.filter(
		(rules) => ofStrand.includes(rules) || (rules.strandId === null && !own.has(rules.version))
	);
}

/** False where a date surely lies outside of what the document gives. Shorter dates stand for all of their days. */
function canHold({ from, until }: ApprovalRules, date: string | null): boolean {
	if (date === null) return true;
	return (
		!(from !== null && lastDay(date) < firstDay(from)) && !(until !== null && firstDay(date) > lastDay(until))
	);
}

function surelyHolds({ from, until }: ApprovalRules, date: string | null): boolean {
	if (date === null || from === null || until === null) return false;
	return firstDay(date) >= firstDay(from) && lastDay(date) <= lastDay(until);
}

// As texts: months have no more than 31 days, and that is enough to compare.
const firstDay = (date: string) => date + '-01-01'.slice(date.length === 4 ? 0 : date.length === 7 ? 3 : 6);
const lastDay = (date: string) => date + '-12-31'.slice(date.length === 4 ? 0 : date.length === 7 ? 3 : 6);

function answerOf(rules: ApprovalRules, date: string | null, pence: number): VersionAnswer {
	const band = rules.bands.find(
		({ overPence, upToPence }) => pence > overPence && (upToPence === null || pence <= upToPence)
	);
	const { version, strandId, from, until, before, note, citations } = rules;
	return {
		version,
		strandId,
		from,
		until,
		surelyHeld: surelyHolds(rules, date),
		outcome: !band ? 'no-rule' : band.approver === null ? 'nobody' : 'approver',
		approver: band?.approver ?? null,
		band: band ?? null,
		noRuleAbovePence: band ? null : Math.max(0, ...rules.bands.map((b) => endBelow(b, pence))),
		before,
		note,
		citations
	};
}

/** Where a band ends, if that is below a sum. */
const endBelow = ({ upToPence }: ApprovalBand, pence: number) =>
	upToPence !== null && upToPence < pence ? upToPence : 0;

function agreementOf(answers: readonly VersionAnswer[]): ApprovalAnswer['agreement'] {
	if (answers.length < 2) return answers.length === 0 ? 'none' : 'one';
	const said = new Set(
		answers.map(({ outcome, approver }) => `${outcome} ${approver && sameWords(approver)}`)
	);
	return said.size === 1 ? 'agree' : 'differ';
}

/** A role as it is compared: without case, marks and doubled spaces. */
export const sameWords = (role: string): string =>
	role
		.toLowerCase()
		.replace(/[^\p{L}\p{N}]+/gu, ' ')
		.trim();
