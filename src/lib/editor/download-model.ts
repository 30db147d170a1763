// Saves a model as a file without asking the server, for when there is none or it takes nothing.
import type { Model } from '#lib/domain/theory/model.ts';
import { toModelFile } from '#lib/model-file/write-model-file.ts';

const KEEP_MS = 10_000;

export function downloadModel(model: Model): void {
	const text = JSON.stringify(toModelFile(model), null, '\t');
	const url = URL.createObjectURL(new Blob([text], { type: 'application/json' }));
	const link = document.createElement('a');
	link.href = url;
	link.download = `${nameOf(model)}.json`;
	link.click();
	setTimeout(() => URL.revokeObjectURL(url), KEEP_MS);
}

const nameOf = (model: Model) =>
	model.title
		.toLowerCase()
		.replace(/[^\p{L}\p{N}]+/gu, '-')
		.replace(/^-+|-+$/g, '')
		.slice(0, 60) || 'model';
