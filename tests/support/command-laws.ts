// What must hold for every command, whatever it is asked: one check for theory commands and one for link commands.
import { isDeepStrictEqual } from 'node:util';
import { expect } from 'vitest';
import * as Y from 'yjs';
import { applyLinkChange, type LinkChange, type Links } from '#lib/domain/evidence/link-commands.ts';
import { wordsFor } from '#lib/domain/problem-words.ts';
import type { ProblemCode, Result } from '#lib/domain/result.ts';
import { applyChange, type Change } from '#lib/domain/theory/change.ts';
import { findProblems } from '#lib/domain/theory/integrity.ts';
import type { Model } from '#lib/domain/theory/model.ts';
import { linksRoots, readLinks, writeLinkChange, writeLinks } from '#lib/shared-doc/links-doc.ts';
import { readModel, theoryRoots, writeChange, writeModel } from '#lib/shared-doc/theory-doc.ts';

// `satisfies` keeps this list and the type of the codes the same.
const CODES = {
	'not-found': true,
	'duplicate-id': true,
	'invalid-id': true,
	'invalid-label': true,
	'label-too-long': true,
	'invalid-kind': true,
	'invalid-relation': true,
	'invalid-position': true,
	'arrow-to-itself': true,
	'duplicate-arrow': true,
	'dangling-arrow': true,
	'arrow-from-arrow': true,
	'arrow-cycle': true,
	'duplicate-link': true,
	'invalid-stance': true,
	'too-many': true,
	'nothing-to-change': true
} as const satisfies Record<ProblemCode, true>;

/** The closed list of codes. */
export const PROBLEM_CODES = Object.keys(CODES) as ProblemCode[];

/** Freezes a value all the way down; a frozen map throws when it is written. */
export function deepFreeze<T>(value: T): T {
	if (typeof value !== 'object' || value === null || Object.isFrozen(value)) return value;
	if (value instanceof Map) {
		for (const one of value.values()) deepFreeze(one);
		for (const method of ['set', 'delete', 'clear'] as const)
			Object.defineProperty(value, method, {
				value: () => {
					throw new Error('A frozen map was written');
				}
			});
	} else for (const one of Object.values(value)) deepFreeze(one);
	return Object.freeze(value);
}

/** Deep equality that is quick where all is well and shows the difference where it is not. */
export function expectSame(actual: unknown, expected: unknown, message: string): void {
	if (isDeepStrictEqual(actual, expected)) return;
	expect(actual, message).toEqual(expected);
	throw new Error(`${message}: not the same`);
}

interface Laws<V, C extends { does: string; steps: readonly unknown[] }> {
	apply(value: V, change: C): V;
	write(doc: Y.Doc, value: V): void;
	writeChange(doc: Y.Doc, change: C, origin: unknown): void;
	read(doc: Y.Doc): V;
	roots(doc: Y.Doc): Y.Map<unknown>[];
	/** Empty where the value breaks no rule. */
	problems(value: V): readonly unknown[];
}

function check<V, C extends { does: string; steps: readonly unknown[] }>(
	laws: Laws<V, C>,
	value: V,
	command: (value: V) => Result<C>
): Result<C> {
	const before = deepFreeze(structuredClone(value));
	const result = command(before);
	expectSame(before, value, 'the input is untouched');
	if (!result.ok) {
		expect(PROBLEM_CODES).toContain(result.problem.code);
		expect(wordsFor(result.problem)).toMatch(/\.|\)$/);
		expect(Object.keys(result)).not.toContain('value');
		return result;
	}
	const change = deepFreeze(structuredClone(result.value));
	expect(change.does, 'a change has a name for undo').toMatch(/^[A-Z][a-z ]+$/);
	expect(change.steps.length, 'a change has steps').toBeGreaterThan(0);

	const after = laws.apply(before, change);
	expectSame(before, value, 'the input is untouched by applying');
	expect(isDeepStrictEqual(after, before), 'a change changes something').toBe(false);
	if (laws.problems(before).length === 0)
		expect(laws.problems(after), 'a sound model stays sound').toEqual([]);

	const doc = new Y.Doc();
	laws.write(doc, before);
	expectSame(laws.read(doc), before, 'writing and reading gives the same');
	const history = new Y.UndoManager(laws.roots(doc), { trackedOrigins: new Set(['me']) });
	let updates = 0;
	doc.on('update', () => updates++);
	laws.writeChange(doc, change, 'me');
	expect(updates, 'a change is one transaction').toBe(1);
	expectSame(laws.read(doc), after, 'the document is what applying the change gives');

	const other = new Y.Doc();
	Y.applyUpdateV2(other, Y.encodeStateAsUpdateV2(doc));
	expectSame(laws.read(other), after, 'another copy reads the same');

	history.undo();
	expectSame(laws.read(doc), before, 'undo restores what was before');
	expect(history.undoStack, 'a change is one step of undo').toHaveLength(0);
	history.redo();
	expectSame(laws.read(doc), after, 'redo does it again');
	doc.destroy();
	other.destroy();
	return result;
}

/** Runs a theory command and checks all laws. @returns its result, for what is special to the test */
export const checkCommand = (model: Model, command: (model: Model) => Result<Change>): Result<Change> =>
	check<Model, Change>(
		{
			apply: applyChange,
			write: writeModel,
			writeChange,
			read: readModel,
			roots: theoryRoots,
			problems: findProblems
		},
		model,
		command
	);

/** The same for a command on links. */
export const checkLinkCommand = (
	links: Links,
	command: (links: Links) => Result<LinkChange>
): Result<LinkChange> =>
	check<Links, LinkChange>(
		{
			apply: applyLinkChange,
			write: (doc, value) => writeLinks(doc, value.values()),
			writeChange: writeLinkChange,
			read: readLinks,
			roots: linksRoots,
			problems: () => []
		},
		links,
		command
	);

/** The model after a command that must be accepted. */
export function after(model: Model, command: (model: Model) => Result<Change>): Model {
	const result = checkCommand(model, command);
	if (!result.ok) throw new Error(`refused: ${JSON.stringify(result.problem)}`);
	return applyChange(model, result.value);
}

/** The links after a command that must be accepted. */
export function afterLinks(links: Links, command: (links: Links) => Result<LinkChange>): Links {
	const result = checkLinkCommand(links, command);
	if (!result.ok) throw new Error(`refused: ${JSON.stringify(result.problem)}`);
	return applyLinkChange(links, result.value);
}

/** The code with which a command refuses; null where it does not. */
export function refusal(model: Model, command: (model: Model) => Result<Change>): ProblemCode | null {
	const result = checkCommand(model, command);
	return result.ok ? null : result.problem.code;
}
