// What somebody can choose from for the report of one study.
export interface ReportChoices {
	studyId: string;
	models: readonly ModelChoice[];
	sites: readonly { id: string; name: string }[];
	/** Numbers from 1 to under this are withheld beyond the team. */
	suppressBelow: number;
}

export interface ModelChoice {
	id: string;
	title: string;
	/** Saved ones, without those that every model has. */
	views: readonly { id: string; name: string }[];
}
