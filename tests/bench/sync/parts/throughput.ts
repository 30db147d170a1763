// Part A: what passing edits on costs and how long it takes, at the rates at which five people really edit.
import { pause } from '../clock.ts';
import { byChance, EDITORS, liveEditing, type Load, type Outcome, RECEIVERS } from '../live.ts';
import { type Side, type SideName, startOther, startOurs } from '../sides.ts';
import { aboveRelayAtMost, atMost, median, quantile, type Row, timesAtMost } from '../table.ts';

/** Updates a second of all editors together: 60 for each, and 60 shared. */
const RATES = [
	{ rate: 60 * EDITORS, words: '60/s each' },
	{ rate: 60, words: '60/s in all' }
];
const STRETCH = { seconds: 2.5, warmUp: 0.5, patienceMs: 6000 };
const WORK_TARGET = 1.5;
const P99_TARGET = 15;
const SAVED_TARGET = 10;

type Outcomes = Record<SideName, Outcome[]>;

/** `PROFILE` names a folder for a profile of our server's work. */
export async function throughput(load: Load, rounds: number, say: (words: string) => void): Promise<Row[]> {
	const { PROFILE } = process.env;
	await using ours = await startOurs({ flags: PROFILE ? ['--cpu-prof', `--cpu-prof-dir=${PROFILE}`] : [] });
	await using relay = await startOther('relay');
	await using reference = await startOther('reference');
	const sides: Side[] = [relay, ours, reference];
	const rows: Row[] = [];
	for (const { rate, words } of RATES) {
		const outcomes: Outcomes = { ours: [], relay: [], reference: [] };
		for (let round = 0; round <= rounds; round++) {
			const phases = byChance();
			for (const side of sides) {
				const outcome = await liveEditing(side, load, { ...STRETCH, rate, phases });
				say(`  A ${words}, round ${round}, ${side.name}: ${wordsFor(outcome)}`);
				// The first round warms everything up.
				if (round > 0) outcomes[side.name].push(outcome);
				await pause(100);
			}
		}
		rows.push(...rowsOf(`${words}, ${RECEIVERS} receivers`, outcomes));
	}
	return rows;
}

function rowsOf(what: string, outcomes: Outcomes): Row[] {
	const { ours, relay, reference } = outcomes;
	const middle = (name: SideName, of: (outcome: Outcome) => number) => median(outcomes[name].map(of));
	const beside = (of: (outcome: Outcome) => number) => ({
		ours: middle('ours', of),
		relay: middle('relay', of),
		reference: middle('reference', of)
	});
	/** Ours of each round against another side's of the same round. */
	const paired = (other: Outcome[], compare: (ours: Outcome, other: Outcome) => number) =>
		median(ours.map((outcome, i) => compare(outcome, other[i]!)));
	const workRatio = paired(relay, (one, other) => one.work / other.work);
	const later = paired(relay, (one, other) => one.p99 - other.p99);
	const saved = ours.flatMap((outcome) => [...outcome.saved]);
	const p50Saved = saved.length > 0 ? median(saved) : NaN;
	const lost = (list: Outcome[]) => list.reduce((sum, one) => sum + one.expected - one.delivered, 0);
	const unsaved = ours.reduce((sum, one) => sum + one.unsaved, 0);
	return [
		{
			figure: `A ${what}: CPU per 1,000 deliveries`,
			unit: 'ms',
			...beside((one) => one.work),
			ratio: workRatio,
			target: timesAtMost(workRatio, WORK_TARGET, 'relay')
		},
		{ figure: '– delivered after, p50', unit: 'ms', ...beside((one) => one.p50) },
		{
			figure: '– delivered after, p99',
			unit: 'ms',
			...beside((one) => one.p99),
			target: aboveRelayAtMost(later, P99_TARGET, 'ms')
		},
		{
			figure: '– saved after, p50',
			unit: 'ms',
			ours: p50Saved,
			target: atMost(p50Saved, SAVED_TARGET, 'ms')
		},
		{ figure: '– saved after, p99', unit: 'ms', ours: saved.length > 0 ? quantile(saved, 0.99) : NaN },
		{
			figure: '– deliveries lost',
			unit: '',
			ours: lost(ours),
			relay: lost(relay),
			reference: lost(reference),
			target: atMost(lost(ours), 0, '')
		},
		{ figure: '– updates never acknowledged', unit: '', ours: unsaved, target: atMost(unsaved, 0, '') }
	];
}

export function wordsFor({
	work,
	p50,
	p99,
	expected,
	delivered,
	packed,
	rate,
	saved,
	closed
}: Outcome): string {
	const ms = (value: number) => `${value.toFixed(1)} ms`;
	return [
		`${Math.round(rate)}/s sent`,
		`work ${ms(work)}`,
		`p50 ${ms(p50)}`,
		`p99 ${ms(p99)}`,
		...(saved.length > 0 ? [`saved ${ms(median([...saved]))}`] : []),
		`${packed.toFixed(1)} in a message`,
		...(delivered < expected ? [`${expected - delivered} of ${expected} lost`] : []),
		...(closed.length > 0 ? [`${closed.length} sockets ended (${[...new Set(closed)].join(', ')})`] : [])
	].join(', ');
}
