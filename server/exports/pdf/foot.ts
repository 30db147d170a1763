// The foot of every page: which document this is, for whom, and which page of how many.
import type { ReportDocument } from '#lib/report/document.ts';
import { PAGE_SIZES, POINTS_PER_MM } from '#lib/report/page.ts';
import { wrap } from '#lib/text/wrap.ts';
import type { Pen } from './pen.ts';
import type { Setting } from './sizes.ts';

/** The baseline, from the lower edge of the page. */
const FROM_EDGE = 6 * POINTS_PER_MM;
const GAP = 18;

/** Writes the foot on all pages, when it is known how many they are. */
export function setFeet(
	doc: PDFKit.PDFDocument,
	pen: Pen,
	setting: Setting,
	{ title, release }: Pick<ReportDocument, 'title' | 'release'>
): void {
	const { count } = doc.bufferedPageRange();
	for (let i = 0; i < count; i++) {
		const page = doc.switchToPage(i);
		const side = Math.min(PAGE_SIZES['a4-portrait'].margin * POINTS_PER_MM, page.width / 20);
		const baseline = page.height - FROM_EDGE;
		const number = `${i + 1} of ${count}`;
		const numberWidth = pen.widthOf(number, setting);
		const room = page.width - 2 * side - numberWidth - GAP;
		const after = release === '' ? '' : ` · ${release}`;
		// The words for whom it is must not be cut off; the title may be.
		const titleRoom = room - pen.widthOf(after, setting);
		const [words = ''] = wrap(title, setting, Math.max(0, titleRoom), 1);
		const line = titleRoom > 4 * setting.size ? words + after : (wrap(release, setting, room, 1)[0] ?? '');
		doc.markContent('Artifact', { type: 'Pagination' });
		pen.line(line, side, baseline, setting);
		pen.line(number, page.width - side - numberWidth, baseline, setting);
		doc.endMarkedContent();
	}
}
