// The audit: every deed that belongs there, who did it, and nothing of the content.
import { beforeAll, describe, expect, it, vi } from 'vitest';
import { AUDIT_ACTIONS } from '#server/access/audit-actions.ts';
import { csvRow } from '#server/api/csv.ts';
import { expectProblem, modelFile, SECRET, useApi } from '../../support/api.ts';
import type { Json } from '../../support/json.ts';
import { OWNER_KEY, SAMPLE_MODEL } from '../../support/test-server.ts';

const api = useApi();
const page = async (query = ''): Promise<Json> => (await api.call('GET', `/audit${query}`)).json;
/** What was added since, oldest first. */
async function added(deed: () => Promise<unknown>): Promise<Json[]> {
	const last = (await page('?limit=1')).entries[0]?.seq ?? 0;
	await deed();
	const { entries } = await page('?limit=200');
	return entries.filter(({ seq }: Json) => seq > last).reverse();
}

describe('the audit', () => {
	it('tells of links, and of who came in with which', async () => {
		let id = '';
		let key = '';
		const expiresAt = new Date(Date.now() + 3_600_000).toISOString();
		const entries = await added(async () => {
			const scope = { kind: 'study', studyId: api.studyId };
			const body = { role: 'evaluator', scope, label: 'Team', expiresAt };
			const made = (await api.call('POST', '/share-links', { body })).json;
			id = made.link.id;
			key = made.path.split('#key=')[1];
			const session = await api.call('POST', '/session', { key: null, body: { key, name: 'Ana' } });
			const cookie = session.headers.get('set-cookie')!.split(';')[0]!;
			await api.call('DELETE', '/session', { key: null, headers: { cookie } });
			await api.call('DELETE', `/share-links/${id}`);
			await api.call('DELETE', `/share-links/${id}`);
		});
		const object = { kind: 'link', id };
		const detail = { label: 'Team', role: 'evaluator', scope: 'study', modelId: null, expiresAt };
		expect(entries).toMatchObject([
			{
				action: 'link-made',
				actor: 'Owner',
				role: 'owner',
				object,
				studyId: api.studyId,
				detail: { ...detail, uses: 0 }
			},
			{ action: 'signed-in', actor: 'Ana', role: 'evaluator', object },
			{ action: 'signed-out', actor: 'Ana', role: 'evaluator', object },
			{ action: 'link-revoked', actor: 'Owner', object, detail: { ...detail, uses: 1 } }
		]);
		// Of one person the entries name the same session.
		expect(entries[1]!.actorId).toBe(entries[2]!.actorId);
		expect(entries[1]!.actorId).not.toBe(entries[0]!.actorId);
		expect(entries.map(({ at }) => Date.parse(at)).every((at) => Date.now() - at < 60_000)).toBe(true);
		expect(JSON.stringify(entries)).not.toContain(key);
	});

	it('tells of studies and models that were made and taken in', async () => {
		let study = '';
		const ids: string[] = [];
		const entries = await added(async () => {
			study = (await api.call('POST', '/studies', { body: { title: 'Zebrafinch study' } })).json.id;
			for (const body of [{ title: 'Zebrafinch model' }, modelFile()])
				ids.push((await api.call('POST', `/studies/${study}/models`, { body })).json.id);
		});
		expect(entries).toMatchObject([
			{ action: 'study-created', object: { kind: 'study', id: study }, studyId: study, detail: {} },
			{
				action: 'model-created',
				object: { kind: 'model', id: ids[0] },
				studyId: study,
				detail: { nodes: 0, arrows: 0 }
			},
			{
				action: 'model-imported',
				object: { kind: 'model', id: ids[1] },
				studyId: study,
				detail: { nodes: modelFile().nodes.length, arrows: modelFile().arrows.length }
			}
		]);
		expect(JSON.stringify(entries)).not.toMatch(/zebrafinch/i);
	});

	it('tells of exports, once for a program that fetches the same over and over', async () => {
		const figure = `/models/${SAMPLE_MODEL}/figure.svg`;
		const key = await api.server.keyFor('viewer');
		const entries = await added(async () => {
			await api.call('GET', `/models/${SAMPLE_MODEL}`, { key });
			for (let i = 0; i < 5; i++) await api.call('GET', figure, { key });
			await api.call('GET', `${figure}?extent=core`, { key });
			await api.call('GET', figure);
			await fetch(`${api.server.url}/api/v1/models/${SAMPLE_MODEL}`, {
				method: 'HEAD',
				headers: { authorization: `Bearer ${OWNER_KEY}` }
			});
		});
		const object = { kind: 'model', id: SAMPLE_MODEL };
		expect(entries).toMatchObject([
			{ action: 'model-exported', role: 'viewer', object, studyId: api.studyId },
			{ action: 'figure-exported', role: 'viewer', object, detail: { extent: 'full', marks: false } },
			{ action: 'figure-exported', role: 'viewer', object, detail: { extent: 'core', marks: false } },
			{ action: 'figure-exported', role: 'owner', object, detail: { extent: 'full', marks: true } }
		]);
	});

	it('tells of evidence that was withdrawn and brought back, without record or reason', async () => {
		const { id } = await api.newRecord();
		const path = `/studies/${api.studyId}/evidence/${id}/withdrawal`;
		const entries = await added(async () => {
			await api.call('POST', path, { body: { reason: 'The zebrafinch family asked' } });
			await api.call('POST', path, { body: { reason: 'Again' } });
			await api.call('POST', path, { body: { reason: null } });
		});
		const object = { kind: 'evidence', id };
		expect(entries).toMatchObject([
			{ action: 'evidence-withdrawn', object, studyId: api.studyId, detail: {} },
			{ action: 'evidence-restored', object, studyId: api.studyId, detail: {} }
		]);
		expect(JSON.stringify(entries)).not.toMatch(/zebrafinch/i);
	});

	it('has no entry where the deed failed, and no deed where the entry failed', async () => {
		const { id } = await api.newRecord();
		const path = `/studies/${api.studyId}/evidence/${id}/withdrawal`;
		const { db } = await import('node:sqlite').then(({ DatabaseSync }) => ({
			db: new DatabaseSync(`${api.server.dataDir}/throughline.db`)
		}));
		db.exec(`create trigger no_audit before insert on audit begin select raise(abort, 'no entry'); end`);
		try {
			expectProblem(await api.call('POST', path, { body: { reason: 'Why' } }), 500, 'internal');
			const before = await api.everything();
			expectProblem(await api.call('POST', '/studies', { body: { title: 'x' } }), 500, 'internal');
			expectProblem(
				await api.call('POST', `/studies/${api.studyId}/models`, { body: modelFile() }),
				500,
				'internal'
			);
			expect(await api.everything()).toEqual(before);
		} finally {
			db.exec('drop trigger no_audit');
			db.close();
		}
		const record = await api.call('GET', `/studies/${api.studyId}/evidence/${id}`);
		expect(record.json.withdrawn).toBe(null);
		api.logged.length = 0;
	});

	it('holds no secret and no case-level text, whatever was done above', async () => {
		const text =
			JSON.stringify((await page('?limit=200')).entries) + (await api.call('GET', '/audit.csv')).text;
		expect(text).not.toMatch(/zebrafinch/i);
		expect(text).not.toContain(SECRET);
		expect(text).not.toContain(OWNER_KEY);
		for (const { action } of (await page('?limit=200')).entries) expect(AUDIT_ACTIONS).toHaveProperty(action);
	});

	it('takes no action that is not in the list', async () => {
		const actor = { id: 'x', name: 'x', role: 'system' } as const;
		await expect(
			api.server.services.audit.note(actor, 'toString' as never, { kind: 'server', id: '' })
		).rejects.toThrow(RangeError);
	});
});

