// Calls to a server under measurement.
import type { Json } from '../../support/json.ts';

export interface Client {
	get(path: string): Promise<void>;
	post(path: string, body: unknown): Promise<Json>;
	/** @returns the receipt */
	send(file: string, query: string): Promise<Json>;
}

export function clientOf(url: string, key: string): Client {
	async function call(path: string, init: RequestInit): Promise<Response> {
		const response = await fetch(`${url}/api/v1${path}`, {
			...init,
			headers: { authorization: `Bearer ${key}`, ...init.headers }
		});
		if (!response.ok) throw new Error(`${response.status} ${await response.text()}`);
		return response;
	}
	return {
		async get(path) {
			await (await call(path, {})).arrayBuffer();
		},
		async post(path, body) {
			const headers = { 'content-type': 'application/json' };
			return (await call(path, { method: 'POST', headers, body: JSON.stringify(body) })).json();
		},
		async send(file, query) {
			const body = new FormData();
			body.set('file', new File([file], 'ledger.csv'));
			return (await call(`/studies/devolved-budgets/imports?${query}`, { method: 'POST', body })).json();
		}
	};
}
