// A file of Office: parts with their types and relationships, zipped so that the same parts give the same bytes.
import { strToU8, zipSync } from 'fflate';
import { element as el } from '#lib/figure/xml.ts';
import { document } from './xml-parts.ts';

const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
/** The earliest moment that a zip can say. */
const NO_TIME = new Date(1980, 0, 1);

/** What one part needs of another. `target` is the path of that part from the root; `id` is unique within its part. */
export interface Relationship {
	id: string;
	/** The last word of the type's address, or all of it. */
	type: string;
	target: string;
}

export interface Part {
	/** From the root, without a slash before it. */
	path: string;
	/** Null for pictures, whose ending says it. */
	type: string | null;
	content: string | Uint8Array;
	relationships: readonly Relationship[];
}

const ENDINGS: Record<string, string> = {
	rels: 'application/vnd.openxmlformats-package.relationships+xml',
	xml: 'application/xml',
	png: 'image/png',
	svg: 'image/svg+xml'
};

/** The bytes of a package. `root` are the relationships of the package itself. */
export function packed(parts: readonly Part[], root: readonly Relationship[]): Uint8Array {
	const files = new Map<string, Uint8Array>();
	const add = (path: string, content: string | Uint8Array): void => {
		files.set(path, typeof content === 'string' ? strToU8(content) : content);
	};
	add('[Content_Types].xml', contentTypes(parts));
	add('_rels/.rels', relationshipsXml(root, ''));
	for (const part of parts) {
		add(part.path, part.content);
		if (part.relationships.length === 0) continue;
		const at = part.path.lastIndexOf('/') + 1;
		const [folder, name] = [part.path.slice(0, at), part.path.slice(at)];
		add(`${folder}_rels/${name}.rels`, relationshipsXml(part.relationships, folder));
	}
	return zipSync(Object.fromEntries([...files].map(([path, bytes]) => [path, [bytes, { mtime: NO_TIME }]])));
}

function contentTypes(parts: readonly Part[]): string {
	const used = new Set(['rels', 'xml', ...parts.map(({ path }) => path.slice(path.lastIndexOf('.') + 1))]);
	const types = [...used].map((ending) => el('Default', { Extension: ending, ContentType: ENDINGS[ending] }));
	const own = parts.flatMap(({ path, type }) =>
		type ? el('Override', { PartName: `/${path}`, ContentType: type }) : []
	);
	const xmlns = 'http://schemas.openxmlformats.org/package/2006/content-types';
	return document(el('Types', { xmlns }, [...types, ...own].join('')));
}

function relationshipsXml(relationships: readonly Relationship[], folder: string): string {
	const up = '../'.repeat(folder.split('/').length - 1);
	const all = relationships.map(({ id, type, target }) =>
		el('Relationship', {
			Id: id,
			Type: type.includes('/') ? type : `${OFFICE}/${type}`,
			Target: target.startsWith(folder) ? target.slice(folder.length) : up + target
		})
	);
	const xmlns = 'http://schemas.openxmlformats.org/package/2006/relationships';
	return document(el('Relationships', { xmlns }, all.join('')));
}
