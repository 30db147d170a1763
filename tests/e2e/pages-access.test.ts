// What pages give to whom: the same gate as the API, and nothing in their data that one may not see.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type App, startApp } from '../support/app.ts';

const OURS = 'overarching';
const STUDY = 'devolved-budgets';
/** What is in the data of a page only where there are links or records. */
const RECORDS = /recordId|\binstalment\b|familyCode/;

describe('pages', () => {
	let app: App;
	/** A study and model that nobody below may see but the owner. */
	const other = { study: '', model: '' };
	/** Another model of the sample study. */
	let sibling = '';

	async function call<T>(method: string, path: string, body?: unknown): Promise<T> {
		const answered = await fetch(`${app.url}/api/v1${path}`, {
			method,
			headers: { authorization: `Bearer ${app.ownerKey}`, 'content-type': 'application/json' },
			...(body !== undefined && { body: JSON.stringify(body) })
		});
		expect(answered.ok, `${method} ${path}`).toBe(true);
		return (await answered.json()) as T;
	}

	/** A cookie of somebody who came in by a link. */
	async function comeIn(role: string, scope: object): Promise<string> {
		const expiresAt = new Date(Date.now() + 3_600_000).toISOString();
		const { path } = await call<{ path: string }>('POST', '/share-links', {
			role,
			scope,
			label: 'L',
			expiresAt
		});
		const answered = await fetch(`${app.url}/api/v1/session`, {
			method: 'POST',
			headers: { 'content-type': 'application/json' },
			body: JSON.stringify({ key: path.split('#key=')[1], name: 'Guest' })
		});
		return answered.headers.get('set-cookie')!.split(';')[0]!;
	}
	const get = async (path: string, cookie: string) => {
		const answered = await fetch(app.url + path, { redirect: 'manual', headers: { cookie } });
		return { status: answered.status, text: await answered.text() };
	};

	beforeAll(async () => {
		app = await startApp();
		other.study = (await call<{ id: string }>('POST', '/studies', { title: 'Kestrel study' })).id;
		const models = `/studies/${other.study}/models`;
		other.model = (await call<{ id: string }>('POST', models, { title: 'Kestrel model' })).id;
		const sample = `/studies/${STUDY}/models`;
		sibling = (await call<{ id: string }>('POST', sample, { title: 'Dunnock model' })).id;
	});
	afterAll(() => app?.[Symbol.asyncDispose]());

	/** Every page in both of its forms, and what it is for somebody. */
	async function expectPages(cookie: string, pages: Record<string, number>): Promise<string> {
		let all = '';
		for (const [path, status] of Object.entries(pages)) {
			const page = await get(path, cookie);
			expect(page.status, path).toBe(status);
			const data = await get(`${path === '/' ? '' : path}/__data.json`, cookie);
			// Data of a page that is refused is an error inside of an answer that went well.
			if (status === 404) expect(data.text, path).toMatch(/"type":"error".*404/);
			else expect(data.text, path).toMatch(/"type":"data"/);
			all += page.text + data.text;
		}
		return all;
	}

	it.each(['contributor', 'reviewer', 'viewer'])('give a %s of one model that model alone', async (role) => {
		const cookie = await comeIn(role, { kind: 'model', modelId: OURS });
		const text = await expectPages(cookie, {
			'/': 200,
			[`/models/${OURS}`]: 200,
			[`/models/${sibling}`]: 404,
			[`/models/${other.model}`]: 404,
			[`/studies/${STUDY}`]: 404,
			[`/studies/${STUDY}/spend`]: 404,
			[`/studies/${STUDY}/approval`]: 404,
			[`/studies/${other.study}`]: 404,
			'/access': 404,
			'/audit': 404
		});
		expect(/Kestrel|Dunnock/.test(text)).toBe(false);
		expect(RECORDS.test(text)).toBe(false);
	});

	it.each(['contributor', 'reviewer', 'viewer'])('give a %s of one study no records', async (role) => {
		const cookie = await comeIn(role, { kind: 'study', studyId: STUDY });
		const text = await expectPages(cookie, {
			'/': 200,
			[`/models/${OURS}`]: 200,
			[`/models/${sibling}`]: 200,
			[`/studies/${STUDY}`]: 200,
			[`/studies/${STUDY}/spend`]: 404,
			[`/studies/${STUDY}/spend/import`]: 404,
			[`/studies/${STUDY}/spend/figures`]: 200,
			[`/studies/${STUDY}/approval`]: 200,
			[`/studies/${STUDY}/families`]: 404,
			[`/studies/${STUDY}/reports`]: 404,
			[`/studies/${STUDY}/reports/interim-annex`]: 404,
			[`/studies/${STUDY}/edit`]: 404,
			[`/studies/${STUDY}/edit/wigan`]: 404,
			[`/models/${other.model}`]: 404,
			[`/studies/${other.study}`]: 404,
			'/access': 404,
			'/audit': 404
		});
		expect(/Kestrel/.test(text)).toBe(false);
		expect(/Dunnock/.test(text)).toBe(true);
		expect(RECORDS.test(text)).toBe(false);
	});

	it('give an evaluator of one study its records, and nothing of others', async () => {
		const cookie = await comeIn('evaluator', { kind: 'study', studyId: STUDY });
		const text = await expectPages(cookie, {
			'/': 200,
			[`/models/${OURS}`]: 200,
			[`/studies/${STUDY}`]: 200,
			[`/studies/${STUDY}/spend`]: 200,
			[`/studies/${STUDY}/spend/import`]: 200,
			[`/studies/${other.study}/spend`]: 404,
			[`/studies/${STUDY}/families`]: 200,
			[`/studies/${STUDY}/reports`]: 200,
			[`/studies/${STUDY}/reports/interim-annex`]: 200,
			[`/studies/${other.study}/reports`]: 404,
			[`/studies/${other.study}/reports/interim-annex`]: 404,
			[`/studies/${STUDY}/edit`]: 200,
			[`/studies/${STUDY}/edit/wigan`]: 200,
			[`/studies/${other.study}/families`]: 404,
			[`/studies/${other.study}/edit`]: 404,
			'/access': 200,
			[`/models/${other.model}`]: 404,
			[`/studies/${other.study}`]: 404,
			'/audit': 404
		});
		expect(RECORDS.test(text)).toBe(true);
		expect(/Kestrel/.test(text)).toBe(false);
	});

	it('read the same where something is not there and where one may not know of it', async () => {
		const cookie = await comeIn('viewer', { kind: 'model', modelId: OURS });
		const plain = (text: string, id: string) =>
			text
				.replaceAll(id, 'ID')
				.replace(/nonce(-|=")[\w+/=-]+/g, 'nonce')
				.replace(/__sveltekit_\w+/g, 'kit');
		for (const [kind, id] of [
			['models', other.model],
			['models', sibling],
			['studies', other.study],
			['studies', STUDY]
		] as const) {
			const hidden = await get(`/${kind}/${id}`, cookie);
			const missing = await get(`/${kind}/not-there`, cookie);
			expect(plain(hidden.text, id)).toBe(plain(missing.text, 'not-there'));
		}
	});

	it('send whoever is not signed in to the entrance, whether or not there is something', async () => {
		for (const path of [
			'/',
			`/models/${OURS}`,
			'/models/not-there',
			`/studies/${STUDY}`,
			'/audit',
			'/access'
		]) {
			const { status } = await get(path, '');
			expect(status, path).toBe(303);
		}
	});
});
