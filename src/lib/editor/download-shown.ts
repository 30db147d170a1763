// The figure as it is shown in this tab, drawn here by the server's own writer: it needs no connection.
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
	const url = URL.createObjectURL(new Blob([svg], { type: 'image/svg+xml' }));
	const link = document.createElement('a');
	link.href = url;
	link.download = fileName(open.model.title, open.extent === 'core' ? '-core.svg' : '.svg');
	link.click();
	setTimeout(() => URL.revokeObjectURL(url), 10_000);
}

function fileName(title: string, ending: string): string {
	const name = title
		.toLowerCase()
		.replace(/[^\p{L}\p{N}]+/gu, '-')
		.replace(/^-+|-+$/g, '')
		.slice(0, 60);
	return `${name || 'model'}${ending}`;
}
