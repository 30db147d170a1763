// Commands on links: pure (links, input) → Result<LinkChange>. Which ids exist is checked where both sides are known.
import { checkId, checkProse } from '../theory/integrity.ts';
import { ok, refuse, type Result } from '../result.ts';
import { type Link, linkBetween, STANCES } from './link.ts';

export type LinkStep =
	| { op: 'add'; link: Link }
	| { op: 'set'; id: string; fields: Partial<Pick<Link, 'stance' | 'relevance' | 'rigour' | 'reason'>> }
	| { op: 'remove'; id: string };

/** Steps on links that belong together: one transaction, one undo. */
export interface LinkChange {
	does: string;
	steps: readonly LinkStep[];
}

export type Links = ReadonlyMap<string, Link>;

/** Links a record to a target. E2: a second link between the same two is refused. */
export function linkRecord(links: Links, link: Link): Result<LinkChange> {
	for (const id of [link.id, link.recordId, link.targetId]) {
		const checked = checkId(id);
		if (!checked.ok) return checked;
	}
	if (links.has(link.id)) return refuse('duplicate-id', link.id);
	const other = linkBetween(links.values(), link.recordId, link.targetId);
	if (other) return refuse('duplicate-link', other.id);
	if (!STANCES.includes(link.stance)) return refuse('invalid-stance', link.id, link.stance);
	const reason = checkProse(link.reason, link.id);
	return reason.ok ? ok({ does: 'Link record', steps: [{ op: 'add', link }] }) : reason;
}

/** Changes the judgement of a link. */
export function editLink(
	links: Links,
	id: string,
	fields: Partial<Pick<Link, 'stance' | 'relevance' | 'rigour' | 'reason'>>
): Result<LinkChange> {
	const link = links.get(id);
	if (!link) return refuse('not-found', id);
	if (fields.stance !== undefined && !STANCES.includes(fields.stance))
		return refuse('invalid-stance', id, fields.stance);
	if (fields.reason !== undefined) {
		const reason = checkProse(fields.reason, id);
		if (!reason.ok) return reason;
	}
	const changed = Object.entries(fields).filter(([key, value]) => link[key as keyof Link] !== value);
	if (changed.length === 0) return refuse('nothing-to-change', id);
	return ok({ does: 'Edit link', steps: [{ op: 'set', id, fields: Object.fromEntries(changed) }] });
}

/** Takes a link away; the record stays. */
export function unlink(links: Links, id: string): Result<LinkChange> {
	return links.has(id)
		? ok({ does: 'Unlink record', steps: [{ op: 'remove', id }] })
		: refuse('not-found', id);
}

/** The links after a change; the input is untouched. */
export function applyLinkChange(links: Links, change: LinkChange): Links {
	const next = new Map(links);
	for (const step of change.steps) {
		if (step.op === 'add') next.set(step.link.id, step.link);
		else if (step.op === 'remove') next.delete(step.id);
		else if (next.has(step.id)) next.set(step.id, { ...next.get(step.id)!, ...step.fields });
	}
	return next;
}
