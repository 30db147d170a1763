// The pathways of a study's models, which types of spending can be tied to.

export interface ModelPathway {
	modelId: string;
	modelTitle: string;
	pathwayId: string;
	title: string;
	nodes: readonly { id: string; label: string }[];
}

export const keyOf = ({ modelId, pathwayId }: { modelId: string; pathwayId: string }): string =>
	`${modelId} ${pathwayId}`;
