// One view of a model as the kind of file that was asked for.
import type { ReportFormat } from '#lib/domain/report/formats.ts';
import { svgOf } from '#lib/figure/svg.ts';
import type { ModelFile } from '#lib/model-file/model-file.ts';
import { toModelFile } from '#lib/model-file/write-model-file.ts';
import { buildView } from '#lib/report/build/build-report.ts';
import type { ReleasedFacts } from '#lib/report/release/released-facts.ts';
import { textsOf } from '#lib/report/scan/places.ts';
import { textsIn } from '#lib/report/scan/texts-in.ts';
import { modelSheets, type SheetTable } from '#lib/report/tables/model-tables.ts';
import { writeText } from '#lib/report/text/write-text.ts';
import { type ShownView, shownView } from '#lib/report/view/shown-view.ts';
import { PictureTooLarge } from '#server/drawing/png.ts';
import { fileName } from '#lib/domain/report/file-name.ts';
import { foundIn, type Text } from './look-through.ts';
import { makeSheets } from './make-sheets.ts';
import type { ExportedFile, Found, Made, Refused, ViewOrder } from './order.ts';
import { pngOfFigure } from './png-of-figure.ts';
import { writeDocument } from './write-document.ts';

/** What a file will hold, before it is written: all texts of it can be looked through. */
interface Draft {
	texts: Iterable<Text>;
	said: readonly string[];
	/** @throws PictureTooLarge */
	files(): Promise<readonly ExportedFile[]>;
}

export async function viewFiles(order: ViewOrder, facts: ReleasedFacts): Promise<Made | Found | Refused> {
	const shown = shownView(order.view, facts, order.date);
	if (shown.shown.nodes.size === 0 && order.format !== 'json')
		return refused(
			'This view shows no nodes, so there is nothing to take out. Add some, or choose another view.'
		);
	const draft = await draftOf(order, shown, facts);
	if (draft === null)
		return refused(`This view has no table of ${order.table}: whoever takes it out may not see evidence.`);
	// The team's own figures are what they have before their eyes; whatever goes further is looked through.
	const name = { where: 'Name of the file', text: titlesOf(shown).join(' ') };
	const found = order.audience.tier === 'team' ? null : foundIn([...draft.texts, name], order);
	if (found) return found;
	try {
		return { is: 'made', files: await draft.files(), said: draft.said };
	} catch (error) {
		if (error instanceof PictureTooLarge) return refused(error.message);
		throw error;
	}
}

const refused = (words: string): Refused => ({ is: 'refused', words });
const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text);
/** As released: names of views can speak of sites, too. */
const titlesOf = ({ whole, view }: ShownView): string[] => [whole.title, view.name];

async function draftOf(order: ViewOrder, shown: ShownView, facts: ReleasedFacts): Promise<Draft | null> {
	switch (order.format) {
		case 'json':
			return modelDraft(shown);
		case 'xlsx':
		case 'csv':
			return tableDraft(order, shown, facts);
		default:
			return documentDraft(order, shown, facts);
	}
}

function modelDraft(shown: ShownView): Draft {
	const file = toModelFile(shown.shown);
	const name = fileName(titlesOf(shown), 'json');
	return {
		texts: textsOfModel(file),
		said: [],
		files: async () => [{ name, bytes: bytesOf(`${JSON.stringify(file, null, '\t')}\n`) }]
	};
}

function tableDraft(
	{ format, table, date }: ViewOrder,
	shown: ShownView,
	facts: ReleasedFacts
): Draft | null {
	const tables = modelSheets(shown, facts);
	const titles = titlesOf(shown);
	if (format === 'xlsx') {
		const about = { title: titles.join(': '), date };
		return {
			texts: tables.flatMap((one) => [...cellsOf(one)]),
			said: [],
			async files() {
				const { writeWorkbook } = await import('./workbook/write-workbook.ts');
				return [{ name: fileName(titles, 'xlsx'), bytes: await writeWorkbook(tables, about) }];
			}
		};
	}
	const wanted = tables.find(({ name }) => name.toLowerCase() === table);
	if (!wanted) return null;
	return {
		texts: cellsOf(wanted),
		said: [],
		async files() {
			const { writeCsv } = await import('./workbook/write-csv.ts');
			return [{ name: fileName([...titles, table], 'csv'), bytes: bytesOf(writeCsv(wanted)) }];
		}
	};
}

async function documentDraft(order: ViewOrder, shown: ShownView, facts: ReleasedFacts): Promise<Draft> {
	const { format, date, shapes } = order;
	const standalone = format === 'svg' || format === 'png';
	const wanted = order.description ?? (format === 'txt' || format === 'html' ? 'standard' : 'none');
	const document = await buildView(
		order.view,
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
	// How figures fit onto pages is no matter where there are none.
	const said = format === 'txt' ? [] : document.said;
	const texts = textsOf(document);
	const titles = titlesOf(shown);
	if (standalone) {
		const drawn = document.blocks.flatMap((block) =>
			block.kind === 'figure' && block.drawing.as === 'scene'
				? [{ scene: block.drawing.scene, page: block.page }]
				: []
		);
		const numbered = (i: number) => [...titles, ...(drawn.length > 1 ? [String(i + 1)] : [])];
		return {
			texts,
			said,
			files: async () =>
				drawn.map(({ scene, page }, i) => ({
					name: fileName(numbered(i), format),
					bytes: format === 'svg' ? bytesOf(svgOf(scene)) : pngOfFigure(scene, page, order.dpi)
				}))
		};
	}
	const name = fileName(titles, format);
	return {
		texts,
		said,
		async files() {
			// The description names all that the figures do.
			if (format === 'txt' && wanted !== 'none')
				return [{ name, bytes: bytesOf(writeText(document, 'left-out')) }];
			return [{ name, bytes: await writeDocument(document, { format: format as ReportFormat, shapes }) }];
		}
	};
}

function* cellsOf({ name, columns, rows }: SheetTable): Generator<Text> {
	for (const [i, row] of rows.entries())
		for (const [j, cell] of row.entries())
			if (typeof cell === 'string') yield { where: `${name}, row ${i + 1}, ${columns[j]}`, text: cell };
}

/** Nodes, arrows and the rest one by one, so that people can find a place. */
function* textsOfModel(file: ModelFile): Generator<Text> {
	for (const [part, value] of Object.entries(file))
		if (Array.isArray(value))
			for (const [i, one] of value.entries()) yield* textsIn(one, `Model file, ${part} ${i + 1}`);
		else yield* textsIn(value, `Model file, ${part}`);
}
