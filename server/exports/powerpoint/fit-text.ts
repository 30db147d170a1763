// Text that must stand in a frame of a slide. Measured with Inter, which is wider than the Arial it is set in.
import { wrap } from '#lib/text/wrap.ts';

/** Arial's distance from line to line, in em, on the generous side. */
export const LINE = 1.2;
/** What Office may set wider than we measured, as a share: it breaks lines by its own rules. */
const CARE = 0.98;

/** Longer texts are broken into lines a stretch at a time: `wrap` reads no more than this of one. */
const STRETCH = /[\s\S]{1,6000}(?=\s|$)|[\s\S]{1,6000}/g;

/** The lines of a text in a width of so many pt. */
export const linesOf = (text: string, size: number, width: number, bold = false): string[] =>
	(text.match(STRETCH) ?? ['']).flatMap((part) =>
		wrap(part.trim(), { size, weight: bold ? 600 : 400 }, width * CARE)
	);

/** The largest of these sizes at which a text fits, and the text, shortened where it fits at none. In pt. */
export function fitted(
	text: string,
	sizes: readonly number[],
	room: { width: number; height: number },
	bold = false
): { text: string; size: number; whole: boolean } {
	for (const size of sizes)
		if (linesOf(text, size, room.width, bold).length * size * LINE <= room.height)
			return { text, size, whole: true };
	const size = sizes.at(-1)!;
	const most = Math.max(1, Math.floor(room.height / (size * LINE)));
	const kept = wrap(text, { size, weight: bold ? 600 : 400 }, room.width * CARE, most);
	return { text: kept.join(' '), size, whole: false };
}

/** A long text in pieces of at most so many lines, cut between lines. */
export function pieces(text: string, size: number, width: number, lines: number): string[] {
	const all = linesOf(text, size, width);
	if (all.length <= lines) return [text];
	const cut: string[] = [];
	for (let i = 0; i < all.length; i += lines) cut.push(all.slice(i, i + lines).join(' '));
	return cut;
}
