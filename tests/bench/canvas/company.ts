// Somebody else in the same model, over a socket of their own: edits labels, drags nodes.
import { WebSocket } from 'ws';
import { WebsocketProvider } from 'y-websocket';
import * as Y from 'yjs';

export interface Company extends AsyncDisposable {
	/** Types a letter into the label of a node. */
	type(id: string): void;
	/** Has the node under the pointer and moves; what is written is the place on letting go. */
	drag(id: string): () => void;
}

export async function company(url: string, modelId: string, ownerKey: string): Promise<Company> {
	const doc = new Y.Doc();
	const provider = new WebsocketProvider(`${url.replace('http', 'ws')}/sync`, `theory.${modelId}`, doc, {
		disableBc: true,
		params: { key: ownerKey },
		WebSocketPolyfill: WebSocket as unknown as typeof globalThis.WebSocket
	});
	// The stock client complains about types that it does not know.
	for (let type = 120; type < 125; type++) provider.messageHandlers[type] = () => {};
	await new Promise<void>((joined) => provider.on('sync', (synced: boolean) => synced && joined()));
	const nodes = doc.getMap<Y.Map<unknown>>('nodes');
	return {
		type(id) {
			const label = nodes.get(id)!.get('label') as Y.Text;
			// Back and forth, so that the node keeps its size.
			if (label.toString().endsWith('x')) label.delete(label.length - 1, 1);
			else label.insert(label.length, 'x');
		},
		drag(id) {
			provider.awareness.setLocalStateField('user', { name: 'Company' });
			provider.awareness.setLocalStateField('selection', [id]);
			let step = 0;
			const timer = setInterval(() => {
				step++;
				const at = [400 + 200 * Math.sin(step / 10), 300 + 100 * Math.cos(step / 10)];
				provider.awareness.setLocalStateField('cursor', at.map(Math.round));
				if (step % 20 === 0) nodes.get(id)!.set('pos', at);
			}, 50);
			return () => clearInterval(timer);
		},
		async [Symbol.asyncDispose]() {
			provider.destroy();
			doc.destroy();
			await Promise.resolve();
		}
	};
}
