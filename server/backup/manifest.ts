// What a backup says about itself: the first file of the archive.
import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { Refusal } from '#server/command-line/refusal.ts';

export const MANIFEST = 'manifest.json';
/** All data of a DATA_DIR; more names may come with a later format. */
export const DATABASE = 'throughline.db';

const FORMAT = 'throughline-backup';
/** Goes up where an older Throughline could not restore the backup rightly. */
const FORMAT_VERSION = 1;

const manifestSchema = z.object({
	format: z.literal(FORMAT),
	formatVersion: z.number().int().positive(),
	/** The version of Throughline that made it. */
	product: z.string().max(50),
	madeAt: z.iso.datetime(),
	/** Names the history that the database holds; null where it is older than that. */
	generation: z.string().max(100).nullable(),
	migrations: z.array(z.string().max(200)).max(1000),
	/** Rows by table. */
	counts: z.record(z.string().max(200), z.number().int().nonnegative()),
	/** What was wrong with the data already when the backup was made; without any content. */
	findings: z.array(z.string().max(500)).max(10_000),
	files: z
		.array(
			z.object({
				name: z.literal(DATABASE),
				bytes: z.number().int().nonnegative(),
				sha256: z.string().regex(/^[0-9a-f]{64}$/)
			})
		)
		.length(1)
});

export type Manifest = z.infer<typeof manifestSchema>;

export function newManifest(facts: Omit<Manifest, 'format' | 'formatVersion' | 'product'>): Manifest {
	return { format: FORMAT, formatVersion: FORMAT_VERSION, product: productVersion(), ...facts };
}

/** @throws Refusal where it is not the manifest of a backup that this Throughline can restore */
export function parseManifest(text: string, file: string): Manifest {
	const wrong = (why: string) => new Refusal(`${file} ${why}`);
	let value: unknown;
	try {
		value = JSON.parse(text);
	} catch {
		throw wrong('is not a backup: its manifest cannot be read. Choose another backup.');
	}
	const { format, formatVersion, product } = Object(value) as Partial<Manifest>;
	if (format !== FORMAT) throw wrong('is not a backup of Throughline. Choose another file.');
	if (Number(formatVersion) > FORMAT_VERSION)
		throw wrong(
			`was made by a newer Throughline (${String(product).slice(0, 50)}). Update this one (${productVersion()}) first.`
		);
	const parsed = manifestSchema.safeParse(value);
	if (!parsed.success)
		throw wrong(
			`is damaged: its manifest lacks “${parsed.error.issues[0]?.path.join('.')}”. Choose another backup.`
		);
	return parsed.data;
}

/** The version of this Throughline, from package.json. */
export function productVersion(): string {
	const text = readFileSync(new URL('../../package.json', import.meta.url), 'utf8');
	return (JSON.parse(text) as { version: string }).version;
}
