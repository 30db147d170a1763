// What cannot be imported, what is ended, and what a power cut leaves: nothing of it is ever seen.
import { request } from 'node:http';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { describe, expect, it } from 'vitest';
import { expectProblem, SECRET, useApi } from '../../support/api.ts';
import { makeFolder } from '../../support/folders.ts';
import type { Json } from '../../support/json.ts';
import { startServerProcess } from '../../support/server-process.ts';
import { OWNER_KEY } from '../../support/test-server.ts';
import { until } from '../../support/wait.ts';

const api = useApi();
const at = (rest = '') => `/studies/${api.studyId}/imports${rest}`;
/** On a busy machine reading a file takes its time. */
const PATIENCE_MS = 40_000;
const MEGABYTE = 1024 * 1024;
const manyLines = (n: number) =>
	'Date,Family,Amount,Details\n' +
	Array.from({ length: n }, (_, i) => `01/05/2019,F${i % 900},${i % 500}.25,Food and travel ${i}\n`).join('');
const blob = (content: string | Uint8Array<ArrayBuffer>) => new Blob([content], { type: 'text/csv' });
const send = (content: string | Uint8Array<ArrayBuffer>, query = 'site=wigan&dryRun=false') =>
	api.call('POST', at(`?${query}`), { body: blob(content) });
const lines = async () =>
	(
		await api.call('POST', `/studies/${api.studyId}/spend/search`, {
			body: { query: { siteIds: ['wigan'] } }
		})
	).json;
/** How many lines and imports lie in a folder's database, whether they count or not. */
function stored(dataDir: string) {
	const db = new DatabaseSync(join(dataDir, 'throughline.db'), { readOnly: true });
	try {
		return db
			.prepare(
				`select (select count(*) from spend_line where import_id is not null) as lines, (select count(*) from spend_import) as imports`
			)
			.get();
	} finally {
		db.close();
	}
}

describe('a file that is no ledger', () => {
	it.each<[string, string | Uint8Array<ArrayBuffer>, string]>([
		['empty', '', 'empty-file'],
		['a PDF', `%PDF-1.7\n%âãÏÓ\n1 0 obj << /Type /Catalog >> ${SECRET}`, 'not-a-table'],
		['half a workbook', new Uint8Array([0x50, 0x4b, 3, 4, 20, 0, 0, 0, 8, 0, 1, 2, 3]), 'damaged'],
		['a table without amounts', 'Name,Town\nOne,Two\nThree,Four\n', 'columns-unclear']
	])('%s is refused in words, and nothing is stored', async (_, content, code) => {
		for (const query of ['site=wigan', 'site=wigan&dryRun=false'])
			expectProblem(await send(content, query), 422, code);
		expect(stored(api.server.dataDir)).toMatchObject({ lines: 0, imports: 0 });
	});

	it('says which headings it found where nobody can say which is the amount', async () => {
		const { json } = await send('Name,Town\nOne,Two\n');
		expect(json.headings).toEqual(expect.any(Array));
	});

	it('is refused where the form around it is broken', async () => {
		const broken = (parts: Record<string, string | Blob>) => {
			const form = new FormData();
			for (const [name, value] of Object.entries(parts)) form.set(name, value);
			return new Response(form).blob();
		};
		const file = blob(manyLines(1));
		for (const body of [
			await broken({ other: 'x' }),
			await broken({ file: 'no file' }),
			await broken({ file, decisions: '{' }),
			await broken({ file, decisions: JSON.stringify({ answers: [{ record: 'x' }] }) }),
			new Blob(['--x\r\nnonsense'], { type: 'multipart/form-data; boundary=x' })
		])
			expectProblem(await api.call('POST', at('?site=wigan'), { body }), 422, 'invalid-input');
	});
});

