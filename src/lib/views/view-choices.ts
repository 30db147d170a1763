// What somebody can choose from for a view of one model.
export interface ViewChoices {
	pathways: readonly { id: string; title: string }[];
	sites: readonly { id: string; title: string }[];
	/** Kept versions, newest first. */
	versions: readonly { id: string; title: string }[];
	/** Whether they may see evidence: else sites and marks are no matter. */
	evidence: boolean;
}
