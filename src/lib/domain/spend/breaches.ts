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
 * How a line stands to one version of the rules. Broken: `other-role` approved than had to, `nobody` approved where
 * somebody had to. Not broken: `kept`; `unrecorded`: somebody had to approve and it is not recorded, or only what had to
 * happen before is; `no-rule` is printed for the sum.
 */
export const VERDICTS = ['kept', 'unrecorded', 'other-role', 'nobody', 'no-rule'] as const;
export type Verdict = (typeof VERDICTS)[number];
const BREACHES = ['other-role', 'nobody'] as const satisfies readonly Verdict[];

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
	/** True where every version that can have held says what the list is of. */
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

/** A line stands in the first list that it belongs to. */
export interface Breaches<Line extends JudgedLine = JudgedLine> {
	broken: Judgement<Line>[];
	/** At least one version prints no rule for the sum: not a breach, and not kept either. */
	uncovered: Judgement<Line>[];
	/** An approval that at least one version asks for is not recorded: not a breach, and not kept either. */
	unrecorded: Judgement<Line>[];
	/** How many lines broke each version, of those that any line broke. */
	brokenBy: { version: string; n: number }[];
	aboveMaximum: AboveMaximum[];
	counts: Record<(typeof BREACHES)[number], number> & {
		/** Lines that the rules were held against. */
		judged: number;
		/** Lines below £0, lines of £0, and spends that were taken back whole: there is nothing to approve. */
		refunds: number;
		ofNothing: number;
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
	const counts = {
		'other-role': 0,
		nobody: 0,
		judged: 0,
		refunds: 0,
		ofNothing: 0,
		takenBack: 0,
		withoutRules: 0
	};
	const found: Breaches<Line> = {
		broken: [],
		uncovered: [],
		unrecorded: [],
		brokenBy: [],
		aboveMaximum: sites.flatMap((site) => aboveMaximum(site, families)),
		counts
	};
	return {
		found,
		take(lines) {
			for (const line of lines) {
				const site = siteOf.get(line.siteId);
				if (line.pence < 0) counts.refunds++;
				else if (line.pence === 0) counts.ofNothing++;
				else if (reversed.has(line.id)) counts.takenBack++;
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
	const put = (list: Judgement<Line>[], those: readonly JudgedBy[]) =>
		list.push({ line, by, byAll: those.length === by.length });
	const having = (verdict: Verdict) => by.filter((one) => one.verdict === verdict);
	const broken = by.filter(({ verdict }) => isBreach(verdict));
	if (broken.length > 0) {
		put(found.broken, broken);
		for (const verdict of BREACHES) if (having(verdict).length > 0) found.counts[verdict]++;
		for (const version of new Set(broken.map((one) => one.version))) countVersion(found, version);
	} else if (having('no-rule').length > 0) put(found.uncovered, having('no-rule'));
	else if (having('unrecorded').length > 0) put(found.unrecorded, having('unrecorded'));
}

function countVersion({ brokenBy }: Pick<Breaches, 'brokenBy'>, version: string): void {
	const known = brokenBy.find((one) => one.version === version);
	if (known) known.n++;
	else brokenBy.push({ version, n: 1 });
}

export const isBreach = (verdict: Verdict): boolean => (BREACHES as readonly Verdict[]).includes(verdict);

function judgedBy(answer: VersionAnswer, approvedBy: string): JudgedBy {
	const { version, strandId, approver } = answer;
	return { version, strandId, verdict: verdictOf(answer, sameWords(approvedBy)), approver };
}

function verdictOf({ outcome, approver, before }: VersionAnswer, recorded: string): Verdict {
	if (outcome === 'nobody') return 'kept';
	if (outcome === 'no-rule') return 'no-rule';
	if (recorded === '') return 'unrecorded';
	if (recorded === 'none') return 'nobody';
	if (rolesIn(approver!).includes(recorded)) return 'kept';
	return isNamedIn(before, recorded) ? 'unrecorded' : 'other-role';
}

/** "Panel" in "Application to a panel of senior managers": done as it had to be, and not the approval itself. */
const isNamedIn = (before: string, recorded: string): boolean =>
	` ${sameWords(before)} `.includes(` ${recorded} `);

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
