// A model frozen as it is at one moment: taken from its two documents at once, packed for a row later.
import { promisify } from 'node:util';
import { brotliCompress, brotliDecompress, constants } from 'node:zlib';
import * as Y from 'yjs';
import type { Link } from '#lib/domain/evidence/link.ts';
import type { Links } from '#lib/domain/evidence/link-commands.ts';
import { kindOfTarget, type Model } from '#lib/domain/theory/model.ts';
import { soundPart } from '#lib/domain/theory/sound-part.ts';
import type { ModelFile } from '#lib/model-file/model-file.ts';
import { toModelFile } from '#lib/model-file/write-model-file.ts';
import { modelOf } from '#lib/model-file/model-of.ts';
import { readLinks } from '#lib/shared-doc/links-doc.ts';
import { readModel } from '#lib/shared-doc/theory-doc.ts';
import type { VersionContent } from '#server/store/versions.ts';

const compress = promisify(brotliCompress);
const decompress = promisify(brotliDecompress);
/** A third of the time of the highest, and hardly larger. */
const QUALITY = { params: { [constants.BROTLI_PARAM_QUALITY]: 6 } };

export interface FrozenTheory {
	/** What of it keeps every rule, as a model file would hold it. */
	model: Model;
	state: Uint8Array;
}

export interface FrozenLinks {
	links: Links;
	state: Uint8Array;
}

export interface Frozen {
	theory: FrozenTheory;
	links: FrozenLinks;
}

/** Takes all at once: whatever happens to the document next is not in it. */
export const freezeTheory = (doc: Y.Doc): FrozenTheory => ({
	model: soundPart(readModel(doc)),
	state: Y.encodeStateAsUpdateV2(doc)
});

export const freezeLinks = (doc: Y.Doc): FrozenLinks => ({
	links: readLinks(doc),
	state: Y.encodeStateAsUpdateV2(doc)
});

/** How much there is of it. Links that bear on nothing in the model do not count. */
export const countsOf = ({ theory: { model }, links }: Frozen) => ({
	nodes: model.nodes.size,
	arrows: model.arrows.size,
	links: [...links.links.values()].filter(({ targetId }) => kindOfTarget(model, targetId)).length
});

export async function pack({ theory, links }: Frozen): Promise<VersionContent> {
	return {
		model: await compress(JSON.stringify(toModelFile(theory.model)), QUALITY),
		links: await compress(JSON.stringify([...links.links.values()]), QUALITY),
		theoryState: theory.state,
		linksState: links.state
	};
}

/** What can be read of a version. */
export interface Thawed {
	model: Model;
	links: Links;
}

export async function unpack(content: Pick<VersionContent, 'model' | 'links'>): Promise<Thawed> {
	const read = async (bytes: Uint8Array): Promise<unknown> =>
		JSON.parse((await decompress(bytes)).toString());
	const links = (await read(content.links)) as Link[];
	return {
		model: modelOf((await read(content.model)) as ModelFile),
		links: new Map(links.map((link) => [link.id, link]))
	};
}
