// Bytes to text: which encoding a file of text is in, told by its bytes alone.
import iconv from 'iconv-lite';
import { RefusedFile } from './refused-file.ts';

export interface Decoded {
	text: string;
	encoding: string;
}

const SAMPLE_BYTES = 64 * 1024;
const BOMS: readonly { bytes: readonly number[]; encoding: string }[] = [
	{ bytes: [0xff, 0xfe, 0, 0], encoding: 'utf-32le' },
	{ bytes: [0, 0, 0xfe, 0xff], encoding: 'utf-32be' },
	{ bytes: [0xef, 0xbb, 0xbf], encoding: 'utf-8' },
	{ bytes: [0xff, 0xfe], encoding: 'utf-16le' },
	{ bytes: [0xfe, 0xff], encoding: 'utf-16be' }
];

const unknown = (reason: string) =>
	new RefusedFile(
		'unknown-encoding',
		`${reason} Open the file in Excel, save it as “CSV UTF-8” or as a workbook (.xlsx), and try again.`
	);

/** UTF-16 without a mark: every other byte of plain text is zero there. */
function zeroPattern(sample: Uint8Array): 'utf-16le' | 'utf-16be' | null {
	const zeros = [0, 0];
	sample.forEach((byte, at) => byte === 0 && zeros[at % 2]!++);
	const [even, odd] = zeros as [number, number];
	const many = sample.length / 2 / 4;
	if (odd > many && odd > even * 10) return 'utf-16le';
	if (even > many && even > odd * 10) return 'utf-16be';
	return null;
}

/** Control characters that no table has. */
function looksBinary(sample: Uint8Array): boolean {
	let odd = 0;
	for (const byte of sample) if (byte < 32 && (byte < 9 || byte > 13) && byte !== 26) odd++;
	return odd > sample.length / 50;
}

/** Text of UTF-8; a character that the end of the file cuts through becomes U+FFFD. Null where it is not UTF-8. */
function fromUtf8(bytes: Uint8Array): string | null {
	const decoder = new TextDecoder('utf-8', { fatal: true });
	try {
		const text = decoder.decode(bytes, { stream: true });
		try {
			return text + decoder.decode();
		} catch {
			return text + '\ufffd';
		}
	} catch {
		return null;
	}
}

/**
 * @returns the text without its byte order mark, and the name of its encoding
 * @throws RefusedFile `not-a-table` or `unknown-encoding`
 */
export function decode(bytes: Uint8Array): Decoded {
	const bom = BOMS.find((mark) => mark.bytes.every((byte, at) => bytes[at] === byte));
	const sample = bytes.subarray(0, SAMPLE_BYTES);
	const encoding = bom?.encoding ?? zeroPattern(sample);
	if (encoding?.startsWith('utf-32'))
		throw unknown('The text of this file is in UTF-32, which is not read here.');
	if (encoding?.startsWith('utf-16')) return { text: iconv.decode(bytes, encoding), encoding };
	if (looksBinary(sample))
		throw new RefusedFile(
			'not-a-table',
			'This file holds no text. Choose the ledger as an Excel workbook (.xlsx) or as a CSV file.'
		);
	const text = fromUtf8(bytes);
	if (text !== null) return { text, encoding: 'utf-8' };
	return { text: iconv.decode(bytes, 'windows-1252'), encoding: 'windows-1252' };
}
