// What came in a request: the file as it is, or a form with the file and what was decided about it.
import { z } from 'zod';
import { isLine } from '#lib/domain/theory/integrity.ts';
import { COLUMN_ROLES } from '#lib/ledger/receipt.ts';
import { wordsForIssue } from '#lib/model-file/schema-words.ts';
import type { Decisions } from '#lib/ledger/read-ledger.ts';
import type { Fault } from '#server/api/problem.ts';

const MAX_DECISIONS = 200_000;
const record = z.number().int().min(1).max(10_000_000);
const text = z.string().max(10_000);

export const decisions = z
	.strictObject({
		answers: z
			.array(
				z.strictObject({
					record,
					field: z.enum(['date', 'amount', 'family', 'site', 'record']),
					value: z
						.union([z.string().max(500), z.number().int(), z.null()])
						.describe('null leaves the record out')
				})
			)
			.max(MAX_DECISIONS)
			.optional(),
		personalData: z
			.array(
				z.strictObject({
					record,
					field: z.enum(['purpose', 'note']),
					text,
					action: z.enum(['replace', 'keep', 'reject']),
					with: text.optional().describe('what stands there instead')
				})
			)
			.max(MAX_DECISIONS)
			.optional(),
		columns: z.partialRecord(z.enum(COLUMN_ROLES), z.number().int().min(0).max(10_000)).optional(),
		headerRecord: record.nullable().optional()
	})
	.meta({ id: 'ImportDecisions' });

export interface Upload {
	bytes: Uint8Array;
	/** Safe to show: one line, without folders. */
	fileName: string;
	decisions: Decisions;
	/** The sheet to read, where the form names one: such a name can speak of a case, so it is better not in an address. */
	sheet: string | null;
}

/** A form that cannot be read. */
export class BadForm extends Error {
	readonly faults: readonly Fault[];
	constructor(message: string, faults: readonly Fault[] = []) {
		super(message);
		this.faults = faults;
	}
}

/** @throws BadForm */
export async function readForm(body: Uint8Array<ArrayBuffer>, contentType: string): Promise<Upload> {
	if (!/^multipart\/form-data\b/i.test(contentType))
		return { bytes: body, fileName: 'ledger', decisions: {}, sheet: null };
	let form: FormData;
	try {
		form = await new Response(body, { headers: { 'Content-Type': contentType } }).formData();
	} catch {
		throw new BadForm('The form cannot be read as multipart/form-data.');
	}
	const file = form.get('file');
	if (!(file instanceof File))
		throw new BadForm('The form has no “file”.', [{ path: 'file', message: 'is missing' }]);
	const sheet = form.get('sheet');
	return {
		sheet: typeof sheet === 'string' && sheet !== '' ? sheet.slice(0, 200) : null,
		bytes: new Uint8Array(await file.arrayBuffer()),
		fileName: safeName(file.name),
		decisions: readDecisions(form.get('decisions'))
	};
}

function readDecisions(value: FormDataEntryValue | null): Decisions {
	if (value === null) return {};
	let json: unknown;
	try {
		json = JSON.parse(String(value));
	} catch {
		throw new BadForm('“decisions” cannot be read as JSON.', [{ path: 'decisions', message: 'is no JSON' }]);
	}
	const parsed = decisions.safeParse(json);
	if (parsed.success) return parsed.data as Decisions;
	const faults = parsed.error.issues
		.slice(0, 20)
		.map((issue) => ({ path: ['decisions', ...issue.path].join('.'), message: wordsForIssue(issue) }));
	throw new BadForm(`In “${faults[0]!.path}”: ${faults[0]!.message}.`, faults);
}

/** The name without folders and without what could mislead whoever reads it. */
function safeName(name: string): string {
	const last = name.split(/[\\/]/).at(-1)!;
	const plain = [...last.normalize('NFC')]
		.filter((sign) => isLine(sign))
		.join('')
		.trim();
	return plain.slice(0, 120).trim() || 'ledger';
}
