// Which spends broke a rule of approval, by which version of the rules; and which have nothing recorded at all.
import type { ApprovalRules, Site, SiteFact } from '#lib/domain/study/study.ts';
import { approvalFor, sameWords, type VersionAnswer } from './approval.ts';
import type { FamilySum } from './spend-group.ts';
import type { SpendKind, SpendLine } from './spend-line.ts';

/** What of a line is judged. */
export type JudgedLine = Pick<
	SpendLine,
	'id' | 'siteId' | 'strandId' | 'date' | 'pence' | 'kind' | 'approvedBy' | 'reversalOf'
>;

/**
 * How a line stands to one version of the rules. `kept`; `unrecorded`: somebody had to approve and nothing is
 * recorded; broken: `other-role` approved than had to, `nobody` approved where somebody had to, `no-rule` is printed
 * for the sum.
 */
export type Verdict = 'kept' | 'unrecorded' | 'other-role' | 'nobody' | 'no-rule';
export const BREACHES = ['other-role', 'nobody', 'no-rule'] as const satisfies readonly Verdict[];

export interface JudgedBy {
	version: string;
	strandId: string | null;
	verdict: Verdict;
	/** Who had to approve, in the document's words; null where nobody had to or no rule is printed. */
	approver: string | null;
}

export interface Judgement<Line extends JudgedLine = JudgedLine> {
	line: Line;
	by: JudgedBy[];
	/** True where every version that can have held says so. */
	byAll: boolean;
}

/** What a family received above the most that a document allows it. */
export interface AboveMaximum {
	siteId: string;
	familyCode: string;
	kind: SpendKind;
	/** What it came to. */
	pence: number;
	/** The fact that says how much it may be at most. */
	maximum: SiteFact;
}

export interface Breaches<Line extends JudgedLine = JudgedLine> {
	broken: Judgement<Line>[];
	/** Nothing is recorded of an approval that at least one version asks for: not a breach, and not kept either. */
	unrecorded: Judgement<Line>[];
	aboveMaximum: AboveMaximum[];
	counts: Record<(typeof BREACHES)[number], number> & {
		/** Lines that the rules were held against. */
		judged: number;
		/** Refunds, and spends that were taken back whole: there is nothing to approve. */
		takenBack: number;
		/** Lines of sites without any rule. */
		withoutRules: number;
	};
}

/** Takes lines some at a time, so that a long register holds up nobody. */
export interface BreachFinder<Line extends JudgedLine = JudgedLine> {
	take(lines: readonly Line[]): void;
	/** What was found so far. */
	readonly found: Breaches<Line>;
}

/**
 * @param families sums of what each family received, for the most that it may
 * @param reversed ids of lines that another line takes back
 */
export function findBreaches<Line extends JudgedLine>(
	sites: readonly Site[],
	families: readonly FamilySum[],
	reversed: ReadonlySet<string | null>
): BreachFinder<Line> {
	const siteOf = new Map(sites.map((site) => [site.id, site]));
	const counts = { 'other-role': 0, nobody: 0, 'no-rule': 0, judged: 0, takenBack: 0, withoutRules: 0 };
	const found: Breaches<Line> = {
		broken: [],
		unrecorded: [],
		aboveMaximum: sites.flatMap((site) => aboveMaximum(site, families)),
		counts
	};
	return {
		found,
		take(lines) {
			for (const line of lines) {
				const site = siteOf.get(line.siteId);
				if (line.pence <= 0 || reversed.has(line.id)) counts.takenBack++;
				else if (!site?.approvalRules.length) counts.withoutRules++;
				else {
					counts.judged++;
					judge(line, site, found);
				}
			}
		}
	};
}

function judge<Line extends JudgedLine>(line: Line, site: Site, found: Breaches<Line>): void {
	const by = approvalFor(site, line).answers.map((answer) => judgedBy(answer, line.approvedBy));
	const broken = by.filter(({ verdict }) => isBreach(verdict));
	if (broken.length > 0) {
		found.broken.push({ line, by, byAll: broken.length === by.length });
		for (const verdict of new Set(broken.map((b) => b.verdict)))
			found.counts[verdict as (typeof BREACHES)[number]]++;
	} else {
		const open = by.filter(({ verdict }) => verdict === 'unrecorded').length;
		if (open > 0) found.unrecorded.push({ line, by, byAll: open === by.length });
	}
}

export const isBreach = (verdict: Verdict): boolean => (BREACHES as readonly Verdict[]).includes(verdict);

function judgedBy({ version, strandId, outcome, approver }: VersionAnswer, approvedBy: string): JudgedBy {
	const recorded = sameWords(approvedBy);
	const verdict: Verdict =
		outcome === 'nobody'
			? 'kept'
			: outcome === 'no-rule'
				? 'no-rule'
				: recorded === ''
					? 'unrecorded'
					: recorded === 'none'
						? 'nobody'
						: rolesIn(approver!).includes(recorded)
							? 'kept'
							: 'other-role';
	return { version, strandId, verdict, approver };
}

/** "Service manager, or senior staff" names two roles, of whom one is enough; the words as a whole are one, too. */
const rolesIn = (approver: string): string[] =>
	[approver, ...approver.split(/\s*(?:,\s*or|\/|\bor\b|,)\s*/i)].map(sameWords);

/** "Maximum per family", "Highest budget per family", with a sum in pence. */
export const isMaximum = ({ topic, label, amount, unit }: SiteFact): boolean =>
	topic === 'budget' &&
	amount !== null &&
	unit === 'pence' &&
	/^(max|highest|most|ceiling)\w*\b.*\bfamily/i.test(label);

function aboveMaximum(site: Site, families: readonly FamilySum[]): AboveMaximum[] {
	// A sum over a family is not known by strand, so only what holds for the site as a whole is compared.
	const maxima = site.facts.filter((fact) => isMaximum(fact) && fact.strandId === null);
	return maxima.flatMap((maximum) =>
		families
			.filter(({ siteId, familyCode, pence }) => siteId === site.id && familyCode && pence > maximum.amount!)
			.map(({ familyCode, kind, pence }) => ({ siteId: site.id, familyCode, kind, pence, maximum }))
	);
}

/**
 * The largest sum for which no version asks anything of a site: lines up to it need not be read to find breaches.
 * @returns pence; 0 where even the smallest sum has to be looked at
 */
export function nothingAskedUpTo(rules: readonly ApprovalRules[]): number {
	const free = rules.map(({ bands }) => {
		const first = bands.find(({ overPence }) => overPence === 0);
		return first?.approver === null ? (first.upToPence ?? Number.MAX_SAFE_INTEGER) : 0;
	});
	return free.length ? Math.min(...free) : 0;
}
