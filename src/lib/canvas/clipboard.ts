// Copy, cut and paste: between models as they are, from anywhere else as one node for each line of text.
import type { Result } from '#lib/domain/result.ts';
import { inOneStep } from '#lib/domain/theory/in-one-step.ts';
import { addNode, editNode } from '#lib/domain/theory/node-commands.ts';
import type { Change } from '#lib/domain/theory/change.ts';
import type { Arrow, Model, TheoryNode } from '#lib/domain/theory/model.ts';
import { insertPart, partOf } from '#lib/domain/theory/part-commands.ts';
import { LINE_LIMIT, readPastedText } from '#lib/domain/theory/pasted-text.ts';
import { wordsFor } from '#lib/domain/problem-words.ts';
import { around, type Point, type Rect } from '#lib/layout/geometry.ts';
import type { LaneBox } from '#lib/layout/lane-boxes.ts';
import { NODE_WIDTH, nodeSize } from '#lib/layout/node-size.ts';
import { BOX_GAP, COLUMN_GAP } from '#lib/layout/spacing.ts';
import { toModelFile } from '#lib/model-file/write-model-file.ts';
import { newId } from '#lib/open-model/new-id.ts';
import type { Workspace } from '#lib/workspace/workspace.ts';
import { placeAt } from './add-node.ts';

/** The part of a model on the clipboard, as a model file; text beside it is for other programs. */
export const CLIPBOARD_TYPE = 'application/x-throughline-model+json';
/** Pasted lines stand in columns of this many. */
const COLUMN = 8;

/** Where things stand, and where something new goes. */
export interface Ground {
	boxes: ReadonlyMap<string, Rect>;
	lanes: readonly LaneBox[];
	/** The top left corner of a free place of a size, near where the person is. */
	free(size: { width: number; height: number }): Point;
}

type Context = Pick<Workspace, 'open' | 'notices'>;

/** Some nodes with the places where they stand, and the arrows among them. */
function placedPart(model: Model, ids: readonly string[], { boxes }: Ground): Model | null {
	const part = partOf(model, ids);
	if (!part) return null;
	const nodes = [...part.nodes].map(([id, node]): [string, TheoryNode] => {
		const box = boxes.get(id);
		// Who wrote it and where its wording is from are the original's.
		const own = { ...node, addedBy: '', basis: null, references: [] };
		return [id, box ? { ...own, pos: [box.x, box.y] } : own];
	});
	const arrows = [...part.arrows].map(([id, arrow]): [string, Arrow] => [
		id,
		{ ...arrow, addedBy: '', basis: null, references: [] }
	]);
	return { ...part, nodes: new Map(nodes), arrows: new Map(arrows) };
}

/** What some nodes put on the clipboard, by type; null where no node is among them. */
export function copied(model: Model, ids: readonly string[], ground: Ground): Record<string, string> | null {
	const part = placedPart(model, ids, ground);
	return (
		part && {
			[CLIPBOARD_TYPE]: JSON.stringify(toModelFile(part)),
			'text/plain': [...part.nodes.values()].map((node) => node.label).join('\n')
		}
	);
}

/** Copies of some nodes beside them, in one step. @returns the ids of the new nodes */
export function duplicate(context: Context, ids: readonly string[], ground: Ground): string[] {
	const part = placedPart(context.open.model, ids, ground);
	return part ? insert(context, part, 'Duplicate', [24, 24]) : [];
}

/** Puts what a clipboard holds into the model, in one step. @returns the ids of the new nodes */
export async function paste(context: Context, data: DataTransfer, ground: Ground): Promise<string[]> {
	const [ours, text] = [data.getData(CLIPBOARD_TYPE), data.getData('text/plain')];
	if (ours) return pastePart(context, ours, ground);
	if (text.trim()) return pasteText(context, text, ground);
	const what = [...data.types].some((type) => type === 'Files' || type.startsWith('image/'))
		? 'A picture or file cannot become a node.'
		: 'There is no text in the clipboard.';
	context.notices.say(`${what} Copy text, one line for each node.`);
	return [];
}

