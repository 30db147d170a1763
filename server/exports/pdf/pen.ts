// What is drawn with: lines of text and shapes on the current page, in pt from the top left corner or in the units of a
// drawing that is scaled onto the page. Nothing here decides where things stand.
import { quadraticToCubic } from './curves.ts';
import { covers, fontFor, fontName, FROM_THE_RIGHT } from './pdf-fonts.ts';
import { runsOf, type Run } from './runs.ts';
import type { TextStyle } from '#lib/text/measure.ts';

export interface Look extends TextStyle {
	colour: string;
}

export interface Paint {
	/** #rrggbb; null for none. */
	fill: string | null;
	opacity?: number;
	stroke?: string | null;
	width?: number;
	dash?: readonly number[];
	dashFrom?: number;
	cap?: 'butt' | 'round';
	join?: 'miter' | 'round';
}

export interface Pen {
	/** One line of text from `x` on, its baseline at `y`. `halo`: colour around the letters, 3 units wide. Answers its width. */
	line(text: string, x: number, y: number, look: Look, halo?: string): number;
	/** How wide {@link Pen.line} draws a line. */
	widthOf(text: string, style: TextStyle): number;
	/** Path data as in SVG. */
	shape(d: string, paint: Paint): void;
	circle(x: number, y: number, radius: number, paint: Paint): void;
	/** How many characters were drawn that no font has. */
	missing(): number;
}

/** Characters of Inter that need no look at scripts and graphemes. */
const PLAIN = /^[\x20-\x7e\xa0-\xac\xae-\u024f\u2010-\u2027\u2030-\u205e\u20ac]*$/;

export function createPen(doc: PDFKit.PDFDocument): Pen {
	const registered = new Set<string>();
	let missing = 0;

	function use({ family }: Run, { size, weight }: TextStyle): void {
		const name = fontName(family, weight);
		if (!registered.has(name)) {
			registered.add(name);
			// A font of the shaping library is taken as well as a file, which its types do not say.
			doc.registerFont(name, fontFor(family, weight) as never);
		}
		doc.font(name, size);
	}

	const runsIn = (text: string): { runs: Run[]; missing: number } =>
		PLAIN.test(text)
			? { runs: [{ text, family: 'inter', rightToLeft: false, instead: null }], missing: 0 }
			: runsOf(text, covers);

	const given = ({ text, rightToLeft }: Run): string => (rightToLeft ? FROM_THE_RIGHT + text : text);

	/** With features, even none, a line is laid out as a whole and not word by word. */
	const OPTIONS = {
		lineBreak: false,
		baseline: 'alphabetic',
		features: []
	} satisfies PDFKit.Mixins.TextOptions;

	function painted({ fill, opacity, stroke, width = 1, dash = [], dashFrom = 0, cap, join }: Paint): void {
		if (opacity !== undefined) doc.fillOpacity(opacity);
		if (fill) doc.fillColor(fill);
		if (stroke) {
			doc.strokeColor(stroke).lineWidth(width).miterLimit(4);
			if (dash.length > 0) {
				const round = dash.reduce((sum, length) => sum + length, 0);
				// PDF knows no phase below zero.
				doc.dash([...dash] as never, { phase: ((dashFrom % round) + round) % round });
			}
			if (cap) doc.lineCap(cap);
			if (join) doc.lineJoin(join);
		}
		if (fill && stroke) doc.fillAndStroke();
		else if (fill) doc.fill();
		else if (stroke) doc.stroke();
	}

	/** Draws a sign in the place of what was written, which readers and screen readers still get. */
	function standIn(written: string, sign: string, x: number, y: number, size: number): void {
		doc.markContent('Span', { actual: written });
		doc.text(sign, x, y, OPTIONS);
		// Readers take the font and the direction of what was written from where it ends.
		doc.save().transform(1, 0, 0, -1, 0, doc.page.height);
		doc.addContent(`/${(doc as unknown as { _font: { id: string } })._font.id} ${size} Tf`);
		doc.endMarkedContent().restore();
	}

	return {
		line(text, x, y, look, halo) {
			if (text.trim() === '') return 0;
			const { runs, missing: unknown } = runsIn(text);
			missing += unknown;
			let at = x;
			for (const run of runs) {
				use(run, look);
				const words = given(run);
				if (halo) {
					doc.save().lineWidth(3).lineJoin('round').strokeColor(halo);
					doc.text(words, at, y, { ...OPTIONS, stroke: true });
					doc.restore();
				}
				doc.fillColor(look.colour);
				if (run.instead === null) doc.text(words, at, y, OPTIONS);
				else standIn(run.instead, words, at, y, look.size);
				at += doc.widthOfString(words, OPTIONS);
			}
			return at - x;
		},
		widthOf(text, style) {
			return runsIn(text).runs.reduce((sum, run) => {
				use(run, style);
				return sum + doc.widthOfString(given(run), OPTIONS);
			}, 0);
		},
		shape(d, paint) {
			doc.save().path(quadraticToCubic(d));
			painted(paint);
			doc.restore();
		},
		circle(x, y, radius, paint) {
			doc.save().circle(x, y, radius);
			painted(paint);
			doc.restore();
		},
		missing: () => missing
	};
}
