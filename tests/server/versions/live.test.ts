// Automatic versions in the whole server: whatever changes a document, what was there before is kept first.
import { describe, expect, it } from 'vitest';
import { renameNode } from '#lib/domain/theory/node-commands.ts';
import { readModel, writeChange } from '#lib/shared-doc/theory-doc.ts';
import { useApi } from '../../support/api.ts';
import type { Json } from '../../support/json.ts';

const api = useApi();

async function rename(model: string, label: string): Promise<void> {
	const { rooms, checkpoints } = api.server.services;
	await rooms.use(`theory.${model}`, (doc) => {
		const result = renameNode(readModel(doc), 'need', label);
		if (result.ok) writeChange(doc, result.value, 'them');
	});
	await checkpoints.settled();
}
const list = async (model: string): Promise<Json[]> =>
	(await api.call('GET', `/models/${model}/versions`)).json.versions;

describe('the server', () => {
	it('keeps what was there before a change, once in ten minutes', async () => {
		const model = await api.newModel();
		const before = (await api.call('GET', `/models/${model}`)).json;
		expect(await list(model), 'reading keeps nothing').toEqual([]);
		await rename(model, 'One');
		await rename(model, 'Two');
		const versions = await list(model);
		expect(versions).toMatchObject([{ kind: 'automatic', title: '', createdBy: '', nodes: 5 }]);
		expect((await api.call('GET', `/models/${model}/versions/${versions[0]!.id}`)).json).toEqual(before);
	});

	it('keeps what was there before links change', async () => {
		const model = await api.newModel();
		const { id } = await api.newRecord();
		const body = { recordId: id, targetId: 'need', stance: 'supports' };
		expect((await api.call('POST', `/models/${model}/links`, { body })).status).toBe(201);
		await api.server.services.checkpoints.settled();
		expect(await list(model)).toMatchObject([{ kind: 'automatic', links: 0 }]);
	});

	it('restores an automatic version, and says of what time it was', async () => {
		const model = await api.newModel();
		await rename(model, 'One');
		const [{ id }] = (await list(model)) as [Json];
		const { json } = await api.call('POST', `/models/${model}/versions/${id}/restoration`, {
			body: { links: false }
		});
		expect(json.before.title).toMatch(/^Before the state of \d{4}-\d\d-\d\d, \d\d:\d\d UTC was restored$/);
		expect((await api.call('GET', `/models/${model}`)).json.nodes[0].label).toBe('Need is understood');
	});
});
