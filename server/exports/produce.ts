// Makes what was ordered: takes away what its audience may not see, builds the document, looks for personal data, writes
// the file. Knows no database and no clock, so that the same order gives the same bytes.
import { svgOf } from '#lib/figure/svg.ts';
import { elkEngine } from '#lib/layout/elk-engine.ts';
import { toModelFile } from '#lib/model-file/write-model-file.ts';
import { buildReport, buildView } from '#lib/report/build/build-report.ts';
import type { ReportDocument } from '#lib/report/document.ts';
import { type ReleasedFacts, releasedFacts } from '#lib/report/release/released-facts.ts';
import { knownWords } from '#lib/report/scan/known-words.ts';
import { findingsDigest, suspectedInDocument } from '#lib/report/scan/suspected-in-document.ts';
import { remembering } from '#lib/report/sheets/remembered.ts';
import { sheetsOf } from '#lib/report/sheets/sheets.ts';
import { modelSheets } from '#lib/report/tables/model-tables.ts';
import { writeText } from '#lib/report/text/write-text.ts';
import { shownView } from '#lib/report/view/shown-view.ts';
import { PictureTooLarge } from '#server/drawing/png.ts';
import { fileName } from './file-name.ts';
import type {
	Answered,
	Checked,
	CheckOrder,
	ExportedFile,
	ExportOrder,
	Found,
	Made,
	Refused,
	ReportOrder,
	ViewOrder
} from './order.ts';
import { pngOfFigure } from './png-of-figure.ts';

/** Without a deadline, so that the same order gives the same sheets however busy the machine is; the thread has one. */
const engine = elkEngine(Infinity);
const makeSheets = remembering((request) => sheetsOf(request, engine));

export async function produce<O extends ExportOrder>(order: O): Promise<Answered<O>> {
	const facts = releasedFacts(order.facts, order.audience);
	const answer =
		order.what === 'view'
			? await viewFiles(order, facts)
			: order.what === 'report'
				? await reportFile(order, facts)
				: await checked(order, facts);
	return answer as Answered<O>;
}

async function viewFiles(order: ViewOrder, facts: ReleasedFacts): Promise<Made | Found | Refused> {
	const { format, date, view } = order;
	const shown = shownView(view, facts, date);
	const name = (ending: string) => fileName([shown.whole.title, view.name], ending);
	const made = (files: readonly ExportedFile[], said: readonly string[] = []): Made => ({
		is: 'made',
		files,
		said
	});
	const bytesOf = (text: string) => new TextEncoder().encode(text);
	if (format === 'json') {
		const file = JSON.stringify(toModelFile(shown.shown), null, '\t');
		return made([{ name: name('json'), bytes: bytesOf(`${file}\n`) }]);
	}
	if (format === 'xlsx' || format === 'csv') {
		const tables = modelSheets(shown, facts);
		if (format === 'xlsx') {
			const { writeWorkbook } = await import('./workbook/write-workbook.ts');
			const about = { title: `${shown.whole.title}: ${view.name}`, date };
			return made([{ name: name('xlsx'), bytes: await writeWorkbook(tables, about) }]);
		}
		const { writeCsv } = await import('./workbook/write-csv.ts');
		const table = tables.find(({ name: sheet }) => sheet.toLowerCase() === order.table);
		if (!table)
			return refused(`This view has no table of ${order.table}: whoever takes it out may not see evidence.`);
		return made([
			{
				name: fileName([shown.whole.title, view.name, order.table], 'csv'),
				bytes: bytesOf(writeCsv(table))
			}
		]);
	}
	const standalone = format === 'svg' || format === 'png';
	const wanted = order.description ?? (format === 'txt' || format === 'html' ? 'standard' : 'none');
	const document = await buildView(
		view,
		facts,
		{
			date,
			page: format === 'pptx' ? 'slide' : null,
			standalone,
			description: wanted === 'none' ? null : wanted,
			largePrint: order.largePrint
		},
		makeSheets
	);
	// The team's own figures are what they have before their eyes; whatever goes further is looked through.
	const found = order.audience.tier === 'team' ? null : foundIn(document, order);
	if (found) return found;
	// The description names all that the figures do.
	if (format === 'txt' && wanted !== 'none')
		return made([{ name: name('txt'), bytes: bytesOf(writeText(document, 'left-out')) }], document.said);
	if (!standalone)
		return made([{ name: name(format), bytes: await written(document, order) }], document.said);
	const scenes = document.blocks.flatMap((block) =>
		block.kind === 'figure' && block.drawing.as === 'scene'
			? [{ scene: block.drawing.scene, page: block.page }]
			: []
	);
	const titled = (i: number) => [shown.whole.title, view.name, ...(scenes.length > 1 ? [String(i + 1)] : [])];
	try {
		const files = scenes.map(({ scene, page }, i) => ({
			name: fileName(titled(i), format),
			bytes: format === 'svg' ? bytesOf(svgOf(scene)) : pngOfFigure(scene, page, order.dpi)
		}));
		return made(files, document.said);
	} catch (error) {
		if (error instanceof PictureTooLarge) return refused(error.message);
		throw error;
	}
}

const refused = (words: string): Refused => ({ is: 'refused', words });

async function reportFile(order: ReportOrder, facts: ReleasedFacts): Promise<Made | Found> {
	const document = await reportDocument(order, facts, order.format === 'pptx');
	const found = foundIn(document, order);
	if (found) return found;
	const name = fileName([order.report.title], order.format);
	return { is: 'made', files: [{ name, bytes: await written(document, order) }], said: document.said };
}

async function checked(order: CheckOrder, facts: ReleasedFacts): Promise<Checked> {
	const document = await reportDocument(order, facts, false);
	const findings = suspectedInDocument(document, knownWords(order.facts, order.audience));
	return {
		is: 'checked',
		findings,
		accept: findings.length > 0 ? findingsDigest(findings) : null,
		said: document.said,
		contents: document.blocks.flatMap((block): Checked['contents'] => {
			if (block.kind === 'heading') return [{ kind: 'heading', number: null, title: block.text }];
			if (block.kind === 'figure' || block.kind === 'table')
				return [{ kind: block.kind, number: block.number, title: block.title }];
			return [];
		})
	};
}

const reportDocument = (
	{ report, date }: Pick<ReportOrder, 'report' | 'date'>,
	facts: ReleasedFacts,
	slides: boolean
): Promise<ReportDocument> =>
	buildReport(report, facts, { date, page: slides ? 'slide' : null, standalone: false }, makeSheets);

function foundIn(document: ReportDocument, order: ViewOrder | ReportOrder): Found | null {
	const findings = suspectedInDocument(document, knownWords(order.facts, order.audience));
	if (findings.length === 0) return null;
	const accept = findingsDigest(findings);
	return accept === order.accept ? null : { is: 'found', findings, accept };
}

async function written(
	document: ReportDocument,
	{ format, shapes }: Pick<ViewOrder, 'format' | 'shapes'>
): Promise<Uint8Array> {
	switch (format) {
		case 'pdf':
			return (await import('./pdf/write-pdf.ts')).writePdf(document);
		case 'docx':
			return (await import('./word/write-word.ts')).writeWord(document, { shapes });
		case 'pptx':
			return (await import('./powerpoint/write-powerpoint.ts')).writePowerPoint(document);
		case 'html':
			return (await import('./web-page/write-web-page.ts')).writeWebPage(document);
		case 'txt':
			return new TextEncoder().encode(writeText(document));
		default:
			throw new Error(`Not a document: ${format}`);
	}
}
