// Where the theory lives in its Y.Doc: the only file that knows the key names. Browser and server use it alike.
// Shape 1: root maps `model`, `nodes`, `arrows`, `pathways`, `stages`, `statements`; each record is a Y.Map of its
// own, so that fields merge independently; labels and prose are Y.Text; a position is the one key `pos`.
import * as Y from 'yjs';
import type { Change, RecordMap, Records, Step } from '#lib/domain/theory/change.ts';
import { isPosition } from '#lib/domain/theory/integrity.ts';
import type {
	Arrow,
	Model,
	Pathway,
	Reference,
	Stage,
	Statement,
	TheoryNode
} from '#lib/domain/theory/model.ts';
import {
	type Basis,
	BASES,
	NODE_KINDS,
	type NodeKind,
	type Relation,
	RELATIONS,
	type Status,
	STATUSES
} from '#lib/domain/theory/vocabulary.ts';
import { editText } from './text-edit.ts';

/** The document shape that this code writes. A higher one is from a newer Throughline. */
export const THEORY_SHAPE = 1;

const RECORD_MAPS = [
	'nodes',
	'arrows',
	'pathways',
	'stages',
	'statements'
] as const satisfies readonly RecordMap[];

/** Fields that two people may type in at once. */
const TEXT_FIELDS: Record<RecordMap, ReadonlySet<string>> = {
	nodes: new Set(['label', 'note']),
	arrows: new Set(['because']),
	pathways: new Set(),
	stages: new Set(),
	statements: new Set(['text'])
};

/** Fields that came later: where they say this they are not written, as in documents from before them. */
const UNSAID: Readonly<Record<string, unknown>> = { pinned: false, feedback: false, addedBy: '' };

type Fields = Y.Map<unknown>;

/** The root types of a theory document, e.g. as the scope of an undo manager. */
export function theoryRoots(doc: Y.Doc): Y.Map<unknown>[] {
	return ['model', ...RECORD_MAPS].map((name) => doc.getMap(name));
}

/** The shape that a document was written in; 0 where it is empty. */
export function theoryShape(doc: Y.Doc): number {
	const shape = doc.getMap('model').get('shape');
	return typeof shape === 'number' ? shape : 0;
}

/** Fills an empty document with a model. */
export function writeModel(doc: Y.Doc, model: Model): void {
	doc.transact(() => {
		const root = doc.getMap('model');
		root.set('shape', THEORY_SHAPE);
		root.set('title', new Y.Text(model.title));
		root.set('note', new Y.Text(model.note));
		for (const name of RECORD_MAPS)
			for (const record of model[name].values()) writeStep(doc, addStep(name, record));
	});
}

const addStep = (name: RecordMap, record: Records[RecordMap]) => ({ op: 'add', in: name, record }) as Step;

/** Writes a change as one transaction. `origin` tells undo managers and observers whose it is. */
export function writeChange(doc: Y.Doc, change: Change, origin: unknown): void {
	doc.transact(() => change.steps.forEach((step) => writeStep(doc, step)), origin);
}

function writeStep(doc: Y.Doc, step: Step): void {
	if (step.op === 'describe') {
		const root = doc.getMap('model');
		for (const [key, value] of Object.entries(step.fields)) setText(root, key, value);
		return;
	}
	const map = doc.getMap<Fields>(step.in);
	if (step.op === 'remove') return map.delete(step.id);
	const texts = TEXT_FIELDS[step.in];
	if (step.op === 'add') {
		const fields: Fields = new Y.Map();
		for (const [key, value] of Object.entries(step.record))
			if (key !== 'id' && UNSAID[key] !== value)
				fields.set(key, texts.has(key) ? new Y.Text(value as string) : plain(value));
		map.set(step.record.id, fields);
		return;
	}
	const fields = map.get(step.id);
	if (!(fields instanceof Y.Map)) return;
	for (const [key, value] of Object.entries(step.fields))
		if (texts.has(key)) setText(fields, key, value as string);
		else fields.set(key, plain(value));
}

function setText(fields: Fields, key: string, value: string): void {
	const text = fields.get(key);
	if (text instanceof Y.Text) editText(text, value);
	else fields.set(key, new Y.Text(value));
}

/** Yjs keeps the very array it is given; a copy keeps the document safe from later writes to it. */
const plain = (value: unknown) => (Array.isArray(value) ? structuredClone(value) : value);

/** Reads the whole document. What is malformed is passed over: reading never writes and never throws. */
export function readModel(doc: Y.Doc): Model {
	return {
		...readDescription(doc),
		nodes: readMap(doc, 'nodes', readNode),
		arrows: readMap(doc, 'arrows', readArrow),
		pathways: readMap(doc, 'pathways', readLane),
		stages: readMap(doc, 'stages', readLane),
		statements: readMap(doc, 'statements', readStatement)
	};
}

