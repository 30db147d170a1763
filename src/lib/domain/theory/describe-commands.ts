// Commands on the model's own title and note.
import { ok, refuse, type Result } from '../result.ts';
import type { Change } from './change.ts';
import { checkLabel, checkProse } from './integrity.ts';
import type { Model } from './model.ts';

/** Changes the model's title or note. */
export function describeModel(model: Model, fields: { title?: string; note?: string }): Result<Change> {
	const next: { title?: string; note?: string } = {};
	if (fields.title !== undefined) {
		const title = checkLabel(fields.title, 'title');
		if (!title.ok) return title;
		if (title.value === '') return refuse('invalid-label', 'title');
		if (title.value !== model.title) next.title = title.value;
	}
	if (fields.note !== undefined) {
		const note = checkProse(fields.note, 'note');
		if (!note.ok) return note;
		if (note.value !== model.note) next.note = note.value;
	}
	if (Object.keys(next).length === 0) return refuse('nothing-to-change');
	return ok({ does: 'Describe model', steps: [{ op: 'describe', fields: next }] });
}
