// What travels over the API about versions of models.
import { z } from 'zod';
import { isLine, isProse } from '#lib/domain/theory/integrity.ts';
import { VERSION_KINDS } from '#server/store/versions.ts';
import { id } from './schemas.ts';

export const version = z
	.object({
		id,
		kind: z
			.enum(VERSION_KINDS)
			.describe('automatic: kept while people worked; before-restore: what a restoring put away'),
		title: z.string().describe('empty for automatic ones'),
		reason: z.string(),
		phaseId: z.string().nullable(),
		createdAt: z.string(),
		createdBy: z.string().describe('empty for automatic ones'),
		nodes: z.number().int(),
		arrows: z.number().int(),
		links: z.number().int().nullable().describe('null for those who may not see evidence')
	})
	.meta({ id: 'Version' });

export const newVersion = z.strictObject({
	title: z.string().trim().min(1).max(200).refine(isLine, 'must be one line without control characters'),
	reason: z
		.string()
		.trim()
		.max(2000)
		.refine(isProse, 'must not hold control characters')
		.default('')
		.describe('why it is kept, without details of a case'),
	phaseId: id.nullable().default(null).describe('a phase of the study')
});

export const restoration = z.strictObject({
	links: z
		.boolean()
		.describe('whether the evidence links, too, become what they were; else they stay as they are now'),
	edit: z
		.boolean()
		.default(true)
		.describe(
			'false where the caller makes the edit, as the editor does so that it can be undone: then only what is there now is kept'
		)
});
export const restored = z
	.object({
		before: version.describe('the version that holds what was there before'),
		changed: z.boolean().describe('false where the model was already as it was then')
	})
	.meta({ id: 'Restored' });
