// Where the evidence links live in their Y.Doc: the only file that knows the key names. E1: ids and judgements only.
// Shape 1: root maps `meta` (shape) and `links`, each link a Y.Map of its own with `reason` as Y.Text.
import * as Y from 'yjs';
import { GRADES, type Link, STANCES } from '#lib/domain/evidence/link.ts';
import type { LinkChange, Links, LinkStep } from '#lib/domain/evidence/link-commands.ts';
import { editText } from './text-edit.ts';

export const LINKS_SHAPE = 1;

/** The root types of a links document, e.g. as the scope of an undo manager. */
export function linksRoots(doc: Y.Doc): Y.Map<unknown>[] {
	return [doc.getMap('links')];
}

/** Fills an empty document with links. */
export function writeLinks(doc: Y.Doc, links: Iterable<Link>): void {
	doc.transact(() => {
		doc.getMap('meta').set('shape', LINKS_SHAPE);
		for (const link of links) writeStep(doc, { op: 'add', link });
	});
}

/** Writes a change as one transaction. */
export function writeLinkChange(doc: Y.Doc, change: LinkChange, origin: unknown): void {
	doc.transact(() => change.steps.forEach((step) => writeStep(doc, step)), origin);
}

function writeStep(doc: Y.Doc, step: LinkStep): void {
	const map = doc.getMap<Y.Map<unknown>>('links');
	if (step.op === 'remove') return map.delete(step.id);
	if (step.op === 'add') {
		const { id, reason, ...rest } = step.link;
		map.set(id, new Y.Map<unknown>([...Object.entries(rest), ['reason', new Y.Text(reason)]]));
		return;
	}
	const fields = map.get(step.id);
	if (!(fields instanceof Y.Map)) return;
	for (const [key, value] of Object.entries(step.fields)) {
		const text = fields.get(key);
		if (text instanceof Y.Text) editText(text, value ?? '');
		else fields.set(key, value);
	}
}

/** Reads all links. What is malformed is passed over. */
export function readLinks(doc: Y.Doc): Links {
	const links = new Map<string, Link>();
	doc.getMap('links').forEach((fields, id) => {
		const link = fields instanceof Y.Map ? readLink(id, fields) : null;
		if (link) links.set(id, link);
	});
	return links;
}

function readLink(id: string, fields: Y.Map<unknown>): Link | null {
	const text = (key: string) => {
		const value = fields.get(key);
		return value instanceof Y.Text || typeof value === 'string' ? value.toString() : '';
	};
	const stance = STANCES.find((s) => s === fields.get('stance'));
	if (!stance || !text('recordId') || !text('targetId')) return null;
	return {
		id,
		recordId: text('recordId'),
		targetId: text('targetId'),
		stance,
		relevance: GRADES.find((g) => g === fields.get('relevance')) ?? null,
		rigour: GRADES.find((g) => g === fields.get('rigour')) ?? null,
		reason: text('reason'),
		by: text('by'),
		at: text('at')
	};
}