/** The model after some events on a document, reading again only the records that they touched. */
export function rereadModel(
	doc: Y.Doc,
	model: Model,
	events: readonly Y.YEvent<Y.AbstractType<unknown>>[]
): Model {
	const next = { ...model };
	const copied = new Map<RecordMap, Map<string, unknown>>();
	for (const event of events) {
		const name = RECORD_MAPS.find((n) => doc.getMap(n) === rootOf(event.target));
		if (!name) {
			Object.assign(next, readDescription(doc));
			continue;
		}
		let map = copied.get(name);
		if (!map) copied.set(name, (map = new Map<string, unknown>(model[name])));
		const ids = event.path.length ? [String(event.path[0])] : [...event.changes.keys.keys()];
		for (const id of ids) {
			const fields = doc.getMap(name).get(id);
			const record = fields instanceof Y.Map ? READERS[name](id, fields) : null;
			if (record) map.set(id, record);
			else map.delete(id);
		}
	}
	for (const [name, map] of copied) Object.assign(next, { [name]: map });
	return next;
}

function rootOf(type: Y.AbstractType<unknown>): Y.AbstractType<unknown> {
	let at = type;
	while (at.parent) at = at.parent as Y.AbstractType<unknown>;
	return at;
}

function readDescription(doc: Y.Doc): Pick<Model, 'title' | 'note'> {
	const root = doc.getMap('model');
	return { title: asText(root.get('title')), note: asText(root.get('note')) };
}

function readMap<T>(
	doc: Y.Doc,
	name: RecordMap,
	read: (id: string, fields: Fields) => T | null
): Map<string, T> {
	const records = new Map<string, T>();
	doc.getMap(name).forEach((fields, id) => {
		const record = fields instanceof Y.Map ? read(id, fields) : null;
		if (record) records.set(id, record);
	});
	return records;
}

function readNode(id: string, fields: Fields): TheoryNode | null {
	const kind = asOneOf<NodeKind>(fields.get('kind'), NODE_KINDS);
	const pos = fields.get('pos');
	return (
		kind && {
			id,
			kind,
			label: asText(fields.get('label')),
			pathway: asString(fields.get('pathway')),
			stage: asString(fields.get('stage')),
			pos: Array.isArray(pos) && isPosition(pos) ? [pos[0], pos[1]] : null,
			core: fields.get('core') === true,
			pinned: fields.get('pinned') === true,
			note: asText(fields.get('note')),
			addedBy: asString(fields.get('addedBy')) ?? '',
			status: asOneOf<Status>(fields.get('status'), STATUSES),
			basis: asOneOf<Basis>(fields.get('basis'), BASES),
			references: asReferences(fields.get('references'))
		}
	);
}

function readArrow(id: string, fields: Fields): Arrow | null {
	const relation = asOneOf<Relation>(fields.get('relation'), RELATIONS);
	const from = asString(fields.get('from'));
	const to = asString(fields.get('to'));
	if (!relation || from === null || to === null) return null;
	return {
		id,
		from,
		to,
		relation,
		feedback: fields.get('feedback') === true,
		because: asText(fields.get('because')),
		addedBy: asString(fields.get('addedBy')) ?? '',
		status: asOneOf<Status>(fields.get('status'), STATUSES),
		basis: asOneOf<Basis>(fields.get('basis'), BASES),
		references: asReferences(fields.get('references'))
	};
}

function readLane(id: string, fields: Fields): Pathway & Stage {
	const order = fields.get('order');
	return {
		id,
		title: asString(fields.get('title')) ?? id,
		order: Number.isFinite(order) ? (order as number) : 0
	};
}

function readStatement(id: string, fields: Fields): Statement {
	const about = fields.get('about');
	return {
		id,
		text: asText(fields.get('text')),
		about: Array.isArray(about) ? about.filter((one) => typeof one === 'string') : []
	};
}

const READERS: { [M in RecordMap]: (id: string, fields: Fields) => Records[M] | null } = {
	nodes: readNode,
	arrows: readArrow,
	pathways: readLane,
	stages: readLane,
	statements: readStatement
};

const asText = (value: unknown) =>
	value instanceof Y.Text || typeof value === 'string' ? value.toString() : '';
const asString = (value: unknown) => (typeof value === 'string' ? value : null);
const asOneOf = <T extends string>(value: unknown, list: readonly T[]) =>
	list.includes(value as T) ? (value as T) : null;

function asReferences(value: unknown): Reference[] {
	if (!Array.isArray(value)) return [];
	return value
		.filter((v) => v !== null && typeof v === 'object' && typeof v.sourceId === 'string')
		.map((v) => ({ sourceId: v.sourceId, section: asText(v.section), lines: asText(v.lines) }));
}
