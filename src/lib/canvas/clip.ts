// The clipboard's events and commands on the diagram; what they mean is in clipboard.ts.
import { removeItems } from '#lib/workspace/remove-items.ts';
import type { Workspace } from '#lib/workspace/workspace.ts';
import { freePlaceNear } from './add-node.ts';
import { copied, duplicate, type Ground, paste } from './clipboard.ts';
import type { Picture } from './picture.svelte.ts';
import type { Whereabouts } from './whereabouts.ts';

/** Only where the diagram has the focus, or nothing has; text that somebody is writing or has marked is copied as in any page. */
const isDiagram = (target: EventTarget | null): boolean =>
	target instanceof Element &&
	(target === document.body || target.closest('.canvas') !== null) &&
	!target.closest('textarea') &&
	(getSelection()?.isCollapsed ?? true);

export class Clip {
	readonly #workspace: Workspace;
	readonly #ground: Ground;
	/** What was copied last here, for where the page may only read text. */
	#last: Record<string, string> | null = null;

	constructor(workspace: Workspace, picture: Picture, whereabouts: Whereabouts) {
		this.#workspace = workspace;
		this.#ground = {
			get boxes() {
				return picture.boxes;
			},
			get lanes() {
				return picture.lanes;
			},
			free(size) {
				const { x, y } = freePlaceNear(whereabouts.now(), [...picture.boxes.values()], size);
				return { x, y: y - size.height / 2 };
			}
		};
	}

	oncopy(event: ClipboardEvent, cut = false): void {
		if (!isDiagram(event.target)) return;
		this.#fill(event, cut);
	}

	onpaste(event: ClipboardEvent): void {
		const { clipboardData } = event;
		if (!clipboardData || !isDiagram(event.target) || !this.#workspace.open.mayEdit) return;
		event.preventDefault();
		void this.#paste(clipboardData);
	}

	/** Copies by the browser's own command, which needs no permission. */
	copy(cut = false): void {
		let done = false;
		const listen = (event: ClipboardEvent) => {
			event.stopImmediatePropagation();
			done = this.#fill(event, cut);
		};
		document.addEventListener('copy', listen, { capture: true, once: true });
		document.execCommand('copy');
		document.removeEventListener('copy', listen, { capture: true });
		if (!done)
			this.#workspace.notices.say(
				'The browser lets pages copy by keys only: press Ctrl or ⌘ and C, or X to cut.'
			);
	}

	async pasteFromMenu(): Promise<void> {
		let text: string;
		try {
			text = await navigator.clipboard.readText();
		} catch {
			return this.#workspace.notices.say('The browser lets pages paste by keys only: press Ctrl or ⌘ and V.');
		}
		const data = new DataTransfer();
		const types = this.#last?.['text/plain'] === text ? this.#last : { 'text/plain': text };
		for (const [type, value] of Object.entries(types)) data.setData(type, value);
		await this.#paste(data);
	}

	duplicate(): void {
		this.#choose(duplicate(this.#workspace, this.#workspace.open.selection, this.#ground));
	}

	#fill(event: ClipboardEvent, cut: boolean): boolean {
		const { open, notices } = this.#workspace;
		const ids = open.selection;
		const types = copied(open.model, ids, this.#ground);
		if (!types) return false;
		event.preventDefault();
		for (const [type, value] of Object.entries(types)) event.clipboardData?.setData(type, value);
		this.#last = types;
		const count = ids.filter((id) => open.model.nodes.has(id)).length;
		if (cut && open.mayEdit) removeItems(this.#workspace, ids);
		else notices.say(`${count} ${count === 1 ? 'node' : 'nodes'} copied.`);
		return true;
	}

	async #paste(data: DataTransfer): Promise<void> {
		this.#choose(await paste(this.#workspace, data, this.#ground));
	}

	#choose(made: readonly string[]): void {
		if (made.length === 0) return;
		const { open, view } = this.#workspace;
		open.select(made);
		view.controls?.reveal(made);
		view.controls?.focus(made[0]!, true);
	}
}
