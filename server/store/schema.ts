// The tables, as Kysely sees them. JSON columns hold values that are read and written whole.
import type { Generated } from 'kysely';

export interface StudyTable {
	id: string;
	title: string;
	note: string;
	/** JSON: phases, sites with their facts and approval rules, settings of spending, printed tables. */
	facts: string;
	created_at: string;
	/** Counts edits from 1. */
	revision: Generated<number>;
	/** Counts changes of its ledger. */
	ledger_version: Generated<number>;
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
	/** JSON: the figure of the ledger that it cites, see LedgerCitation; null for all else. */
	ledger: string | null;
	/** How far it may go: `team`, `site` or `public`. */
	release: Generated<string>;
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
	/** CRC-32 of the bytes; null where the piece is older than checksums. */
	checksum: number | null;
}

/** A piece that was found damaged and set aside, for whoever looks into it. */
export interface DocumentDamagedTable {
	seq: number;
	room: string;
	format: number;
	bytes: Uint8Array;
	checksum: number | null;
	found_at: string;
}

/** A key that lets somebody in: the owner's or a share link's. Only its SHA-256 is kept. */
export interface AccessKeyTable {
	id: string;
	hash: string;
	role: string;
	label: string;
	created_at: string;
	revoked_at: string | null;
	/** `server`, `study` or `model`; `scope_id` names the study or model. */
	scope_kind: Generated<string>;
	scope_id: string | null;
	expires_at: string | null;
	/** How often somebody came in with it. */
	uses: Generated<number>;
	last_used_at: string | null;
	/** Name of whoever made it. */
	created_by: Generated<string>;
}

export interface SessionTable {
	hash: string;
	access_key_id: string;
	name: string;
	created_at: string;
	expires_at: string;
}

/** Who did what to access, imports, exports, deletions and versions. Never case-level text. */
export interface AuditTable {
	seq: Generated<number>;
	at: string;
	actor_id: string;
	actor: string;
	role: string;
	action: string;
	object_kind: string;
	object_id: string;
	study_id: string | null;
	/** JSON: a few plain values that the action needs to be understood. */
	detail: string;
}

/** A frozen state of a model. `kind`: `automatic`, `named`, or `before-restore`. */
export interface VersionTable {
	id: string;
	model_id: string;
	kind: string;
	title: string;
	reason: string;
	phase_id: string | null;
	created_at: string;
	created_by: string;
	node_count: number;
	arrow_count: number;
	link_count: number;
	/** The model file as JSON, and the links as JSON, both compressed with Brotli. */
	model: Uint8Array;
	links: Uint8Array;
	/** The two documents as Yjs state V2. */
	theory_state: Uint8Array;
	links_state: Uint8Array;
}

/** A line of the spend register. It counts where it has no import, or one whose state is `held`. */
export interface SpendLineTable {
	/** Counts lines in the order they came; the row of the search table. */
	seq: Generated<number>;
	id: string;
	study_id: string;
	import_id: string | null;
	record: number | null;
	source_id: string | null;
	site_id: string;
	strand_id: string | null;
	date: string | null;
	/** The first seven characters of the date, where it knows its month. */
	month: string | null;
	family_code: string;
	instalment: number | null;
	kind: string;
	pence: number;
	purpose: string;
	note: string;
	reference: string;
	approved_by: string;
	category_id: string;
	/** Separated by blanks. */
	flags: string;
	reversal_of: string | null;
	/** What makes two lines the same line when a file comes again; empty where none came. */
	fingerprint: string;
	excluded_reason: string | null;
	excluded_by: string | null;
	excluded_at: string | null;
	revision: Generated<number>;
	created_by: string;
	created_at: string;
	updated_by: string;
	updated_at: string;
}

/** One import of a ledger. `state`: `loading` until all lines are there, `held`, `taken-back`. */
export interface SpendImportTable {
	id: string;
	study_id: string;
	source_id: string | null;
	state: string;
	file_name: string;
	/** SHA-256 of the file. */
	digest: string;
	lines: number;
	pence: number;
	/** JSON: counts and settings of the receipt, without any text of the file. */
	summary: string;
	created_by: string;
	created_at: string;
	taken_back_by: string | null;
	taken_back_at: string | null;
	taken_back_reason: string | null;
}

/** What a held line said before an import changed it, for the day on which that is taken back. */
export interface SpendLineBeforeTable {
	import_id: string;
	line_seq: number;
	/** JSON: the columns of the line. */
	content: string;
}

/** How the columns of a site's files are read, by the headings that they have. */
export interface ColumnMappingTable {
	study_id: string;
	site_id: string;
	headings: string;
	/** JSON: role → column. */
	mapping: string;
	updated_at: string;
}

/** A question to the ledger that somebody saved. */
export interface SpendQueryTable {
	id: string;
	study_id: string;
	title: string;
	/** JSON: see SpendQuery. */
	query: string;
	created_by: string;
	created_at: string;
}

/** A family or case by its pseudonymous code, as far as the study keeps anything of it. */
export interface FamilyTable {
	study_id: string;
	site_id: string;
	code: string;
	strand_id: string | null;
	cohort: string;
	/** `budget`, `usual` or empty. */
	allocated: string;
	goals: string;
	note: string;
	revision: Generated<number>;
}

/** A return of the case questionnaire: one for each case, site and wave. */
export interface QuestionnaireReturnTable {
	id: string;
	study_id: string;
	site_id: string;
	strand_id: string | null;
	wave: number;
	phase_id: string | null;
	case_code: string;
	/** `budget`, `usual` or empty. */
	allocated: string;
	cohort: string;
	legal_status: string;
	living_situation: string;
	/** Separated by blanks. */
	issues: string;
	likelihood: string;
	completed_on: string | null;
	revision: Generated<number>;
	updated_by: string;
	updated_at: string;
}

/** A saved view of a model. `name_key` is its name in small letters. */
export interface SavedViewTable {
	id: string;
	model_id: string;
	name_key: string;
	/** JSON: see ViewFields. */
	content: string;
	revision: Generated<number>;
}

/** A saved report. `title_key` is its title in small letters. */
export interface ReportTable {
	id: string;
	study_id: string;
	title_key: string;
	/** JSON: see ReportFields. */
	content: string;
	revision: Generated<number>;
	updated_by: string;
	updated_at: string;
}

export interface SettingTable {
	name: string;
	value: string;
}

export interface Schema {
	study: StudyTable;
	model: ModelTable;
	source: SourceTable;
	evidence: EvidenceTable;
	evidence_site: EvidenceSiteTable;
	document_update: DocumentUpdateTable;
	document_damaged: DocumentDamagedTable;
	audit: AuditTable;
	version: VersionTable;
	setting: SettingTable;
	spend_line: SpendLineTable;
	spend_import: SpendImportTable;
	spend_line_before: SpendLineBeforeTable;
	column_mapping: ColumnMappingTable;
	spend_query: SpendQueryTable;
	family: FamilyTable;
	questionnaire_return: QuestionnaireReturnTable;
	saved_view: SavedViewTable;
	report: ReportTable;
	access_key: AccessKeyTable;
	session: SessionTable;
}
