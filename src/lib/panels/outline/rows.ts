// The outline as rows from top to bottom, which is what one moves through: headings, their nodes, the arrows out of these.
import type { ArrowEnds } from '#lib/domain/theory/arrow-ends.ts';
import type { Arrow, TheoryNode } from '#lib/domain/theory/model.ts';
import type { OutlineSection } from '#lib/domain/theory/outline.ts';

interface Place {
	/** Tells rows apart; stays the same while the thing is there. */
	key: string;
	/** Which one among how many with the same parent, from 1. */
	position: number;
	size: number;
	section: OutlineSection;
	/** Whether what is below it is shown; null where there is nothing. */
	open: boolean | null;
}

export type Row = Place &
	(
		| { is: 'section'; level: 1 }
		| { is: 'node'; level: 2; node: TheoryNode }
		| { is: 'arrow'; level: 3; node: TheoryNode; arrow: Arrow }
	);

export const nodeKey = (id: string): string => `node:${id}`;
export const arrowKey = (id: string): string => `arrow:${id}`;

/** @param isOpen by the key of a heading or node */
export function rowsOf(
	sections: readonly OutlineSection[],
	{ outOf }: Pick<ArrowEnds, 'outOf'>,
	isOpen: (key: string) => boolean
): Row[] {
	const rows: Row[] = [];
	sections.forEach((section, s) => {
		const key = `section:${section.id}`;
		const { nodes } = section;
		const open = nodes.length > 0 ? isOpen(key) : null;
		rows.push({ is: 'section', level: 1, key, position: s + 1, size: sections.length, section, open });
		if (!open) return;
		nodes.forEach((node, n) => {
			const arrows = outOf.get(node.id) ?? [];
			const own = { key: nodeKey(node.id), position: n + 1, size: nodes.length };
			const shown = arrows.length > 0 ? isOpen(own.key) : null;
			rows.push({ is: 'node', level: 2, ...own, section, node, open: shown });
			if (!shown) return;
			arrows.forEach((arrow, a) => {
				const place = { key: arrowKey(arrow.id), position: a + 1, size: arrows.length };
				rows.push({ is: 'arrow', level: 3, ...place, section, node, arrow, open: null });
			});
		});
	});
	return rows;
}

/** Where arrow keys lead from a row, as in any tree; null where they lead nowhere. */
export function rowAt(rows: readonly Row[], from: number, key: string): number | null {
	const row = rows[from];
	if (!row) return rows.length > 0 ? 0 : null;
	const within = (at: number) => (at >= 0 && at < rows.length ? at : null);
	switch (key) {
		case 'ArrowDown':
			return within(from + 1);
		case 'ArrowUp':
			return within(from - 1);
		case 'Home':
			return 0;
		case 'End':
			return rows.length - 1;
		case 'ArrowRight':
			return row.open ? from + 1 : null;
		case 'ArrowLeft': {
			const parent = rows.slice(0, from).findLastIndex(({ level }) => level < row.level);
			return parent < 0 ? null : parent;
		}
		default:
			return null;
	}
}
