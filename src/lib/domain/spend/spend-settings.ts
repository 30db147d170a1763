// How a study sorts and counts its spending: typology, what is left out and why, edges of bands, suppression.

/** The order of day, month and year in dates such as 05/06/2019. */
export const DATE_ORDERS = ['dmy', 'mdy', 'ymd'] as const;
export type DateOrder = (typeof DATE_ORDERS)[number];

/** A type of spending in the study's typology, with the pathway of the theory that it is expected to work through. */
export interface SpendType {
	id: string;
	title: string;
	note: string;
	/** A pathway of one of the study's models; null where it is tied to none. */
	pathway: { modelId: string; pathwayId: string } | null;
}

/** What money went on, finer than a type. */
export interface SpendCategory {
	id: string;
	title: string;
	typeId: string;
}

/** Leaves lines out of figures; the reason is printed under each figure that it touches. */
export interface ExclusionRule {
	id: string;
	/** Lines above this sum in pence, in either direction. */
	overPence: number;
	/** Only of this site; null for all. */
	siteId: string | null;
	reason: string;
	/** A rule that is switched off stays in the list. */
	active: boolean;
}

/** The smallest count of families or cases that is shown to who may not see single records. */
export const SUPPRESSION_THRESHOLDS = [5, 10] as const;

export interface SpendSettings {
	dateOrder: DateOrder;
	types: readonly SpendType[];
	categories: readonly SpendCategory[];
	exclusions: readonly ExclusionRule[];
	/** Rising sums in pence at which bands of amounts end, each included in the lower one. */
	bandEdges: readonly number[];
	suppressBelow: (typeof SUPPRESSION_THRESHOLDS)[number];
}

/** What a new study begins with. */
export const DEFAULT_SPEND_SETTINGS: SpendSettings = {
	dateOrder: 'dmy',
	types: [
		{ id: 'material', title: 'Material, practical and financial', note: '', pathway: null },
		{ id: 'therapeutic', title: 'Therapeutic and educational', note: '', pathway: null },
		{ id: 'relationship', title: 'Relationship building', note: '', pathway: null }
	],
	categories: [],
	exclusions: [],
	bandEdges: [2_000, 10_000, 50_000, 100_000, 500_000],
	suppressBelow: 5
};
