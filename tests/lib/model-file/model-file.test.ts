// The model file: what it holds comes back without loss, and what is wrong is refused whole, with a place and words.
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { wordsFor } from '#lib/domain/problem-words.ts';
import { describeModel } from '#lib/domain/theory/describe-commands.ts';
import { LABEL_LIMIT, PROSE_LIMIT } from '#lib/domain/theory/integrity.ts';
import { MODEL_FILE_FORMAT, MODEL_FILE_VERSION } from '#lib/model-file/format.ts';
import { type ModelFile, readModelFile } from '#lib/model-file/model-file.ts';
import { toModelFile } from '#lib/model-file/write-model-file.ts';
import { modelOf } from '#lib/model-file/model-of.ts';
import type { Json } from '../../support/json.ts';
import { expectSame } from '../../support/command-laws.ts';
import { anySoundModel, SEEDED, smallModel } from '../../support/models.ts';

/** A good file as JSON would give it, to be spoilt. */
const good = () => JSON.parse(JSON.stringify(toModelFile(smallModel()))) as ModelFile;
/** The good file with something done to it that its type forbids. */
function spoilt(spoil: (file: Json) => void): unknown {
	const file = good();
	spoil(file);
	return file;
}
const bare = { format: MODEL_FILE_FORMAT, version: MODEL_FILE_VERSION, title: 'T' };

/** Refused: nothing comes back, and every fault has words. @returns "path code" of each, or "path" without a code */
function faultsOf(value: unknown): string[] {
	const result = readModelFile(value);
	if (result.ok) throw new Error('It was accepted');
	expect(Object.keys(result).sort()).toEqual(['faults', 'ok']);
	expect(result.faults.length).toBeGreaterThan(0);
	expect(result.faults.length).toBeLessThanOrEqual(20);
	for (const { message, problem } of result.faults)
		expect(problem ? wordsFor(problem) : message, 'a fault has words').toMatch(/\w{2,}/);
	return result.faults.map(({ path, problem }) => (problem ? `${path} ${problem.code}` : path));
}

describe('a model file', () => {
	it('gives back any sound model, through JSON text', () => {
		fc.assert(
			fc.property(anySoundModel(), (m) => {
				const text = JSON.stringify(toModelFile(m));
				const result = readModelFile(JSON.parse(text));
				if (!result.ok) throw new Error(JSON.stringify(result.faults[0]));
				expectSame(result.model, m, 'the model that comes back');
				expectSame(modelOf(toModelFile(m)), m, 'the model that is built without the schema');
				expectSame(toModelFile(result.model), toModelFile(m), 'the file written again');
			}),
			SEEDED
		);
	});

	it('keeps the order of records', () => {
		const result = readModelFile(good());
		expect(result.ok && [...result.model.nodes.keys()]).toEqual([...smallModel().nodes.keys()]);
	});

	it('takes a file with only a title and fills in the rest', () => {
		const result = readModelFile({ ...bare, nodes: [{ id: 'a', kind: 'outcome', label: 'A' }] });
		expect(result.ok && result.model.nodes.get('a')).toEqual({
			id: 'a',
			kind: 'outcome',
			label: 'A',
			pathway: null,
			stage: null,
			pos: null,
			core: true,
			pinned: false,
			note: '',
			addedBy: '',
			status: null,
			basis: null,
			references: []
		});
	});

	it('N2 takes HTML in a label as the text that it is', () => {
		const label = '<img src=x onerror="alert(1)"> & <script>';
		const result = readModelFile(spoilt((file) => (file.nodes[0].label = label)));
		expect(result.ok && result.model.nodes.get('need')?.label).toBe(label);
	});

	it('N2 trims labels and headings', () => {
		const result = readModelFile(
			spoilt((file) => ((file.nodes[0].label = ' A\n'), (file.stages[0].title = '\tB ')))
		);
		expect(result.ok && result.model.nodes.get('need')?.label).toBe('A');
		expect(result.ok && result.model.stages.get('s1')?.title).toBe('B');
	});

	it('takes a title and a note that people who typed at the same time merged past the limit', () => {
		const [title, note] = ['x'.repeat(LABEL_LIMIT * 2), 'x'.repeat(PROSE_LIMIT * 2)];
		expect(readModelFile({ ...bare, title, note }).ok).toBe(true);
	});

	it('takes every title that a model can be given', () => {
		const title = 'x'.repeat(LABEL_LIMIT);
		expect(describeModel(smallModel(), { title }).ok).toBe(true);
		expect(readModelFile({ ...bare, title }).ok).toBe(true);
	});
});

