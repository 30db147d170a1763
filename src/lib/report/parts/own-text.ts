// Words of one's own, and the beginning of a page.
import type { Block } from '../document.ts';
import { headingOf, paragraph, type PartBuilder } from './part-context.ts';

export const ownText: PartBuilder = (part): Block[] => [
	...(part.heading.trim() ? [headingOf(part, '')] : []),
	...(part.text.trim() ? [paragraph(part.text.trim(), 'own')] : [])
];

export const pageBreak: PartBuilder = (): Block[] => [{ kind: 'page-break' }];
