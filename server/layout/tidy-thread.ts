// The worker thread that lays a model out, so that ELK never holds up the server.
import { parentPort, workerData } from 'node:worker_threads';
import type { Model } from '#lib/domain/theory/model.ts';
import { elkEngine } from '#lib/layout/elk-engine.ts';
import { nodeSize } from '#lib/layout/node-size.ts';
import { tidy } from '#lib/layout/tidy.ts';

const model = workerData as Model;
const sizes = new Map([...model.nodes].map(([id, node]) => [id, nodeSize(node)]));
parentPort!.postMessage(await tidy(model, sizes, elkEngine()));
