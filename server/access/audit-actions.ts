// The closed list of what the audit holds. Whatever touches access, imports, exports, deletions or versions has its entry.
import type { Principal } from './principal.ts';

/** Each action with a sentence that says what it means. */
export const AUDIT_ACTIONS = {
	'signed-in': 'Somebody came in with a link, or with the owner’s key.',
	'signed-out': 'Somebody ended their session.',
	'too-many-tries':
		'Too many wrong keys were tried from one address. The address itself is not kept: it is personal data.',
	'owner-key-replaced': 'The server was started with another owner’s key; the sessions of the old one ended.',
	'link-made': 'A share link was made.',
	'link-revoked': 'A share link was revoked; the sessions and sockets that it let in ended.',
	'study-created': 'A study was created.',
	'study-edited': 'What is known of a study was edited: sites, facts, rules or settings.',
	'family-removed': 'What was kept of a family was removed. Its code does not stand here.',
	'returns-stored':
		'Returns of the case questionnaire were added or replaced. Their cases do not stand here.',
	'return-removed': 'A return of the case questionnaire was removed.',
	'model-created': 'An empty model was created.',
	'model-imported': 'A model was made from a model file.',
	'model-exported': 'A model was taken out as a model file.',
	'figure-exported': 'A figure or view of a model was taken out. Its detail says as what kind of file.',
	'table-exported':
		'A figure or table of spending was taken out. Its object is the study, its detail says which.',
	'view-deleted': 'A saved view of a model was deleted.',
	'report-deleted': 'A saved report of a study was deleted: the choice of its parts, nothing else.',
	'report-exported': 'A report of a study was taken out. Its detail says for whom and as what kind of file.',
	'audit-exported': 'The audit was taken out as a table.',
	'evidence-withdrawn': 'An evidence record was withdrawn. Its reason stands in the record, not here.',
	'evidence-restored': 'A withdrawn evidence record was brought back.',
	'ledger-imported': 'A file was imported into the spend register. Its name and content are not here.',
	'import-taken-back': 'An import was taken back whole. Its reason stands in the import, not here.',
	'spend-coded': 'Lines of the spend register were coded, or left out of figures, many at once.',
	'spend-line-deleted': 'A line of the spend register that somebody had entered by hand was deleted.',
	'spend-exported': 'Lines of the spend register were taken out as a table.',
	'version-named': 'A version of a model was kept under a name.',
	'version-restored': 'A model was put back to one of its versions.',
	'version-deleted': 'A version of a model was deleted.',
	'document-damaged': 'A stored piece of a document was found damaged and set aside.',
	'backup-restored': 'The data of this server were put back from a backup.'
} as const;

export type AuditAction = keyof typeof AUDIT_ACTIONS;

/** What was acted on. The id is all that is kept of it. */
export interface AuditObject {
	kind: 'server' | 'link' | 'study' | 'model' | 'evidence' | 'version' | 'document' | 'import' | 'spend-line';
	id: string;
}

/** Ids, roles, scopes, labels and counts. Never a title, a reason or anything else of the content. */
export type AuditDetail = Readonly<Record<string, string | number | boolean | null>>;

/** Who did it: somebody who came in, or the server by itself. */
export type AuditActor = Pick<Principal, 'id' | 'name'> & { role: Principal['role'] | 'system' };

/** Whatever nobody who came in did: at the start, or by the clock. */
export const SYSTEM: AuditActor = { id: 'system', name: 'Throughline', role: 'system' };
