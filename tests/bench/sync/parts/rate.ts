// Part B: the highest rate that still reaches everybody in time.
import { byChance, liveEditing, type Load, type Outcome } from '../live.ts';
import { type Side, startOther, startOurs, WITHOUT_LIMITS } from '../sides.ts';
import { atLeastRelay, type Row } from '../table.ts';
import { wordsFor } from './throughput.ts';

/** Updates a second of all editors together. */
const STEPS = [600, 1200, 1800, 2400, 3200, 4000, 4800, 6400, 8000, 9600, 12_000];
/** The step at which work is compared: it hardly changes with what else the machine does. */
const COMPARED = 1800;
/** What comes later than a second after everything was sent is too late anyway. */
const STRETCH = { seconds: 2, warmUp: 0.5, patienceMs: 1000 };
/** A step that fails may have met the machine in a bad moment; so it is tried again, after the others. */
const TRIES = 3;
/** A server is out once it has failed so many steps one after the other. */
const OUT_AFTER = 2;
const P99 = 100;
const SHARE = 0.99;

interface Climber {
	side: Side;
	best: number;
	/** Steps failed since the last that held. */
	failed: number;
	/** Milliseconds for 1,000 deliveries at the compared step. */
	work: number;
}

export async function highestRate(load: Load, say: (words: string) => void): Promise<Row[]> {
	await using ours = await startOurs({ env: WITHOUT_LIMITS });
	await using relay = await startOther('relay');
	await using reference = await startOther('reference');
	const climbers = [relay, ours, reference].map((side): Climber => ({ side, best: 0, failed: 0, work: NaN }));
	for (const { side } of climbers)
		await liveEditing(side, load, { ...STRETCH, rate: 300, phases: byChance() });
	for (const rate of STEPS) await climb(climbers, load, rate, say);
	const beside = (of: (climber: Climber) => number) => ({
		relay: of(climbers[0]!),
		ours: of(climbers[1]!),
		reference: of(climbers[2]!)
	});
	const best = beside((climber) => climber.best);
	const work = beside((climber) => climber.work);
	return [
		{
			figure: `B Highest rate with p99 ≤ ${P99} ms and ${SHARE * 100} % delivered`,
			unit: '/s',
			...best,
			target: atLeastRelay(best.ours, best.relay)
		},
		{
			figure: `– CPU per 1,000 deliveries at ${COMPARED}/s`,
			unit: 'ms',
			...work,
			ratio: work.ours / work.relay
		}
	];
}

async function climb(
	climbers: Climber[],
	load: Load,
	rate: number,
	say: (words: string) => void
): Promise<void> {
	let left = climbers.filter(({ failed }) => failed < OUT_AFTER);
	for (let i = 0; i < TRIES && left.length > 0; i++) {
		const again: Climber[] = [];
		for (const climber of left) {
			const { side } = climber;
			const outcome = await liveEditing(side, load, { ...STRETCH, rate, phases: byChance() });
			const good = inTime(outcome, rate);
			say(`  B ${rate}/s, ${side.name}: ${good ? 'holds' : 'fails'}; ${wordsFor(outcome)}`);
			if (rate === COMPARED) climber.work = outcome.work;
			if (!good) again.push(climber);
			else {
				climber.best = rate;
				climber.failed = 0;
			}
		}
		left = again;
	}
	for (const climber of left) climber.failed++;
}

/** The editors themselves must have kept up, or the step says nothing. */
const inTime = ({ p99, delivered, expected, rate: sent }: Outcome, rate: number) =>
	p99 <= P99 && delivered >= expected * SHARE && sent >= rate * 0.97;
