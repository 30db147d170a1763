// The audit: who did what to access, imports, exports, deletions and versions. Owners only.
import { z } from 'zod';
import type { AuditEntry } from '#server/store/audit.ts';
import type { Services } from '#server/services.ts';
import { csvRow } from '../csv.ts';
import { route } from '../route.ts';
import { auditEntry, auditQuery } from '../schemas.ts';

const COLUMNS = [
	'seq',
	'at',
	'actor',
	'actor_id',
	'role',
	'action',
	'object_kind',
	'object_id',
	'study_id',
	'detail'
];
/** Entries that are read at once, so that nobody waits long for the database. */
const BATCH = 500;

export const auditRoutes = [
	route({
		method: 'GET',
		path: '/audit',
		id: 'listAudit',
		summary: 'Read the audit, newest first',
		needs: 'audit:read',
		query: auditQuery,
		answers: {
			status: 200,
			schema: z.object({
				entries: z.array(auditEntry),
				next: z.number().int().nullable().describe('`before` of the next page; null on the last')
			}),
			description: 'One page of entries'
		},
		handle: async ({ services, query }) => ({ json: await services.audit.list(query) })
	}),
	route({
		method: 'GET',
		path: '/audit.csv',
		id: 'exportAudit',
		summary: 'Take the whole audit out as a table',
		description:
			'CSV (RFC 4180) in UTF-8, newest first. An apostrophe stands before texts that a spreadsheet would run as a formula.',
		needs: 'audit:read',
		answers: { status: 200, type: 'text/csv', description: 'All entries' },
		async handle({ services, principal, request }) {
			if (request.method === 'GET')
				await services.audit.note(principal, 'audit-exported', { kind: 'server', id: '' });
			const day = services.now().toISOString().slice(0, 10);
			return {
				text: { type: 'text/csv; charset=utf-8; header=present', body: await wholeAudit(services) },
				headers: { 'Content-Disposition': `attachment; filename="throughline-audit-${day}.csv"` }
			};
		}
	})
];

async function wholeAudit({ audit }: Services): Promise<string> {
	let csv = csvRow(COLUMNS);
	let before: number | undefined;
	for (;;) {
		const { entries, next } = await audit.list({ before, limit: BATCH });
		csv += entries.map(rowOf).join('');
		if (next === null) return csv;
		before = next;
	}
}

const rowOf = ({ seq, at, actor, actorId, role, action, object, studyId, detail }: AuditEntry) =>
	csvRow([seq, at, actor, actorId, role, action, object.kind, object.id, studyId, JSON.stringify(detail)]);
