// The parts of a zip, as its directory lists them, unpacked piece by piece. The directory is checked before anything is
// unpacked, and each part is held to what the directory says of it, so a bomb cannot go off.
import { Inflate } from 'fflate';
import type { TableLimits } from '../grid.ts';
import { megabytes, RefusedFile } from '../refused-file.ts';

export interface Part {
	name: string;
	compressed: boolean;
	crc: number;
	packedBytes: number;
	unpackedBytes: number;
	/** Where its local header stands. */
	at: number;
}

const MOST_PARTS = 2000;
/** A ledger packs some 10:1, one and the same row over and over some 30:1. */
const MOST_RATIO = 100;
const SMALL_BYTES = 4 * 1024 * 1024;
/** Deflate packs 1032:1 at most, so that a piece is 32 MB at most. */
const PIECE_BYTES = 32 * 1024;
const END = 0x06054b50;
const ENTRY = 0x02014b50;
const LOCAL = 0x04034b50;
const ALL_ONES = 0xffffffff;

export const damaged = () =>
	new RefusedFile(
		'damaged',
		'This workbook is damaged or cut short. Open it in Excel, save it anew, or ask for it once more, and try again.'
	);
export const unsafe = (reason: string) =>
	new RefusedFile(
		'unsafe-workbook',
		`This workbook is built like an attack: ${reason}. It was not read. If you trust where it comes from, open it in Excel, save it as a new workbook, and try again.`
	);

const CRC_TABLE = Uint32Array.from({ length: 256 }, (_, byte) => {
	let value = byte;
	for (let bit = 0; bit < 8; bit++) value = value & 1 ? 0xedb88320 ^ (value >>> 1) : value >>> 1;
	return value;
});

function crcOf(bytes: Uint8Array, before: number): number {
	let crc = ~before;
	for (let at = 0; at < bytes.length; at++) crc = CRC_TABLE[(crc ^ bytes[at]!) & 255]! ^ (crc >>> 8);
	return ~crc >>> 0;
}

const viewOf = (bytes: Uint8Array) => new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);

/** Where the end record stands; only a comment of up to 64 KB may follow it. */
function endOf(view: DataView): number {
	for (let at = view.byteLength - 22; at >= Math.max(0, view.byteLength - 22 - 0xffff); at--)
		if (view.getUint32(at, true) === END) return at;
	throw damaged();
}

/** Sizes and place of a part beyond 32 bits, which some programs write for small ones as well. */
function wide(view: DataView, extraAt: number, extraBytes: number, sentinels: readonly number[]): number[] {
	const values = [...sentinels];
	if (!values.includes(ALL_ONES)) return values;
	for (let at = extraAt; at + 4 <= extraAt + extraBytes; at += 4 + view.getUint16(at + 2, true)) {
		if (view.getUint16(at, true) !== 1) continue;
		let field = at + 4;
		return values.map((value) => {
			if (value !== ALL_ONES) return value;
			field += 8;
			return Number(view.getBigUint64(field - 8, true));
		});
	}
	throw damaged();
}

