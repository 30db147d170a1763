// One figure in words, for whoever does not see it: a short text in its place, and all of it as lines. A figure may show a
// part of a view only, where one page is too small for it.
import type { Model } from '#lib/domain/theory/model.ts';
import type { ShownView } from '#lib/report/view/shown-view.ts';
import { type Described, partsOf, tellerOf } from './claims.ts';
import { countsOf } from './counts.ts';
import { capital, oneLine, several, together } from './sentences.ts';
import { STANDARD } from './standard-voice.ts';

/** Longest alternative text, in characters: what screen readers read in one go. */
export const ALT_LENGTH = 250;

/**
 * Every node and every arrow of the figure in a line of its own, after a line for its part. Nothing is numbered, and each
 * line can be read without those before it.
 * @param part what the figure shows of `shown.shown`
 * @param fewBelow counts of records from 1 to under this are not told; 0: all are
 */
export function descriptionLines(
	{ whole, strengths }: Pick<ShownView, 'whole' | 'strengths'>,
	part: Model,
	fewBelow: number
): string[] {
	const described: Described = { model: part, whole, strengths, fewBelow };
	const teller = tellerOf(described, STANDARD);
	const parts = partsOf(part);
	return [
		...parts.flatMap((one) => [
			together(`${one.lane.title}, ${several(one.nodes.length, 'node')}`),
			...one.nodes.map((node) => teller.node(node, one))
		]),
		...parts.flatMap(({ nodes }) =>
			nodes.flatMap((node) => teller.arrowsFrom(node).map((arrow) => teller.arrow(arrow, true)))
		)
	];
}

/** What the figure is, in one or two sentences of at most {@link ALT_LENGTH} characters. */
export function altOf({ whole }: Pick<ShownView, 'whole'>, part: Model, title: string): string {
	const { nodes, arrows } = countsOf({ model: part, whole, strengths: null, fewBelow: 0 });
	const parts = partsOf(part);
	const counts = `${several(nodes, 'node')} and ${several(arrows, 'arrow')}`;
	const name = oneLine(title) || 'without a title';
	const lanes = parts.map(({ lane }) => oneLine(lane.title)).join('; ');
	const alt = (what: string, more: string) =>
		together(`Diagram of a logic model: ${what}`, `${capital(counts)}${more}`);
	const inParts = parts.length > 1 ? `, in ${several(parts.length, 'part')}` : '';
	const long = alt(name, parts.length > 0 ? `${inParts}: ${lanes}` : '');
	if (long.length <= ALT_LENGTH) return long;
	const short = alt(name, inParts);
	return short.length <= ALT_LENGTH ? short : alt(cut(name, ALT_LENGTH - alt('', inParts).length), inParts);
}

/** Not in the middle of what people take for one character. */
function cut(text: string, length: number): string {
	let kept = '';
	for (const { segment } of new Intl.Segmenter('en-GB').segment(text)) {
		if (kept.length + segment.length >= length) break;
		kept += segment;
	}
	return `${kept.trimEnd()}…`;
}
