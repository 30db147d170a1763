// What of a model keeps every rule. People who edit at the same time can break a rule that each of them kept (the same
// arrow drawn twice, a lane deleted under a node); what is exported is without that, so that it can be read back.
import type { Arrow, Model } from './model.ts';

/** The arrows that lead from a node, in the end, to a node: A5, A6. */
export function groundedArrows(model: Pick<Model, 'nodes' | 'arrows'>): Map<string, Arrow> {
	const verdict = new Map<string, boolean>();
	const isGrounded = (arrow: Arrow): boolean => {
		const chain: Arrow[] = [];
		let at: Arrow | undefined = arrow;
		let good = false;
		while (at && !verdict.has(at.id)) {
			verdict.set(at.id, false);
			chain.push(at);
			if (!model.nodes.has(at.from)) break;
			if (model.nodes.has(at.to)) {
				good = true;
				break;
			}
			at = model.arrows.get(at.to);
			if (at && verdict.get(at.id) === true) {
				good = true;
				break;
			}
		}
		// From the end back: one that starts nowhere takes those with it that act on it.
		for (const link of chain.reverse()) {
			good &&= model.nodes.has(link.from);
			verdict.set(link.id, good);
		}
		return verdict.get(arrow.id)!;
	};
	return new Map([...model.arrows].filter(([, arrow]) => isGrounded(arrow)));
}

/** The model without arrows that break A1–A6 and without lanes that are gone; of two equal arrows the lower id stays. */
export function soundPart(model: Model): Model {
	const nodes = new Map(
		[...model.nodes].map(([id, node]) => {
			const pathway = node.pathway !== null && model.pathways.has(node.pathway) ? node.pathway : null;
			const stage = node.stage !== null && model.stages.has(node.stage) ? node.stage : null;
			return [id, pathway === node.pathway && stage === node.stage ? node : { ...node, pathway, stage }];
		})
	);
	const said = new Map<string, string>();
	for (const { id, from, to, relation } of model.arrows.values()) {
		const claim = JSON.stringify([from, to, relation]);
		const other = said.get(claim);
		if (other === undefined || id < other) said.set(claim, id);
	}
	const first = new Set(said.values());
	const arrows = [...model.arrows].filter(([id, arrow]) => first.has(id) && arrow.from !== arrow.to);
	return { ...model, nodes, arrows: groundedArrows({ nodes, arrows: new Map(arrows) }) };
}