describe('its pages', () => {
	beforeAll(async () => {
		for (let i = 0; i < 12; i++) await api.call('POST', '/studies', { body: { title: `S${i}` } });
	});

	it('are newest first, and lead through all of it', async () => {
		const all: number[] = [];
		let query = '?limit=5';
		for (let i = 0; i < 100; i++) {
			const { entries, next } = await page(query);
			all.push(...entries.map(({ seq }: Json) => seq));
			if (next === null) break;
			expect(next).toBe(entries.at(-1).seq);
			query = `?limit=5&before=${next}`;
		}
		expect(all.length).toBeGreaterThan(12);
		expect(all).toEqual(all.toSorted((a, b) => b - a));
		expect(new Set(all).size).toBe(all.length);
		expect(all.at(-1)).toBe(1);
		expect(await page('?before=1')).toEqual({ entries: [], next: null });
	});

	it.each(['limit=0', 'limit=201', 'limit=x', 'before=0', 'before=x', 'before=1.5', 'colour=red'])(
		'refuse %s',
		async (query) => {
			expectProblem(await api.call('GET', `/audit?${query}`), 422, 'invalid-input');
		}
	);

	it.each(['evaluator', 'contributor', 'reviewer', 'viewer'] as const)(
		'are not there for a %s',
		async (role) => {
			const key = await api.server.keyFor(role);
			for (const path of ['/audit', '/audit.csv'])
				expectProblem(await api.call('GET', path, { key }), 404, 'not-found');
		}
	);
});

