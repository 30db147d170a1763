// How long the figure of the study takes in this process, and how much of that is routing and writing.
import { type Extent, visiblePart } from '#lib/domain/theory/selection.ts';
import { drawFigure } from '#lib/figure/draw-figure.ts';
import { svgOf } from '#lib/figure/svg.ts';
import { laneBoxes } from '#lib/layout/lane-boxes.ts';
import { arrowBadgeSize, nodeSize } from '#lib/layout/node-size.ts';
import { placeNodes } from '#lib/layout/place.ts';
import { routeArrows } from '#lib/layout/route.ts';
import type { MeasuredStudy } from './study.ts';

const WARM_UP = 10;
const RUNS = 30;

export interface FigureTimes {
	whole: number[];
	routing: number[];
	writing: number[];
}

/** Times of `RUNS` drawings; each step is measured in turn, so that they share the machine's good and bad moments. */
export function timeFigure({ model, strengths }: MeasuredStudy, extent: Extent): FigureTimes {
	const shown = visiblePart(model, extent);
	const sizes = new Map([...shown.nodes].map(([id, node]) => [id, nodeSize(node)]));
	const badges = new Map(
		[...shown.arrows.keys()].flatMap((id) => {
			const size = arrowBadgeSize(strengths.get(id));
			return size ? [[id, size] as const] : [];
		})
	);
	const places = placeNodes(shown, sizes);
	const lanes = laneBoxes(shown, places);
	const scene = drawFigure({ model, extent, strengths });
	const times: FigureTimes = { whole: [], routing: [], writing: [] };
	for (let run = -WARM_UP; run < RUNS; run++) {
		const whole = timed(() => svgOf(drawFigure({ model, extent, strengths })));
		const routing = timed(() => routeArrows(shown, places, lanes, badges));
		const writing = timed(() => svgOf(scene));
		if (run < 0) continue;
		times.whole.push(whole);
		times.routing.push(routing);
		times.writing.push(writing);
	}
	return times;
}

/** Times of asking the server for the figure, and of an answer that needs no drawing, in turn. */
export async function timeFigureOverHttp(
	url: string,
	cookie: string
): Promise<{ figure: number[]; nothing: number[] }> {
	const times = { figure: [] as number[], nothing: [] as number[] };
	const fetched = async (path: string) => {
		const start = performance.now();
		const answer = await fetch(url + path, { headers: { cookie } });
		await answer.text();
		if (!answer.ok) throw new Error(`GET ${path}: ${answer.status}`);
		return performance.now() - start;
	};
	for (let run = -WARM_UP; run < RUNS; run++) {
		const figure = await fetched('/api/v1/models/overarching/figure.svg');
		const nothing = await fetched('/api/v1/session');
		if (run < 0) continue;
		times.figure.push(figure);
		times.nothing.push(nothing);
	}
	return times;
}

function timed(work: () => unknown): number {
	const start = performance.now();
	work();
	return performance.now() - start;
}
