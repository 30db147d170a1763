// Going to a place in the model, and looking at it through a lens.
import { tick } from 'svelte';
import { withEnds } from '#lib/domain/theory/graph.ts';
import { EVERYTHING, type Lens } from '#lib/domain/theory/lens.ts';
import { lensWords } from '#lib/domain/theory/lens-words.ts';
import type { View } from '#lib/open-model/people.ts';
import type { Workspace } from './workspace.ts';

/** Looks through another lens, and brings what it shows into view. */
export async function lookThrough(
	{ open, view }: Pick<Workspace, 'open' | 'view'>,
	lens: Lens
): Promise<void> {
	open.lens = lens;
	await tick();
	view.controls?.fit();
}

/** Everything that the extent shows, without a lens. What becomes of the rest next time stays as it was chosen. */
export const lookAtAll = (workspace: Pick<Workspace, 'open' | 'view'>): Promise<void> =>
	lookThrough(workspace, { ...EVERYTHING, rest: workspace.open.lens.rest });

/** Selects nodes and arrows and brings them into view, also where the extent or the lens hides them. */
export async function goTo(
	{ open, view }: Pick<Workspace, 'open' | 'view'>,
	ids: readonly string[]
): Promise<void> {
	const there = ids.filter((id) => open.model.nodes.has(id) || open.model.arrows.has(id));
	if (there.length === 0) return;
	const isIn = (part: typeof open.model) => there.every((id) => part.nodes.has(id) || part.arrows.has(id));
	if (!isIn(open.part)) open.extent = 'full';
	if (!isIn(open.visible)) open.lens = { ...EVERYTHING, rest: open.lens.rest };
	open.select(there);
	await tick();
	const shown = [...withEnds(open.visible, there)];
	// From here the arrow keys go on.
	view.focused = shown.find((id) => open.visible.nodes.has(id)) ?? view.focused;
	view.controls?.reveal(shown);
}

/** What is in sight here, to be told to others; null where no diagram is on the screen. */
export function viewHere({ open, view }: Pick<Workspace, 'open' | 'view'>): View | null {
	const rect = view.controls?.inSight();
	if (!rect) return null;
	const { x, y, width, height } = rect;
	return { rect: [Math.round(x), Math.round(y), Math.round(width), Math.round(height)], extent: open.extent };
}

/** Looks where somebody else looks. */
export async function lookWhere({ open, view, shell }: Workspace, { rect, extent }: View): Promise<void> {
	const elsewhere = open.extent !== extent || shell.main !== 'diagram' || shell.pane !== 'diagram';
	open.extent = extent;
	shell.showMain('diagram');
	if (elsewhere) await tick();
	const [x, y, width, height] = rect;
	view.controls?.lookAt({ x, y, width, height });
}

/** The same to be heard: whoever types a filter knows their words. */
export const lensAnnouncement = ({ open, sites }: Pick<Workspace, 'open' | 'sites'>): string =>
	sentenceOf({ open, sites }, { ...open.lens, filter: { ...open.lens.filter, words: '' } });

/** What a lens shows, in a sentence: "Showing 14 of 59 nodes: upstream of “Trust develops”"; '' where it shows everything. */
export const lensSentence = (workspace: Pick<Workspace, 'open' | 'sites'>): string =>
	sentenceOf(workspace, workspace.open.lens);

function sentenceOf({ open, sites }: Pick<Workspace, 'open' | 'sites'>, lens: Lens): string {
	const { picked, part } = open;
	if (!picked) return '';
	const nodes = [...part.nodes.keys()].filter((id) => picked.has(id)).length;
	const siteName = (id: string) => sites.find((site) => site.id === id)?.name ?? id;
	const what = lensWords(part, lens, siteName);
	const count = `${nodes} of ${part.nodes.size} nodes`;
	const head = lens.rest === 'fade' ? `${count} in focus` : `Showing ${count}`;
	return what === '' ? head : `${head}: ${what}`;
}