describe('its table', () => {
	it('holds everything, as a file, and says that it was taken out', async () => {
		const answered = await api.call('GET', '/audit.csv');
		expect(answered.headers.get('content-type')).toBe('text/csv; charset=utf-8; header=present');
		expect(answered.headers.get('content-disposition')).toMatch(
			/^attachment; filename="throughline-audit-\d{4}-\d\d-\d\d\.csv"$/
		);
		const lines = answered.text.split('\r\n');
		expect(lines[0]).toBe('seq,at,actor,actor_id,role,action,object_kind,object_id,study_id,detail');
		expect(lines.at(-1)).toBe('');
		const { entries } = await page('?limit=1');
		expect(entries[0]).toMatchObject({ action: 'audit-exported', actor: 'Owner' });
		expect(lines).toHaveLength(entries[0].seq + 2);
		expect(lines[1]).toMatch(
			new RegExp(`^${entries[0].seq},[^,]+,Owner,owner,owner,audit-exported,server,,,{}$`)
		);
	});

	it('reads more than one batch', async () => {
		const list = vi.spyOn(api.server.services.audit, 'list');
		const actor = { id: 'x', name: 'Bulk', role: 'system' } as const;
		for (let i = 0; i < 501; i++)
			await api.server.services.audit.note(actor, 'study-created', { kind: 'study', id: `s${i}` });
		const { text } = await api.call('GET', '/audit.csv');
		expect(list.mock.calls.length).toBeGreaterThan(1);
		const seqs = text
			.split('\r\n')
			.slice(1, -1)
			.map((line) => Number(line.split(',')[0]));
		expect(seqs).toEqual(Array.from({ length: seqs.length }, (_, i) => seqs.length - i));
		list.mockRestore();
	});

	it('runs no formula in a spreadsheet, and keeps commas, quotes and line breaks', () => {
		expect(csvRow([1, 'a,b', 'say "x"', 'two\r\nlines', null, ''])).toBe(
			'1,"a,b","say ""x""","two\r\nlines",,\r\n'
		);
		for (const evil of ['=1+1', '+1', '-1', '@SUM(A1)', '\t=1', ' =1', '\r=1', '\n=1'])
			expect(csvRow([evil]).replace(/^"/, '').slice(0, 1), JSON.stringify(evil)).toBe("'");
		expect(csvRow(['a=b', '1-2', 'x@y'])).toBe('a=b,1-2,x@y\r\n');
		expect(csvRow([-1])).toBe('-1\r\n');
	});

	it('escapes the name of a guest who calls herself a formula', async () => {
		await api.call('POST', '/session', { key: null, body: { key: OWNER_KEY, name: '=cmd|calc' } });
		expect((await api.call('GET', '/audit.csv')).text).toContain(`,'=cmd|calc,`);
	});
});
