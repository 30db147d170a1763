// The tar format, as far as it goes for a handful of plain files: ustar headers, and sizes above 8 GB as GNU writes them.

const BLOCK = 512;
const NAME_BYTES = 100;

/** The block that stands before a file. */
export function tarHeader(name: string, size: number, time: Date): Buffer {
	if (Buffer.byteLength(name) > NAME_BYTES) throw new RangeError('a name is too long for tar');
	const block = Buffer.alloc(BLOCK);
	const octal = (value: number, at: number, digits: number) =>
		block.write(`${value.toString(8).padStart(digits, '0')}\0`, at, 'latin1');
	block.write(name, 0);
	octal(0o600, 100, 7);
	octal(0, 108, 7);
	octal(0, 116, 7);
	if (size < 8 ** 11) octal(size, 124, 11);
	else {
		block[124] = 0x80;
		block.writeBigUInt64BE(BigInt(size), 128);
	}
	octal(Math.floor(time.getTime() / 1000), 136, 11);
	block.write('0', 156, 'latin1');
	block.write('ustar\x0000', 257, 'latin1');
	octal(checksum(block), 148, 6);
	block[155] = 0x20;
	return block;
}

/** What fills the last block of a file. */
export const tarPadding = (size: number): Buffer => Buffer.alloc((BLOCK - (size % BLOCK)) % BLOCK);

/** What ends an archive. */
export const tarEnd = (): Buffer => Buffer.alloc(2 * BLOCK);

export interface TarFile {
	name: string;
	size: number;
	/** The content, chunk by chunk; has to be read to its end before the next file. */
	chunks: AsyncIterable<Buffer>;
}

/** The files of an archive in turn. @throws RangeError where it is no tar archive, or ends too early */
export async function* readTar(source: AsyncIterable<Buffer>): AsyncGenerator<TarFile> {
	const bytes = new Bytes(source);
	for (;;) {
		const block = await bytes.exactly(BLOCK);
		if (block.every((byte) => byte === 0)) break;
		const { name, size } = parseHeader(block);
		let left = size;
		yield {
			name,
			size,
			chunks: (async function* () {
				while (left > 0) {
					const chunk = await bytes.atMost(left);
					left -= chunk.length;
					yield chunk;
				}
			})()
		};
		if (left > 0) throw new RangeError('a file was not read to its end');
		await bytes.exactly(tarPadding(size).length);
	}
	// To the end, so that the checksum of the compressed stream is looked at.
	await bytes.drain();
}

function parseHeader(block: Buffer): { name: string; size: number } {
	const text = (at: number, length: number) =>
		block
			.subarray(at, at + length)
			.toString('utf8')
			.replace(/\0.*$/s, '');
	if (text(257, 5) !== 'ustar' || Number.parseInt(text(148, 8), 8) !== checksum(block))
		throw new RangeError('not a tar archive');
	if (text(156, 1) !== '0') throw new RangeError('something other than a file');
	const size = block[124] === 0x80 ? Number(block.readBigUInt64BE(128)) : Number.parseInt(text(124, 12), 8);
	if (!Number.isSafeInteger(size)) throw new RangeError('a size that is no number');
	return { name: text(0, NAME_BYTES), size };
}

/** The sum of all bytes, with those of the checksum itself taken as blanks. */
function checksum(block: Buffer): number {
	let sum = 0;
	for (let i = 0; i < BLOCK; i++) sum += i >= 148 && i < 156 ? 0x20 : block[i]!;
	return sum;
}

/** Takes a stream by lengths. */
class Bytes {
	readonly #source: AsyncIterator<Buffer>;
	#rest: Buffer = Buffer.alloc(0);

	constructor(source: AsyncIterable<Buffer>) {
		this.#source = source[Symbol.asyncIterator]();
	}

	/** At least one byte, at most so many. */
	async atMost(length: number): Promise<Buffer> {
		while (this.#rest.length === 0) {
			const { done, value } = await this.#source.next();
			if (done) throw new RangeError('the archive ends too early');
			this.#rest = value;
		}
		const taken = this.#rest.subarray(0, length);
		this.#rest = this.#rest.subarray(taken.length);
		return taken;
	}

	async exactly(length: number): Promise<Buffer> {
		const parts: Buffer[] = [];
		for (let left = length; left > 0; left -= parts.at(-1)!.length) parts.push(await this.atMost(left));
		return Buffer.concat(parts);
	}

	async drain(): Promise<void> {
		while (!(await this.#source.next()).done);
	}
}
