// From the lists of a model file to the model's maps. Apart from the schema, so that the browser need not load zod.
import { type Model, PLAIN_ARROW, PLAIN_NODE } from '#lib/domain/theory/model.ts';
import type { ModelFile } from './model-file.ts';

/** The model in a file that is known to be sound, such as one that this server has written, if need be in an earlier release. */
export function modelOf(file: ModelFile): Model {
	const keyed = <T extends { id: string }>(list: readonly T[]) =>
		new Map(list.map((record) => [record.id, record]));
	return {
		title: file.title,
		note: file.note,
		nodes: keyed(file.nodes.map((node) => ({ ...PLAIN_NODE, ...node }))),
		arrows: keyed(file.arrows.map((arrow) => ({ ...PLAIN_ARROW, ...arrow }))),
		pathways: keyed(file.pathways),
		stages: keyed(file.stages),
		statements: keyed(file.statements)
	};
}
