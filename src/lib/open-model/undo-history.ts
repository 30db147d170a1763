// Undo and redo over both documents as one history of this person's own edits, with a name for each.
import * as Y from 'yjs';
import type { LinkStep } from '#lib/domain/evidence/link-commands.ts';
import type { Step } from '#lib/domain/theory/change.ts';

/** The origin of an edit made here: what an undo manager tracks. `does` names it. */
export class LocalEdit {
	readonly does: string;
	/** It is part of the step before it. */
	readonly goesOn: boolean;
	constructor(does: string, goesOn = false) {
		this.does = does;
		this.goesOn = goesOn;
	}
}

interface Entry {
	manager: Y.UndoManager;
	does: string;
}

/** What can be undone or redone next, by name; null where there is nothing. */
export interface UndoState {
	undo: string | null;
	redo: string | null;
}

/** Edits of the same fields that follow each other within this time are one step: whoever types may look for a word. */
const SAME_STEP_MS = 5000;

/** Names the fields of the records that steps set; null where they do anything else, which is a step of its own. */
export function fieldsSet(steps: readonly (Step | LinkStep)[]): string | null {
	const fields = steps.map((step) => {
		if (!('fields' in step)) return null;
		const names = Object.keys(step.fields).sort();
		return step.op === 'describe' ? names : ['in' in step ? step.in : 'links', step.id, ...names];
	});
	return fields.includes(null) ? null : JSON.stringify(fields);
}

const NOTHING = { does: '', at: 0, sets: null };

export class UndoHistory {
	readonly #managers: Y.UndoManager[];
	readonly #undo: Entry[] = [];
	readonly #redo: Entry[] = [];
	readonly #onChange: (state: UndoState) => void;
	#last: { does: string; at: number; sets: string | null } = NOTHING;

	/** @param scopes the root types of each document */
	constructor(scopes: readonly Y.Map<unknown>[][], onChange: (state: UndoState) => void) {
		this.#onChange = onChange;
		this.#managers = scopes.map((scope) => {
			const manager = new Y.UndoManager(scope, { trackedOrigins: new Set([LocalEdit]), captureTimeout: 1e9 });
			manager.on('stack-item-added', ({ type, origin }: { type: 'undo' | 'redo'; origin: unknown }) => {
				// An edit of one's own opens a new branch: what was undone before it cannot come back.
				if (origin instanceof LocalEdit) {
					this.#redo.length = 0;
					this.#undo.push({ manager, does: origin.does });
				} else {
					const moved = (type === 'redo' ? this.#undo : this.#redo).pop();
					(type === 'redo' ? this.#redo : this.#undo).push({ manager, does: moved?.does ?? '' });
				}
				onChange(this.state);
			});
			return manager;
		});
	}

	get state(): UndoState {
		return { undo: this.#undo.at(-1)?.does ?? null, redo: this.#redo.at(-1)?.does ?? null };
	}

	/**
	 * Runs an edit as a step of its own, or as part of the step before it where that is recent and goes by both names.
	 * @param sets what it sets, by {@link fieldsSet}, where it may go on; null for a step of its own
	 */
	edit(does: string, work: (origin: LocalEdit) => void, sets: string | null = null): void {
		const at = Date.now();
		const last = this.#last;
		const goesOn = sets !== null && last.does === does && last.sets === sets && at - last.at <= SAME_STEP_MS;
		if (!goesOn) for (const manager of this.#managers) manager.stopCapturing();
		this.#last = { does, at, sets };
		work(new LocalEdit(does, goesOn));
	}

	/** Takes the last own edit back that can still be. @returns what was undone, or null where there was nothing */
	undo(): string | null {
		return this.#step(this.#undo, 'undoStack', (manager) => manager.undo());
	}

	redo(): string | null {
		return this.#step(this.#redo, 'redoStack', (manager) => manager.redo());
	}

	#step(
		from: Entry[],
		name: 'undoStack' | 'redoStack',
		run: (manager: Y.UndoManager) => unknown
	): string | null {
		this.#last = NOTHING;
		let passedOver = false;
		for (let entry = from.at(-1); entry; entry = from.at(-1)) {
			// A manager whose last item does nothing goes on to the one before, which may not be the last edit of both
			// documents. So it gets to see one item at a time.
			const earlier = entry.manager[name].splice(0, entry.manager[name].length - 1);
			const done = run(entry.manager);
			entry.manager[name].unshift(...earlier);
			if (done !== null) return entry.does;
			// Everything that this edit did was deleted by others meanwhile: the one before it is next.
			from.pop();
			passedOver = true;
		}
		if (passedOver) this.#onChange(this.state);
		return null;
	}

	destroy(): void {
		for (const manager of this.#managers) manager.destroy();
	}
}
