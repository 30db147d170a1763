// Keeps the server busy: records are added without a pause, as by an import.
import type { App } from '../../support/app.ts';

const AT_ONCE = 4;

/** @returns a function that stops it once the last answers are there */
export async function busyWriting(app: App, cookie: string, studyId: string): Promise<() => Promise<void>> {
	const call = (method: string, path: string, body?: unknown) =>
		fetch(`${app.url}/api/v1/studies/${studyId}${path}`, {
			method,
			headers: { cookie, 'content-type': 'application/json' },
			...(body === undefined ? {} : { body: JSON.stringify(body) })
		});
	const { sources } = (await (await call('GET', '/sources')).json()) as { sources: { id: string }[] };
	const record = {
		sourceId: sources[0]!.id,
		kind: 'interview',
		text: 'An invented sentence for a benchmark.'
	};
	let stopped = false;
	const write = async () => {
		while (!stopped) {
			const answer = await call('POST', '/evidence', record);
			if (!answer.ok) throw new Error(`A record was refused: ${answer.status} ${await answer.text()}`);
			await answer.text();
		}
	};
	const writing = Promise.all(Array.from({ length: AT_ONCE }, write));
	return async () => {
		stopped = true;
		await writing;
	};
}
