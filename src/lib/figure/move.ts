// Moves parts of a scene as wholes.
import type { Point } from '#lib/layout/geometry.ts';
import type { SceneBox, SceneLane, SceneLine, SceneMark } from './scene.ts';

function moved<T extends Point>(thing: T, dx: number, dy: number): T {
	return { ...thing, x: thing.x + dx, y: thing.y + dy };
}

const movedMarks = (marks: readonly SceneMark[], dx: number, dy: number): SceneMark[] =>
	marks.map((mark) => ({ ...moved(mark, dx, dy), count: mark.count && moved(mark.count, dx, dy) }));

export const moveLane = (lane: SceneLane, dx: number, dy: number): SceneLane => ({
	...lane,
	rect: moved(lane.rect, dx, dy),
	heading: lane.heading.map((text) => moved(text, dx, dy))
});

export const moveBox = (box: SceneBox, dx: number, dy: number): SceneBox => ({
	...box,
	rect: moved(box.rect, dx, dy),
	word: box.word && moved(box.word, dx, dy),
	label: box.label.map((text) => moved(text, dx, dy)),
	sign: box.sign && moved(box.sign, dx, dy),
	marks: movedMarks(box.marks, dx, dy),
	badge: box.badge && moved(box.badge, dx, dy)
});

export const moveLine = (line: SceneLine, dx: number, dy: number): SceneLine => ({
	...line,
	points: line.points.map((point) => moved(point, dx, dy)),
	sign: line.sign && moved(line.sign, dx, dy),
	word: line.word && moved(line.word, dx, dy),
	badge: line.badge && { rect: moved(line.badge.rect, dx, dy), marks: movedMarks(line.badge.marks, dx, dy) }
});
