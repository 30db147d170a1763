// The figure as it is shown in this tab, drawn here by the server's own writer: it needs no connection.
import { fileName } from '#lib/domain/report/file-name.ts';
import { saveFile } from '#lib/exporting/save-file.ts';
import { drawFigure } from '#lib/figure/draw-figure.ts';
import { svgOf } from '#lib/figure/svg.ts';
import type { OpenModel } from '#lib/open-model/open-model.svelte.ts';

export function downloadShown(open: OpenModel, withMarks: boolean): void {
	const marks = withMarks && open.shelf ? { strengths: open.strengths, evidence: open.evidence } : {};
	// What a focus or a filter hides is not there for the figure either.
	const what =
		open.visible === open.part
			? { model: open.model, extent: open.extent }
			: { model: open.visible, extent: 'full' as const };
	const svg = svgOf(drawFigure({ ...what, ...marks }));
	const titles = [open.model.title, open.extent === 'core' ? 'core' : ''];
	saveFile(new Blob([svg], { type: 'image/svg+xml' }), fileName(titles, 'svg'));
}
