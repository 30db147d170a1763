// The worker thread of imports, one file at a time: reads it, and writes its lines where it is no dry run.
import { createHash } from 'node:crypto';
import { parentPort, workerData } from 'node:worker_threads';
import { fingerprintOf } from '#lib/ledger/read-ledger.ts';
import type { ChangedLine } from '#server/store/imports.ts';
import { monthOf } from '#server/store/spend-line-row.ts';
import { openSqlite, openToRead } from '#server/store/sqlite.ts';
import { BadForm, readForm, type Upload } from './form.ts';
import { versionOf } from './held-lines.ts';
import type { ImportOrder, Stored, ThreadMessage } from './job.ts';
import { type ReadFile, readFile } from './read-file.ts';
import { summaryOf } from './summary.ts';
import { writeLines } from './write-lines.ts';

const PROGRESS_EVERY_MS = 100;

const port = parentPort!;
const database = workerData as string;
const say = (message: ThreadMessage, transfer: ArrayBuffer[] = []) => port.postMessage(message, transfer);

port.on('message', async (order: ImportOrder) => {
	try {
		await run(order);
	} catch (error) {
		const { name, code } = error as Error & { code?: unknown };
		say({ is: 'failed', error: name, code: typeof code === 'string' ? code : null });
	}
});

async function run(order: ImportOrder): Promise<void> {
	let upload: Upload;
	try {
		// A buffer that can still grow is not taken everywhere.
		upload = await readForm(new Uint8Array(order.body.transferToFixedLength()), order.contentType);
	} catch (error) {
		if (!(error instanceof BadForm)) throw error;
		return say({ is: 'refused', refused: { why: 'form', message: error.message, faults: error.faults } });
	}
	const digest = createHash('sha256').update(upload.bytes).digest('hex');
	const reader = openToRead(database);
	reader.exec('begin');
	const dataVersion = versionOf(reader, order.study.id);
	const file = await readFile(reader, order, upload, progress('reading'));
	reader.close();
	if ('why' in file) return say({ is: 'refused', refused: file });
	const receipt = new TextEncoder().encode(JSON.stringify(file.receipt));
	const stored = order.dryRun ? null : await store(order, file, upload, digest);
	say({ is: 'done', digest, receipt, dataVersion, stored }, [receipt.buffer]);
}

async function store(
	order: ImportOrder,
	file: ReadFile,
	{ fileName }: Upload,
	digest: string
): Promise<Stored | null> {
	const { fresh, replacing, receipt } = file;
	if (fresh.length + replacing.length === 0) return null;
	const tell = progress('storing');
	const db = openSqlite(database);
	try {
		await writeLines(db, order, { fileName, digest }, fresh, (done) => tell(done, fresh.length));
	} finally {
		db.close();
	}
	return {
		lines: fresh.length,
		pence: fresh.reduce((sum, { line }) => sum + line.pence, 0),
		changed: replacing.map(changed),
		fileName,
		siteIds: file.siteIds,
		summary: summaryOf(receipt, order.siteId, file.siteIds),
		mapping: {
			siteId: order.siteId ?? '',
			headings: receipt.read.headings,
			mapping: receipt.read.columns
		}
	};
}

function changed({ was, is: { line, siteId } }: ReadFile['replacing'][number]): ChangedLine {
	return {
		id: was.id,
		revision: was.revision,
		set: {
			date: line.date,
			month: monthOf(line.date),
			family_code: line.familyCode,
			pence: line.pence,
			purpose: line.purpose,
			note: line.note,
			reference: line.reference,
			// What the file does not say stays as it is.
			...(line.approvedBy !== '' && { approved_by: line.approvedBy }),
			...(line.instalment !== null && { instalment: line.instalment }),
			...(line.strandId !== null && { strand_id: line.strandId }),
			fingerprint: fingerprintOf(line, siteId)
		}
	};
}

function progress(state: 'reading' | 'storing'): (done: number, of: number) => void {
	let last = 0;
	return (done, of) => {
		const now = performance.now();
		if (now - last < PROGRESS_EVERY_MS) return;
		last = now;
		say({ is: 'progress', state, done, of });
	};
}