describe('a bad model file', () => {
	it.each([null, undefined, 7, 'text', [], [good()], true])(
		'is refused where it is not an object: %j',
		(value) => {
			expect(faultsOf(value)).toEqual(['format']);
		}
	);

	it.each([undefined, 'throughline', '', 1])('is refused where its format is %j', (format) => {
		expect(faultsOf(spoilt((file) => (file.format = format)))).toEqual(['format']);
	});

	it.each([0, 2, 1.5, -1, '1', 'one', null, undefined])('is refused where its version is %j', (version) => {
		expect(faultsOf(spoilt((file) => (file.version = version)))).toEqual(['version']);
	});

	it('is told from one of a newer Throughline', () => {
		const said = (version: unknown) => {
			const result = readModelFile({ ...bare, version });
			return result.ok ? '' : result.faults[0]!.message;
		};
		expect(said(2)).toMatch(/newer Throughline/);
		expect(said(0)).not.toMatch(/newer/);
		expect(said('2')).not.toMatch(/newer/);
	});

	it.each([
		['', (file: Json) => (file.colour = 'red')],
		['nodes[1]', (file: Json) => (file.nodes[1].colour = 'red')],
		['arrows[0]', (file: Json) => (file.arrows[0].weight = 1)],
		['pathways[1]', (file: Json) => (file.pathways[1].colour = 'red')],
		['statements[0]', (file: Json) => (file.statements[0].role = 'x')]
	])('is refused where %j has a field that is not known', (path, spoil) => {
		expect(faultsOf(spoilt(spoil))).toEqual([path]);
	});

	it.each([
		['nodes[0].kind', (file: Json) => (file.nodes[0].kind = 'feeling')],
		['nodes[0].label', (file: Json) => delete file.nodes[0].label],
		['nodes[0].label', (file: Json) => (file.nodes[0].label = 7)],
		['nodes[0].id', (file: Json) => delete file.nodes[0].id],
		['nodes[0].core', (file: Json) => (file.nodes[0].core = 'yes')],
		['nodes[0].status', (file: Json) => (file.nodes[0].status = 'liked')],
		[
			'nodes[0].references[0].lines',
			(file: Json) => (file.nodes[0].references = [{ sourceId: 'a', section: '' }])
		],
		['nodes', (file: Json) => (file.nodes = {})],
		['arrows[2].relation', (file: Json) => (file.arrows[2].relation = 'causes')],
		['arrows[0].from', (file: Json) => (file.arrows[0].from = null)],
		['pathways[0].order', (file: Json) => (file.pathways[0].order = 0.5)],
		['title', (file: Json) => (file.title = '  ')],
		['title', (file: Json) => delete file.title],
		['note', (file: Json) => (file.note = 'x'.repeat(4 * PROSE_LIMIT + 1))]
	])('is refused where %s is of the wrong type or missing', (path, spoil) => {
		expect(faultsOf(spoilt(spoil))).toEqual([path]);
	});

	it('N4 is refused where a position is not two numbers', () => {
		for (const pos of [[NaN, 0], [0, Infinity], ['1', '2'], [null, null], { x: 1, y: 2 }])
			for (const fault of faultsOf(spoilt((file) => (file.nodes[0].pos = pos))))
				expect(fault).toMatch(/^nodes\[0\]\.pos/);
		for (const pos of [[1], [1, 2, 3]])
			expect(faultsOf(spoilt((file) => (file.nodes[0].pos = pos)))).toEqual(['nodes[0].pos']);
		expect(faultsOf(JSON.parse(JSON.stringify(good()).replace('"pos":[0,0]', '"pos":[1e999,0]')))).toEqual([
			'nodes[0].pos[0]'
		]);
		expect(faultsOf(spoilt((file) => (file.nodes[0].pos = [1e7, 0])))).toEqual(['nodes[0] invalid-position']);
	});

	it('A1 is refused where an arrow has no end', () => {
		expect(faultsOf(spoilt((file) => (file.arrows[1].to = 'gone')))).toEqual(['arrows[1] dangling-arrow']);
		expect(faultsOf(spoilt((file) => (file.arrows[1].from = 'gone')))).toEqual(['arrows[1] dangling-arrow']);
	});

	it.each([
		['A2', 'arrows[1] arrow-from-arrow', (file: Json) => (file.arrows[1].from = 'e1')],
		['A3', 'arrows[0] arrow-to-itself', (file: Json) => (file.arrows[0].to = 'need')],
		[
			'A4',
			'arrows[0] duplicate-arrow',
			(file: Json) => Object.assign(file.arrows[3], { from: 'need', to: 'help', relation: 'leads-to' })
		],
		['A6', 'arrows[3] arrow-cycle', (file: Json) => (file.arrows[3].to = 'e5')]
	])('%s is refused: %s', (_, first, spoil) => {
		expect(faultsOf(spoilt(spoil))[0]).toBe(first);
	});

	it('N5 is refused where one id names two nodes, a node and an arrow, or a node and a lane', () => {
		expect(faultsOf(spoilt((file) => (file.nodes[1].id = 'need')))).toContain('nodes[1].id duplicate-id');
		expect(faultsOf(spoilt((file) => (file.arrows[0].id = 'need')))).toContain('nodes[0] duplicate-id');
		expect(faultsOf(spoilt((file) => (file.stages[0].id = 'need')))).toContain('nodes[0] duplicate-id');
		expect(faultsOf(spoilt((file) => (file.pathways[1].id = 'A')))).toContain('pathways[1].id duplicate-id');
	});

	it('N1 is refused where an id has other characters', () => {
		expect(faultsOf(spoilt((file) => (file.statements[0].id = '../x')))).toEqual([
			'statements[0] invalid-id'
		]);
		expect(faultsOf(spoilt((file) => (file.stages[0].id = 'x'.repeat(65))))[0]).toBe('stages[0].id');
	});

	it.each([
		['nodes[0] invalid-label', (file: Json) => (file.nodes[0].label = 'a\u0000b')],
		['nodes[0] invalid-label', (file: Json) => (file.nodes[0].label = 'a\nb')],
		['nodes[2] invalid-label', (file: Json) => (file.nodes[2].note = 'a\u0007')],
		['arrows[0] invalid-label', (file: Json) => (file.arrows[0].because = 'a\u202e')],
		['pathways[0] invalid-label', (file: Json) => (file.pathways[0].title = 'a\u0001')],
		['statements[0] invalid-label', (file: Json) => (file.statements[0].text = '\ud800')],
		['title invalid-label', (file: Json) => (file.title = 'a\u0000b')],
		['note invalid-label', (file: Json) => (file.note = 'a\u0000b')]
	])('N2 N3 is refused where text holds control characters: %s', (fault, spoil) => {
		expect(faultsOf(spoilt(spoil))).toEqual([fault]);
	});

	it('N2 is refused where a label has 10,000 characters', () => {
		expect(faultsOf(spoilt((file) => (file.nodes[4].label = 'x'.repeat(10_000))))).toEqual([
			'nodes[4] label-too-long'
		]);
	});

	it('is refused where it has 6,000 nodes', () => {
		const nodes = Array.from({ length: 6000 }, (_, i) => ({ id: `n${i}`, kind: 'activity', label: 'x' }));
		expect(faultsOf({ ...bare, nodes })).toEqual(['nodes']);
	});

	it('is refused where a pathway or stage is not in the file', () => {
		expect(faultsOf(spoilt((file) => (file.nodes[0].pathway = 'C')))).toEqual(['nodes[0].pathway']);
		expect(faultsOf(spoilt((file) => (file.nodes[3].stage = 'A')))).toEqual(['nodes[3].stage']);
	});

	it('is told with at most 20 faults, however many there are', () => {
		const nodes = Array.from({ length: 100 }, (_, i) => ({
			id: `n ${i}`,
			kind: 'activity',
			label: 'a\u0000'
		}));
		expect(faultsOf({ ...bare, nodes })).toHaveLength(20);
		expect(faultsOf({ ...bare, nodes: nodes.map(() => ({})) })).toHaveLength(20);
	});

	it('is refused or read, never thrown at, whatever it is', () => {
		fc.assert(
			fc.property(
				fc.jsonValue({ maxDepth: 4 }),
				fc.constantFrom('nodes', 'arrows', 'title', 'pathways', 'statements'),
				(value, key) => {
					for (const file of [value, { ...bare, [key]: value }, { ...bare, [key]: [value] }]) {
						const result = readModelFile(file);
						if (!result.ok) expect(result.faults.length).toBeGreaterThan(0);
					}
				}
			),
			SEEDED
		);
	});
});
