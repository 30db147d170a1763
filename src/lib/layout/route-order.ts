// Which of two arrows on the same line of the grid belongs on which side, so that they do not cross where they part.
import { DOWN, RIGHT } from './route-grid.ts';
import { dirOf, type Path } from './route-search.ts';

/**
 * Below zero where `a` belongs above (on a level stretch) or left (on an upright one) of `b`, over zero the other way
 * round, zero where it makes no difference. They have to share a vertex on a stretch that is `level` or not.
 */
export function sideOf(a: Path, b: Path, level: boolean, width: number): number {
	const shared = sharedStep(a, b, level, width);
	if (!shared) return 0;
	const [i, j] = shared;
	const along = dirOut(a, i, 1, width);
	const same = dirOut(b, j, 1, width) === along ? 1 : -1;
	return (
		side(a, i, b, j, 1, same, along, width) || side(a, i, b, j, -1, -same as 1 | -1, (along + 2) % 4, width)
	);
}

/** Indexes of a common vertex of which the stretch leading on in `a` runs the asked way and is shared by `b`. */
function sharedStep(a: Path, b: Path, level: boolean, width: number): [number, number] | null {
	const places = placesOf(b);
	for (let i = 0; i < a.vertices.length; i++) {
		const j = places.get(a.vertices[i]!);
		if (j === undefined) continue;
		const along = dirOut(a, i, 1, width);
		if ((along % 2 === 0) !== level) continue;
		if (dirOut(b, j, 1, width) % 2 === along % 2) return [i, j];
	}
	return null;
}

const known = new WeakMap<Path, Map<number, number>>();

function placesOf(path: Path): Map<number, number> {
	let places = known.get(path);
	if (!places) known.set(path, (places = new Map(path.vertices.map((v, i) => [v, i]))));
	return places;
}

/** Walks both from a common vertex, `a` by `stepA` and `b` by `stepB`, until they part. */
function side(
	a: Path,
	i: number,
	b: Path,
	j: number,
	stepA: 1 | -1,
	stepB: number,
	start: number,
	width: number
): number {
	let travel = start;
	for (let n = 0; n < a.vertices.length + b.vertices.length; n++) {
		const [da, db] = [dirOut(a, i, stepA, width), dirOut(b, j, stepB as 1 | -1, width)];
		if (da !== db) {
			const left = turn(da, travel) - turn(db, travel);
			// Seen along the way, left is up when heading right and right when heading down.
			return start === RIGHT || start === (DOWN + 2) % 4 ? left : -left;
		}
		[i, j, travel] = [i + stepA, j + stepB, da];
		if (a.vertices[i] === undefined || b.vertices[j] === undefined) return 0;
	}
	return 0;
}

/** The direction in which a path leaves its i-th vertex, going forwards or backwards. */
function dirOut(path: Path, i: number, step: 1 | -1, width: number): number {
	const [here, next] = [path.vertices[i]!, path.vertices[i + step]];
	if (next !== undefined) return dirOf(here, next, width);
	return ((step === 1 ? path.end.dir : path.start.dir) + 2) % 4;
}

/** -1 for a turn to the left, 0 straight on, 1 to the right. */
function turn(dir: number, travel: number): number {
	const by = (dir - travel + 4) % 4;
	return by === 3 ? -1 : by === 1 ? 1 : 0;
}