function entriesOf(bytes: Uint8Array): Part[] {
	const view = viewOf(bytes);
	const end = endOf(view);
	const count = view.getUint16(end + 10, true);
	if (count > MOST_PARTS) throw unsafe('it has thousands of parts');
	const parts: Part[] = [];
	let at = view.getUint32(end + 16, true);
	for (let index = 0; index < count; index++) {
		if (view.getUint32(at, true) !== ENTRY) throw damaged();
		const nameBytes = view.getUint16(at + 28, true);
		const extraBytes = view.getUint16(at + 30, true);
		const name = new TextDecoder().decode(bytes.subarray(at + 46, at + 46 + nameBytes));
		const method = view.getUint16(at + 10, true);
		if (view.getUint16(at + 8, true) & 1)
			throw new RefusedFile(
				'password-protected',
				'This file is protected with a password. Save it without one and try again.'
			);
		if (method !== 0 && method !== 8) throw damaged();
		const [unpackedBytes, packedBytes, localAt] = wide(view, at + 46 + nameBytes, extraBytes, [
			view.getUint32(at + 24, true),
			view.getUint32(at + 20, true),
			view.getUint32(at + 42, true)
		]) as [number, number, number];
		parts.push({
			name: name.replaceAll('\\', '/').replace(/^\//, ''),
			compressed: method === 8,
			crc: view.getUint32(at + 16, true),
			packedBytes,
			unpackedBytes,
			at: localAt
		});
		at += 46 + nameBytes + extraBytes + view.getUint16(at + 32, true);
	}
	return parts;
}

/** Refuses what no workbook is: parts that share bytes, lead out of it, or unpack to more than anybody writes. */
function check(parts: readonly Part[], fileBytes: number, limits: TableLimits): void {
	const sum = (of: (part: Part) => number) => parts.reduce((total, part) => total + of(part), 0);
	const unpacked = sum((part) => part.unpackedBytes);
	if (sum((part) => part.packedBytes) > fileBytes) throw unsafe('its parts overlap');
	if (new Set(parts.map(({ name }) => name.toLowerCase())).size < parts.length)
		throw unsafe('two of its parts have the same name');
	if (parts.some(({ name }) => name.split('/').includes('..'))) throw unsafe('a part lies outside of it');
	const packedTight = ({ packedBytes, unpackedBytes }: { packedBytes: number; unpackedBytes: number }) =>
		unpackedBytes > SMALL_BYTES && unpackedBytes > packedBytes * MOST_RATIO;
	if (parts.some(packedTight) || packedTight({ packedBytes: fileBytes, unpackedBytes: unpacked }))
		throw unsafe('unpacked it is more than a hundred times as large');
	if (unpacked > limits.unpackedBytes)
		throw new RefusedFile(
			'too-large',
			`Unpacked, this workbook is larger than ${megabytes(limits.unpackedBytes)}. Split it, or save its sheet as CSV, and try again.`
		);
}

/**
 * The parts by name, none of them unpacked yet.
 * @throws RefusedFile
 */
export function partsOf(bytes: Uint8Array, limits: TableLimits): ReadonlyMap<string, Part> {
	let parts: Part[];
	try {
		parts = entriesOf(bytes);
	} catch (fault) {
		// The directory leads beyond the end of the file.
		throw fault instanceof RangeError ? damaged() : fault;
	}
	check(parts, bytes.length, limits);
	return new Map(parts.map((part) => [part.name, part]));
}

function packedBytesOf(bytes: Uint8Array, part: Part): Uint8Array {
	const view = viewOf(bytes);
	if (part.at + 30 > bytes.length || view.getUint32(part.at, true) !== LOCAL) throw damaged();
	const from = part.at + 30 + view.getUint16(part.at + 26, true) + view.getUint16(part.at + 28, true);
	if (from + part.packedBytes > bytes.length) throw damaged();
	return bytes.subarray(from, from + part.packedBytes);
}

/**
 * Hands on a part piece by piece, the last one with `last`, until `take` answers false.
 * @throws RefusedFile where the part is not what the directory says
 */
export function unpack(
	bytes: Uint8Array,
	part: Part,
	take: (piece: Uint8Array, last: boolean) => boolean | void
): void {
	const packed = packedBytesOf(bytes, part);
	let crc = 0;
	let done = 0;
	let stopped = false;
	const pass = (piece: Uint8Array, last: boolean) => {
		if (stopped) return;
		done += piece.length;
		if (done > part.unpackedBytes) throw unsafe('a part is larger than it says');
		crc = crcOf(piece, crc);
		if (last && (done < part.unpackedBytes || crc !== part.crc)) throw damaged();
		stopped = take(piece, last) === false;
	};
	const inflate = part.compressed ? new Inflate(pass) : { push: pass };
	for (let from = 0; !stopped; from += PIECE_BYTES) {
		const last = from + PIECE_BYTES >= packed.length;
		try {
			inflate.push(packed.subarray(from, from + PIECE_BYTES), last);
		} catch (fault) {
			throw fault instanceof RefusedFile ? fault : damaged();
		}
		if (last) return;
	}
}
