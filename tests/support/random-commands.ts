// Commands that somebody might give, sensible or not, from a stream of numbers that is the same for a seed every time.
import { GRADES, STANCES } from '#lib/domain/evidence/link.ts';
import {
	editLink,
	type LinkChange,
	linkRecord,
	type Links,
	unlink
} from '#lib/domain/evidence/link-commands.ts';
import type { Result } from '#lib/domain/result.ts';
import { connect, editArrow } from '#lib/domain/theory/arrow-commands.ts';
import type { Change } from '#lib/domain/theory/change.ts';
import { describeModel } from '#lib/domain/theory/describe-commands.ts';
import type { Model } from '#lib/domain/theory/model.ts';
import { addNode, deleteItems, editNode, moveNodes, renameNode } from '#lib/domain/theory/node-commands.ts';
import { NODE_KINDS, RELATIONS, STATUSES } from '#lib/domain/theory/vocabulary.ts';
import { link, RECORD_IDS } from './models.ts';

/** A stream of numbers from 0 to 1, the same for a seed every time. */
export function random(seed: number): () => number {
	let state = seed >>> 0;
	return () => {
		state = (state + 0x6d2b79f5) >>> 0;
		let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
		mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
		return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
	};
}

const WORDS = [
	'trust',
	'grows',
	'help',
	'needs 😀',
	'are met',
	'<i>',
	'é',
	'family',
	'',
	'\u0007',
	' spaced '
];

/** A command that somebody might give, sensible or not. `newId` must give an id that nobody else makes. */
export function randomCommand(next: () => number, newId: () => string): (m: Model) => Result<Change> {
	const [what, a, b, c, d] = [next(), next(), next(), next(), next()];
	const pick = <T>(list: readonly T[], at: number): T | undefined => list[Math.floor(at * list.length)];
	const words = [a, b, c].map((at) => pick(WORDS, at)!).join(' ');
	const place = [Math.round(a * 4000), c * 1000] as const;
	return (m) => {
		const nodes = [...m.nodes.keys(), 'gone'];
		const things = [...nodes, ...m.arrows.keys()];
		const lanes = [...m.pathways.keys()];
		if (what < 0.2) return addNode(m, { id: newId(), kind: pick(NODE_KINDS, a)!, label: words, pos: place });
		if (what < 0.35)
			return renameNode(m, pick(nodes, a)!, `${m.nodes.get(pick(nodes, a)!)?.label} ${words}`.slice(-280));
		if (what < 0.5) {
			const moves = [a, b].map((at) => ({ id: pick(nodes, at)!, pos: place }));
			const pathway = pick(lanes, d);
			return moveNodes(m, pathway && c < 0.5 ? moves.map((move) => ({ ...move, pathway })) : moves);
		}
		if (what < 0.6)
			return editNode(m, pick(nodes, a)!, {
				note: words,
				...(b < 0.5 && { kind: pick(NODE_KINDS, c)! }),
				...(d < 0.3 && { core: c < 0.5, status: pick([null, ...STATUSES], c)! }),
				...(d > 0.7 && { pathway: pick([null, ...lanes], c)! })
			});
		if (what < 0.68) return deleteItems(m, [pick(things, a)!, ...(b < 0.3 ? [pick(things, c)!] : [])]);
		if (what < 0.86)
			return connect(m, {
				id: newId(),
				from: pick(nodes, a)!,
				to: pick(things, b)!,
				because: words,
				...(c < 0.6 && { relation: pick(RELATIONS, d)! })
			});
		if (what < 0.95)
			return editArrow(m, pick([...m.arrows.keys(), 'gone'], a)!, {
				...(b < 0.5 && { because: words }),
				...(c < 0.5 && { relation: pick(RELATIONS, d)! }),
				...(d < 0.4 && { to: pick(things, c)! })
			});
		return describeModel(m, a < 0.5 ? { title: words } : { note: words });
	};
}

/** The same for links. */
export function randomLinkCommand(
	next: () => number,
	newId: () => string
): (links: Links) => Result<LinkChange> {
	const [what, a, b, c] = [next(), next(), next(), next()];
	const pick = <T>(list: readonly T[], at: number): T => list[Math.floor(at * list.length)]!;
	return (links) => {
		const ids = [...links.keys(), 'gone'];
		if (what < 0.5)
			return linkRecord(
				links,
				link(newId(), pick(RECORD_IDS, a), pick(['need', 'e1', 'n7'], b), {
					stance: pick(STANCES, c),
					reason: pick(WORDS, a)
				})
			);
		if (what < 0.8)
			return editLink(links, pick(ids, a), {
				...(b < 0.5 && { stance: pick(STANCES, c) }),
				...(b > 0.3 && { reason: pick(WORDS, c) }),
				...(c > 0.6 && { relevance: pick([null, ...GRADES], a), rigour: pick([null, ...GRADES], b) })
			});
		return unlink(links, pick(ids, a));
	};
}
