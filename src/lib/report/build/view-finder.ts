// Finds what of a model a part shows. Each view is worked out once for a document, however many parts are of it.
import type { ReportPart } from '#lib/domain/report/report.ts';
import { plainView, type SavedView } from '#lib/domain/views/saved-view.ts';
import { type Marks, PartIsGone } from '../parts/part-context.ts';
import type { ReleasedFacts } from '../release/released-facts.ts';
import { type ShownView, shownView } from '../view/shown-view.ts';

export type ViewFinder = (part: Pick<ReportPart, 'modelId' | 'viewId'>, marks: Marks) => ShownView;

/** @returns a finder that throws PartIsGone where a view, its model or its version is not in the facts */
export function viewFinder(facts: ReleasedFacts, date: string): ViewFinder {
	const found = new Map<string, ShownView>();
	return ({ modelId, viewId }, marks) => {
		const key = JSON.stringify([modelId, viewId, marks]);
		let shown = found.get(key);
		if (!shown) {
			const view = viewOf(facts, modelId, viewId);
			// Under an id of no view, so that it is not taken for the one in the facts.
			shown = shownView(marks === 'always' ? { ...view, id: '', marks: true } : view, facts, date);
			found.set(key, shown);
		}
		return shown;
	};
}

function viewOf({ views, models }: ReleasedFacts, modelId: string | null, viewId: string | null): SavedView {
	const ofModel = models.filter((one) => one.modelId === modelId);
	if (modelId === null || ofModel.length === 0) throw new PartIsGone('The model that it shows is gone.');
	const saved = views.find((view) => view.modelId === modelId && view.id === viewId);
	const plain = viewId === 'core' || viewId === 'full' ? plainView(modelId, viewId) : undefined;
	const view = saved ?? plain;
	if (!view) throw new PartIsGone('The view that it shows is gone.');
	if (!ofModel.some(({ versionId }) => versionId === view.filter.versionId))
		throw new PartIsGone(
			view.filter.versionId === null
				? 'The model that it shows is gone.'
				: 'The version of the model that it shows is gone.'
		);
	return view;
}
