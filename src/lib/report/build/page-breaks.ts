// Page breaks only where something stands before and after them: no page stays empty.
import type { Block } from '../document.ts';

export const withoutLooseBreaks = (blocks: readonly Block[]): Block[] =>
	blocks.filter(({ kind }, i) => {
		if (kind !== 'page-break') return true;
		const next = blocks[i + 1];
		return i > 0 && next !== undefined && next.kind !== 'page-break';
	});