describe('a file that is too large', () => {
	/** Sends until it is answered. @returns the answer and how much was sent by then */
	function flood(headers: Record<string, string>) {
		return new Promise<{ status: number; body: string; sent: number }>((resolve, reject) => {
			let sent = 0;
			let ended = false;
			const chunk = Buffer.alloc(MEGABYTE, 'x');
			const req = request(`${api.server.url}/api/v1${at('?site=wigan')}`, {
				method: 'POST',
				headers: { authorization: `Bearer ${OWNER_KEY}`, ...headers }
			});
			const push = () => {
				while (!ended && sent < 2048 * MEGABYTE) {
					sent += chunk.length;
					if (!req.write(chunk)) return void req.once('drain', push);
				}
			};
			req.on('response', (response) => {
				let body = '';
				const sentThen = sent;
				response.setEncoding('utf8').on('data', (text: string) => (body += text));
				response.on('end', () => {
					ended = true;
					resolve({ status: response.statusCode ?? 0, body, sent: sentThen });
					req.destroy();
				});
			});
			req.on('error', (error) => (ended ? undefined : reject(error)));
			push();
		});
	}

	it.each([
		['that says so', { 'content-length': String(2048 * MEGABYTE) }, 50 * MEGABYTE],
		['that comes without a length', { 'transfer-encoding': 'chunked' }, 200 * MEGABYTE]
	])('%s is refused long before it is there', async (_, headers, most) => {
		const { status, body, sent } = await flood(headers);
		expect(status).toBe(413);
		expect(JSON.parse(body)).toMatchObject({ code: 'too-large' });
		expect(sent).toBeLessThan(most);
	});

	it('is refused in a form, too', async () => {
		const form = new FormData();
		form.set('file', blob('x'.repeat(50 * MEGABYTE + 1)));
		expectProblem(await api.call('POST', at(), { body: await new Response(form).blob() }), 413, 'too-large');
	});
});

describe('an import that is ended before its time', () => {
	const file = manyLines(6000);
	const state = async (id: string) => (await api.call('GET', at(`/${id}`))).json;
	const storing = (id: string) =>
		until(
			'lines to be stored',
			async () => {
				const now = await state(id);
				return now.state === 'storing' && now.done > 0;
			},
			PATIENCE_MS
		);
	const nothingLeft = () =>
		until(
			'what is left to be deleted',
			async () => {
				await api.server.services.imports.removeLeftovers();
				return stored(api.server.dataDir)!.imports === 0;
			},
			PATIENCE_MS
		);

	it('by its request leaves nothing', async () => {
		const before = await lines();
		const gone = new AbortController();
		const asked = fetch(`${api.server.url}/api/v1${at('?site=wigan&dryRun=false&id=gone')}`, {
			method: 'POST',
			body: file,
			headers: { authorization: `Bearer ${OWNER_KEY}` },
			signal: gone.signal
		}).catch((error: Error) => error.name);
		await storing('gone');
		expect(await lines()).toEqual(before);
		gone.abort();
		expect(await asked).toBe('AbortError');
		await nothingLeft();
		expect(await lines()).toEqual(before);
		expect(stored(api.server.dataDir)).toMatchObject({ lines: 0 });
	});

	it('by somebody who cancels it leaves nothing, and the same file can be sent again', async () => {
		const asked = send(file, 'site=wigan&dryRun=false&id=cancelled');
		await storing('cancelled');
		expectProblem(await send('x', 'id=cancelled'), 409, 'conflict');
		expect((await api.call('DELETE', at('/cancelled'))).status).toBe(204);
		expectProblem(await asked, 409, 'cancelled');
		await nothingLeft();
		expect((await send(file, 'site=wigan&dryRun=false&id=cancelled')).status).toBe(201);
		expectProblem(await api.call('DELETE', at('/cancelled')), 409, 'conflict');
		expect((await lines()).totals.spent.n).toBe(6000);
	});
});

describe('a power cut while lines are stored', () => {
	it('leaves nothing that counts, and what lies there is deleted at the next start', async () => {
		const dataDir = makeFolder();
		const call = async (url: string, method: string, path: string, body?: BodyInit): Promise<Json> =>
			(
				await fetch(`${url}/api/v1/studies/${api.studyId}${path}`, {
					method,
					headers: {
						authorization: `Bearer ${OWNER_KEY}`,
						...(typeof body === 'string' && { 'content-type': 'application/json' })
					},
					...(body !== undefined && { body })
				})
			).json();
		const first = await startServerProcess(dataDir);
		const asked = call(
			first.url,
			'POST',
			'/imports?site=wigan&dryRun=false&id=cut',
			blob(manyLines(6000))
		).catch(() => 'cut');
		await until(
			'lines to be stored',
			async () => {
				const now = await call(first.url, 'GET', '/imports/cut');
				return now.state === 'storing' && now.done > 0;
			},
			PATIENCE_MS
		);
		await first.kill();
		expect(await asked).toBe('cut');
		expect(stored(dataDir)).toMatchObject({ imports: 1 });
		expect(Number(stored(dataDir)!.lines)).toBeGreaterThan(0);

		const second = await startServerProcess(dataDir);
		const { totals } = await call(
			second.url,
			'POST',
			'/spend/search',
			JSON.stringify({ query: { siteIds: ['wigan'] } })
		);
		expect(totals.spent.n).toBe(0);
		expect((await call(second.url, 'GET', '/imports')).imports).toEqual([]);
		await until('what is left to be deleted', () => stored(dataDir)!.imports === 0, PATIENCE_MS);
		expect(stored(dataDir)).toMatchObject({ lines: 0 });
	});
});
