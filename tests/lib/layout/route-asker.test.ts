// Routes from a worker: always for the newest question, with lines that touch their ends in the meantime.
import { describe, expect, it } from 'vitest';
import { EMPTY_MODEL, type Model } from '#lib/domain/theory/model.ts';
import type { Rect } from '#lib/layout/geometry.ts';
import { laneBoxes } from '#lib/layout/lane-boxes.ts';
import { provisionalRoutes } from '#lib/layout/provisional-line.ts';
import { type Answer, RouteAsker, type RouteWorker } from '#lib/layout/route-asker.ts';
import { answerTo, movedSince, quickAnswer, routeQuestion } from '#lib/layout/route-question.ts';
import { routeArrows } from '#lib/layout/route.ts';
import { arrow, node } from '../../support/models.ts';

const byId = <T extends { id: string }>(...list: T[]) => new Map(list.map((one) => [one.id, one]));
const at = (x: number, y = 0): Rect => ({ x, y, width: 184, height: 70 });
const model: Model = {
	...EMPTY_MODEL,
	nodes: byId(node('a'), node('b'), node('c')),
	arrows: byId(arrow('ab', 'a', 'b'), arrow('bc', 'b', 'c'), arrow('cab', 'c', 'ab'))
};
const boxes = new Map([
	['a', at(0)],
	['b', at(300)],
	['c', at(600, 200)]
]);
const ask = (places: ReadonlyMap<string, Rect> = boxes) =>
	routeQuestion(model, places, laneBoxes(model, places), new Map());

/** A worker that answers when it is told to. */
function slowWorker() {
	const asked: { number: number; question: ReturnType<typeof ask> }[] = [];
	const worker: RouteWorker = {
		postMessage: (message) => void asked.push(message),
		onmessage: null,
		onerror: null,
		terminate: () => {}
	};
	const answer = () => {
		const { number, question } = asked.at(-1)!;
		const event = new MessageEvent('message', { data: { number, routes: answerTo(question) } });
		worker.onmessage!.call(worker as Worker, event);
	};
	return { worker, asked, answer };
}

describe('a question about routes', () => {
	it('is answered as on the page, without any words of the model', () => {
		expect(answerTo(structuredClone(ask()))).toEqual(routeArrows(model, boxes, laneBoxes(model, boxes)));
		expect(JSON.stringify([...ask().model.nodes])).not.toContain('Label of');
	});

	it('has the same records while only words change', () => {
		const nodes = ask().model.nodes;
		expect(ask().model.nodes.get('a')).toBe(nodes.get('a'));
	});

	it('is quick for a moved node in a large model: all other arrows keep their lines', () => {
		const count = 200;
		const many: Model = {
			...EMPTY_MODEL,
			nodes: byId(...Array.from({ length: count }, (_, i) => node(`n${i}`))),
			arrows: byId(...Array.from({ length: count - 1 }, (_, i) => arrow(`a${i}`, `n${i}`, `n${i + 1}`)))
		};
		const places = new Map(
			Array.from(
				{ length: count },
				(_, i) => [`n${i}`, at((i % 20) * 260, Math.floor(i / 20) * 120)] as const
			)
		);
		const first = routeQuestion(many, places, laneBoxes(many, places), new Map());
		const before = { question: first, routes: answerTo(first) };
		const moved = new Map([...places, ['n50', at(2620, 255)]]);
		const quick = quickAnswer({ ...first, boxes: moved }, before)!;
		expect(quick.get('a10')).toBe(before.routes.get('a10'));
		expect(quick.get('a50')).not.toEqual(before.routes.get('a50'));
		expect(quickAnswer(ask(), { question: ask(), routes: new Map() })).toBeNull();
	});
});

describe('asking a worker', () => {
	it('asks one at a time, and next only the newest', () => {
		const { worker, asked, answer } = slowWorker();
		const answers: Answer[] = [];
		const asker = new RouteAsker(
			() => worker,
			(one) => answers.push(one)
		);
		const [first, second, third] = [ask(), ask(), ask()];
		for (const question of [first, second, third]) asker.ask(question);
		expect(asked.map(({ question }) => question)).toEqual([first]);
		answer();
		expect(asked[1]!.question).toBe(third);
		expect(answers).toEqual([]);
		answer();
		expect(answers[0]!.question).toBe(third);
	});

	it('answers itself where there is no worker, or the worker fails', () => {
		const answers: Answer[] = [];
		new RouteAsker(
			() => null,
			(one) => answers.push(one)
		).ask(ask());
		expect([...answers[0]!.routes.keys()]).toEqual(['ab', 'bc', 'cab']);
		const { worker } = slowWorker();
		new RouteAsker(
			() => worker,
			(one) => answers.push(one)
		).ask(ask());
		worker.onerror!.call(worker as Worker, {} as ErrorEvent);
		expect(answers[1]!.routes).toEqual(answers[0]!.routes);
	});
});

describe('lines for the meantime', () => {
	const found = answerTo(ask());

	it('are the found ones where nothing moved', () => {
		expect([...provisionalRoutes(model, boxes, found, new Set()).values()]).toEqual([...found.values()]);
	});

	it('touch a node that moved, and what acts on its arrows follows', () => {
		const now = new Map([...boxes, ['a', at(0, 400)]]);
		const moved = movedSince(now, boxes);
		expect([...moved]).toEqual(['a']);
		const routes = provisionalRoutes(model, now, found, moved);
		const { points, middle } = routes.get('ab')!;
		expect([points[0]!.y, points.at(-1)!.y].sort()).toEqual([400, 70].sort());
		expect(routes.get('bc')).toBe(found.get('bc'));
		expect(routes.get('cab')!.points.at(-1)).toEqual(middle);
	});

	it('are there for an arrow that nobody has routed, and for one onto itself', () => {
		const loops = { arrows: byId(arrow('aa', 'a', 'a'), arrow('ac', 'a', 'c')) };
		const routes = provisionalRoutes(loops, boxes, new Map(), new Set());
		expect([...routes.keys()]).toEqual(['aa', 'ac']);
		expect(routes.get('aa')!.points.length).toBeGreaterThan(3);
	});
});
