// The foot of every page: which document this is, for whom, and which page of how many.
import type { ReportDocument } from '#lib/report/document.ts';
import { POINTS_PER_MM } from '#lib/report/page.ts';
import { wrap } from '#lib/text/wrap.ts';
import type { Paper } from './paper.ts';

/** The baseline, from the lower edge of the page. */
const FROM_EDGE = 6 * POINTS_PER_MM;
const GAP = 18;

/** Writes the foot on all pages, when it is known how many they are. */
export function setFeet(
	{ doc, pen, frames, sizes: { foot: setting } }: Paper,
	{ title, release }: Pick<ReportDocument, 'title' | 'release'>
): void {
	for (const [i, { left, width }] of frames.entries()) {
		const baseline = doc.switchToPage(i).height - FROM_EDGE;
		const number = `${i + 1} of ${frames.length}`;
		const numberWidth = pen.widthOf(number, setting);
		const room = width - numberWidth - GAP;
		const after = release === '' ? '' : ` · ${release}`;
		// The words for whom it is must not be cut off; the title may be.
		const titleRoom = room - pen.widthOf(after, setting);
		const [words = ''] = wrap(title, setting, Math.max(0, titleRoom), 1);
		const line = titleRoom > 4 * setting.size ? words + after : (wrap(release, setting, room, 1)[0] ?? '');
		doc.markContent('Artifact', { type: 'Pagination' });
		pen.line(line, left, baseline, setting);
		pen.line(number, left + width - numberWidth, baseline, setting);
		doc.endMarkedContent();
	}
}
