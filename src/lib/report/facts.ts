// All that a report may be made from. The one way out of it is `released-facts.ts`, which takes away
// what an audience may not see; nothing that writes a document sees these facts themselves.
import type { EvidenceRecord, Source } from '#lib/domain/evidence/record.ts';
import type { Link } from '#lib/domain/evidence/link.ts';
import type { CaseReturn } from '#lib/domain/questionnaires/return.ts';
import type { FigureTable } from '#lib/domain/spend/figure-table.ts';
import type { Study } from '#lib/domain/study/study.ts';
import type { Model } from '#lib/domain/theory/model.ts';
import type { SavedView } from '#lib/domain/views/saved-view.ts';

/** A model as it is, or as it was in a kept version. */
export interface ModelFacts {
	modelId: string;
	/** Null for the model as it is. */
	versionId: string | null;
	/** "Version “Workshop 2”, 3 May 2019"; empty for the model as it is. */
	versionWords: string;
	model: Model;
	/** Null where whoever asks may not see evidence. */
	links: readonly Link[] | null;
}

export interface ReportFacts {
	study: Study;
	/** Every model and version that the views name. */
	models: readonly ModelFacts[];
	views: readonly SavedView[];
	sources: readonly Source[];
	/** All records of the study, also withdrawn ones; null where whoever asks may not see evidence. */
	records: readonly EvidenceRecord[] | null;
	/** Made for the audience already, see `studyFigures`; empty where no part asks for one. */
	spendFigures: readonly FigureTable[];
	/** Null where whoever asks may not see single cases. */
	returns: readonly CaseReturn[] | null;
	/** Every code of a family or case that the study holds, where the audience must not read any; else empty. */
	familyCodes: readonly string[];
}
