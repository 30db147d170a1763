// The tables, as Kysely sees them. JSON columns hold values that are read and written whole.
import type { Generated } from 'kysely';

export interface StudyTable {
	id: string;
	title: string;
	note: string;
	/** JSON: phases and sites with their facts and approval rules. */
	facts: string;
	created_at: string;
}

export interface ModelTable {
	id: string;
	study_id: string;
	title: string;
	position: number;
	created_at: string;
}

export interface SourceTable {
	id: string;
	study_id: string;
	title: string;
	kind: string;
	date: string | null;
	reference: string;
	duplicate_of: string | null;
}

export interface EvidenceTable {
	/** Counts records in the order they came; the row of the search table. */
	seq: Generated<number>;
	id: string;
	study_id: string;
	source_id: string;
	kind: string;
	phase_id: string | null;
	date: string | null;
	role: string;
	text: string;
	amount_kind: string | null;
	amount_pence: number | null;
	amount_up_to_pence: number | null;
	family_code: string;
	instalment: number | null;
	typology: string;
	section: string;
	lines: string;
	caveat: string;
	revision: number;
	created_by: string;
	created_at: string;
	updated_by: string;
	updated_at: string;
	withdrawn_by: string | null;
	withdrawn_at: string | null;
	withdrawn_reason: string | null;
}

export interface EvidenceSiteTable {
	study_id: string;
	evidence_id: string;
	site_id: string;
}

/** One stored piece of a document, in the order it came. `format` 1: a Yjs update V1; 2: a snapshot as update V2. */
export interface DocumentUpdateTable {
	seq: Generated<number>;
	room: string;
	format: number;
	bytes: Uint8Array;
}

/** A key that lets somebody in: the owner's or an invitation. Only its SHA-256 is kept. */
export interface AccessKeyTable {
	id: string;
	hash: string;
	role: string;
	label: string;
	created_at: string;
	revoked_at: string | null;
}

export interface SessionTable {
	hash: string;
	access_key_id: string;
	name: string;
	created_at: string;
	expires_at: string;
}

export interface Schema {
	study: StudyTable;
	model: ModelTable;
	source: SourceTable;
	evidence: EvidenceTable;
	evidence_site: EvidenceSiteTable;
	document_update: DocumentUpdateTable;
	access_key: AccessKeyTable;
	session: SessionTable;
}
