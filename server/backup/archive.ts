// A backup as one file: tar, compressed with gzip. Both are streamed by Node itself, know no limit of size, and open with
// standard tools on every system (`tar xzf`).
import { createHash } from 'node:crypto';
import { createReadStream, createWriteStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { pipeline } from 'node:stream/promises';
import { constants, createGunzip, createGzip } from 'node:zlib';
import { type Manifest, MANIFEST, parseManifest } from './manifest.ts';
import { Refusal } from '#server/command-line/refusal.ts';
import { readTar, tarEnd, tarHeader, tarPadding } from './tar.ts';

/** Only the owner may read what holds case-level data. */
export const PRIVATE_FILE = 0o600;
const MAX_MANIFEST_BYTES = 4 * 1024 * 1024;
const CHUNK_BYTES = 256 * 1024;

/** The size and the SHA-256 of a file. */
export async function measure(file: string): Promise<{ bytes: number; sha256: string }> {
	const hash = createHash('sha256');
	let bytes = 0;
	for await (const chunk of createReadStream(file, { highWaterMark: CHUNK_BYTES }) as AsyncIterable<Buffer>) {
		hash.update(chunk);
		bytes += chunk.length;
	}
	return { bytes, sha256: hash.digest('hex') };
}

/** Writes an archive to a new file, down to the disk. @param sources by the names in the manifest, where each file is */
export async function writeArchive(
	target: string,
	manifest: Manifest,
	sources: Record<string, string>
): Promise<void> {
	const time = new Date(manifest.madeAt);
	async function* parts(): AsyncGenerator<Buffer> {
		const text = Buffer.from(`${JSON.stringify(manifest, null, '\t')}\n`);
		yield tarHeader(MANIFEST, text.length, time);
		yield text;
		yield tarPadding(text.length);
		for (const { name, bytes } of manifest.files) {
			yield tarHeader(name, bytes, time);
			yield* createReadStream(sources[name]!, { highWaterMark: CHUNK_BYTES }) as AsyncIterable<Buffer>;
			yield tarPadding(bytes);
		}
		yield tarEnd();
	}
	await pipeline(
		parts(),
		// Four times as fast as the default, and hardly larger.
		createGzip({ level: constants.Z_BEST_SPEED, chunkSize: CHUNK_BYTES }),
		createWriteStream(target, { flags: 'wx', mode: PRIVATE_FILE, flush: true })
	);
}

/**
 * Reads an archive to its end and compares it with its manifest.
 * @param placeOf where to put a file; null for nowhere
 * @throws Refusal where anything is missing, damaged or too much
 */
export async function readArchive(
	file: string,
	placeOf: (name: string) => string | null = () => null
): Promise<Manifest> {
	const { size } = await stat(file);
	if (size === 0) throw new Refusal(`${file} is empty. Choose another backup.`);
	const source = createReadStream(file, { highWaterMark: CHUNK_BYTES });
	const unpacked = createGunzip({ chunkSize: CHUNK_BYTES });
	// Faults of either come out at the reader's end.
	const flow = pipeline(source, unpacked).catch(() => {});
	try {
		return await readFiles(file, unpacked, placeOf);
	} catch (error) {
		throw damageWords(file, error);
	} finally {
		source.destroy();
		unpacked.destroy();
		await flow;
	}
}

async function readFiles(
	file: string,
	unpacked: AsyncIterable<Buffer>,
	placeOf: (name: string) => string | null
): Promise<Manifest> {
	let manifest: Manifest | undefined;
	const missing = new Set<string>();
	for await (const { name, size, chunks } of readTar(unpacked)) {
		if (!manifest) {
			if (name !== MANIFEST || size > MAX_MANIFEST_BYTES)
				throw new Refusal(`${file} is not a backup of Throughline. Choose another file.`);
			const text: Buffer[] = [];
			for await (const chunk of chunks) text.push(chunk);
			manifest = parseManifest(Buffer.concat(text).toString('utf8'), file);
			for (const one of manifest.files) missing.add(one.name);
			continue;
		}
		const expected = manifest.files.find((one) => one.name === name);
		if (!expected || !missing.delete(name))
			throw new Refusal(`${file} holds a file that its manifest does not name. Choose another backup.`);
		if (size !== expected.bytes || (await take(chunks, placeOf(name))) !== expected.sha256)
			throw new Refusal(`${file} is damaged: ${name} is not what was saved. Choose another backup.`);
	}
	if (!manifest || missing.size > 0)
		throw new Refusal(`${file} is damaged: files are missing. Choose another backup.`);
	return manifest;
}

/** Puts chunks where they belong. @returns their SHA-256 */
async function take(chunks: AsyncIterable<Buffer>, place: string | null): Promise<string> {
	const hash = createHash('sha256');
	async function* hashed(): AsyncGenerator<Buffer> {
		for await (const chunk of chunks) {
			hash.update(chunk);
			yield chunk;
		}
	}
	if (place === null) for await (const _ of hashed());
	else await pipeline(hashed(), createWriteStream(place, { flags: 'wx', mode: PRIVATE_FILE, flush: true }));
	return hash.digest('hex');
}

/** Words for what zlib and tar say about a file that is cut off, altered, or something else altogether. */
function damageWords(file: string, error: unknown): unknown {
	const { code } = error as NodeJS.ErrnoException;
	if (error instanceof RangeError || code === 'Z_BUF_ERROR')
		return new Refusal(
			`${file} is cut off or not a backup of Throughline. Copy it again, or choose another backup.`
		);
	if (code?.startsWith('Z_'))
		return new Refusal(
			`${file} is damaged or not a backup of Throughline. Copy it again, or choose another backup.`
		);
	return error;
}