async function pastePart(context: Context, json: string, ground: Ground): Promise<string[]> {
	const { readModelFile } = await import('#lib/model-file/model-file.ts');
	let read;
	try {
		read = readModelFile(JSON.parse(json));
	} catch {
		read = null;
	}
	if (!read?.ok) {
		context.notices.say('The copied nodes could not be read. Copy them again.');
		return [];
	}
	const part = read.model;
	const rects = [...part.nodes.values()].map((node) => ({
		x: node.pos?.[0] ?? 0,
		y: node.pos?.[1] ?? 0,
		...nodeSize(node)
	}));
	const hull = around(rects) ?? { x: 0, y: 0, width: 0, height: 0 };
	const to = ground.free(hull);
	return insert(context, part, 'Paste', [to.x - hull.x, to.y - hull.y]);
}

function insert(
	{ open, notices }: Context,
	part: Model,
	does: string,
	by: readonly [number, number]
): string[] {
	const made: string[] = [];
	const fresh = (letter: 'n' | 'a') => {
		const id = newId(letter);
		if (letter === 'n') made.push(id);
		return id;
	};
	const run = open.run((model) =>
		insertPart(model, part, { does, newId: fresh, by, addedBy: open.me.name, inCore: open.extent === 'core' })
	);
	if (!run) return [];
	notices.say(`${counted(made.length)} ${does === 'Paste' ? 'pasted' : 'duplicated'}, without evidence.`);
	return made;
}

/** Pastes lines of text as nodes. @returns the ids of the new nodes */
export function pasteText({ open, notices }: Context, text: string, ground: Ground): string[] {
	const read = readPastedText(text, open.model);
	if (!read.ok) {
		notices.say(
			read.why === 'empty'
				? 'There is no text in the clipboard. Copy text, one line for each node.'
				: `That is ${read.lines.toLocaleString('en')} lines; up to ${LINE_LIMIT} at a time can become nodes. Nothing was pasted.`
		);
		return [];
	}
	const { drafts, cut } = read.value;
	const size = { width: columnsOf(drafts.length) * (NODE_WIDTH + COLUMN_GAP) - COLUMN_GAP, height: 0 };
	const heights = drafts.map((draft) => nodeSize({ label: draft.label, kind: 'activity' }).height + BOX_GAP);
	for (let i = 0; i < drafts.length; i += COLUMN)
		size.height = Math.max(
			size.height,
			heights.slice(i, i + COLUMN).reduce((sum, h) => sum + h, -BOX_GAP)
		);
	const start = ground.free(size);
	const here = placeAt(ground.lanes, { x: start.x + NODE_WIDTH / 2, y: start.y + 20 });
	const made: string[] = [];
	let y = 0;
	const commands = drafts.flatMap((draft, i): ((model: Model) => Result<Change>)[] => {
		const id = newId('n');
		made.push(id);
		if (i % COLUMN === 0) y = 0;
		const pos = [
			Math.round(start.x + Math.floor(i / COLUMN) * (NODE_WIDTH + COLUMN_GAP)),
			Math.round(start.y + y)
		];
		y += heights[i]!;
		const pathway = draft.pathway ?? (draft.kind ? null : here.pathway);
		const kind = draft.kind ?? (pathway ? 'mechanism' : here.kind);
		const node = {
			id,
			kind,
			label: draft.label,
			pathway,
			pos: pos as [number, number],
			addedBy: open.me.name
		};
		return [
			(model) => addNode(model, node),
			...(draft.note ? [(model: Model) => editNode(model, id, { note: draft.note })] : [])
		];
	});
	if (!open.run(inOneStep('Paste', ...commands))) {
		if (open.refusal) notices.say(wordsFor(open.refusal));
		return [];
	}
	const shortened = cut
		? ` ${cut === 1 ? 'One label was' : `${cut} labels were`} too long: all of it is in the note.`
		: '';
	const noted = drafts.some(({ note }) => note !== '') ? ' What stood in other cells is in the notes.' : '';
	notices.say(`${counted(made.length)} pasted.${cut ? shortened : noted}`);
	return made;
}

const columnsOf = (lines: number) => Math.ceil(lines / COLUMN);
const counted = (n: number) => `${n} ${n === 1 ? 'node' : 'nodes'}`;
