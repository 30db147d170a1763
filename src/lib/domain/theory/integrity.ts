// The checks that every model must pass, whoever wrote it. Rule ids are listed in ../README.md.
import { refuse, ok, type Problem, type Result } from '../result.ts';
import { type Arrow, idsOf, type Model, type TheoryNode } from './model.ts';
import { NODE_KINDS, RELATIONS } from './vocabulary.ts';

/** Longest label, in UTF-16 units: what still fits a box and a table cell. */
export const LABEL_LIMIT = 300;
/** Longest note or because. */
export const PROSE_LIMIT = 4000;
/** People who fill one text at the same time can merge past its limit; a whole model may be this many times over it. */
const MERGED = 4;
/** Largest coordinate either way, in canvas pixels. */
export const POSITION_LIMIT = 1_000_000;

// Letters, digits and a few marks: safe in URLs, file names and XML ids.
const ID = /^[A-Za-z0-9][A-Za-z0-9_.-]{0,63}$/;
// Control characters, bidi overrides and lone surrogates; labels and ids are text, never markup or commands.
const FORBIDDEN = /[\u0000-\u001f\u007f-\u009f\u2028\u2029\u202a-\u202e\u2066-\u2069\ufeff]|\p{Surrogate}/u;
const FORBIDDEN_IN_PROSE =
	/[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069\ufeff]|\p{Surrogate}/u;

/** One line of plain text: no control characters, direction overrides or halves of characters. */
export const isLine = (text: string): boolean => !FORBIDDEN.test(text);
/** The same with line breaks and tabs allowed. */
export const isProse = (text: string): boolean => !FORBIDDEN_IN_PROSE.test(text);

/** N1: an id is 1–64 letters, digits, `_`, `.` or `-`, and starts with a letter or digit. */
export function checkId(id: string): Result<string> {
	return ID.test(id) ? ok(id) : refuse('invalid-id', id.slice(0, 64));
}

/** N2: a label is one line of text, trimmed, at most {@link LABEL_LIMIT} long and without control characters. */
export function checkLabel(label: string, at: string, limit = LABEL_LIMIT): Result<string> {
	const text = label.trim();
	if (text.length > limit) return refuse('label-too-long', at, `${text.length} > ${limit}`);
	return FORBIDDEN.test(text) ? refuse('invalid-label', at) : ok(text);
}

/** N3: prose may have line breaks and tabs; the other limits are those of a label, at {@link PROSE_LIMIT}. */
export function checkProse(text: string, at: string, limit = PROSE_LIMIT): Result<string> {
	if (text.length > limit) return refuse('label-too-long', at, `${text.length} > ${limit}`);
	return FORBIDDEN_IN_PROSE.test(text) ? refuse('invalid-label', at) : ok(text);
}

/** N4: a position is two finite numbers within {@link POSITION_LIMIT}. */
export function isPosition(pos: readonly number[]): boolean {
	return pos.length === 2 && pos.every((v) => Number.isFinite(v) && Math.abs(v) <= POSITION_LIMIT);
}

/**
 * A1–A4 for one arrow in a model that may already hold it.
 * A1 both ends exist; A2 it starts at a node; A3 it does not end where it starts; A4 no second arrow says the
 * same (ends and relation); A6 arrows that act on arrows never act on themselves round a circle.
 */
export function checkArrow(
	model: Model,
	arrow: Pick<Arrow, 'id' | 'from' | 'to' | 'relation'>
): Result<true> {
	if (!RELATIONS.includes(arrow.relation)) return refuse('invalid-relation', arrow.id, arrow.relation);
	if (model.arrows.has(arrow.from)) return refuse('arrow-from-arrow', arrow.id, arrow.from);
	if (!model.nodes.has(arrow.from)) return refuse('dangling-arrow', arrow.id, arrow.from);
	if (!model.nodes.has(arrow.to) && !model.arrows.has(arrow.to))
		return refuse('dangling-arrow', arrow.id, arrow.to);
	if (arrow.from === arrow.to) return refuse('arrow-to-itself', arrow.id, arrow.from);
	for (const other of model.arrows.values()) {
		const same = other.from === arrow.from && other.to === arrow.to && other.relation === arrow.relation;
		if (same && other.id !== arrow.id) return refuse('duplicate-arrow', arrow.id, other.id);
	}
	for (let at: string | undefined = arrow.to, steps = 0; at !== undefined; at = model.arrows.get(at)?.to) {
		if (at === arrow.id || ++steps > model.arrows.size + 1) return refuse('arrow-cycle', arrow.id, arrow.to);
	}
	return ok(true);
}

function checkNode(node: TheoryNode): Problem | null {
	if (!NODE_KINDS.includes(node.kind)) return { code: 'invalid-kind', at: node.id, fact: node.kind };
	if (node.pos !== null && !isPosition(node.pos)) return { code: 'invalid-position', at: node.id };
	for (const result of [
		checkId(node.id),
		checkLabel(node.label, node.id, MERGED * LABEL_LIMIT),
		checkProse(node.note, node.id, MERGED * PROSE_LIMIT)
	])
		if (!result.ok) return { ...result.problem, at: node.id };
	return null;
}

/** Every problem of a whole model, at most `limit` of them; empty where it is sound. */
export function findProblems(model: Model, limit = 20): Problem[] {
	const problems: Problem[] = [];
	const note = (problem: Problem | null) => {
		if (problem) problems.push(problem);
		return problems.length >= limit;
	};
	const total = (['nodes', 'arrows', 'pathways', 'stages', 'statements'] as const).reduce(
		(n, m) => n + model[m].size,
		0
	);
	for (const result of [
		checkLabel(model.title, 'title', MERGED * LABEL_LIMIT),
		checkProse(model.note, 'note', MERGED * PROSE_LIMIT)
	])
		if (!result.ok && note(result.problem)) return problems;
	// N5: one id names one thing, across nodes, arrows, pathways, stages and statements.
	if (idsOf(model).size !== total) {
		const seen = new Set<string>();
		for (const map of [model.nodes, model.arrows, model.pathways, model.stages, model.statements])
			for (const id of map.keys()) {
				if (seen.has(id) && note({ code: 'duplicate-id', at: id })) return problems;
				seen.add(id);
			}
	}
	for (const lane of [...model.pathways.values(), ...model.stages.values()]) {
		for (const result of [checkId(lane.id), checkLabel(lane.title, lane.id, MERGED * LABEL_LIMIT)])
			if (!result.ok && note(result.problem)) return problems;
	}
	for (const node of model.nodes.values()) if (note(checkNode(node))) return problems;
	for (const arrow of model.arrows.values()) {
		const results: Result<unknown>[] = [
			checkId(arrow.id),
			checkProse(arrow.because, arrow.id, MERGED * PROSE_LIMIT),
			checkArrow(model, arrow)
		];
		for (const result of results) if (!result.ok && note(result.problem)) return problems;
	}
	for (const statement of model.statements.values()) {
		for (const result of [
			checkId(statement.id),
			checkProse(statement.text, statement.id, MERGED * PROSE_LIMIT)
		])
			if (!result.ok && note(result.problem)) return problems;
	}
	return problems;
}
