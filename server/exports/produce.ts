// Makes what was ordered: takes away what its audience may not see, builds the document, looks for personal data, writes
// the file. Knows no database and no clock, so that the same order gives the same bytes.
import { buildReport } from '#lib/report/build/build-report.ts';
import type { ReportDocument } from '#lib/report/document.ts';
import { type ReleasedFacts, releasedFacts } from '#lib/report/release/released-facts.ts';
import { textsOf } from '#lib/report/scan/places.ts';
import { fileName } from '#lib/domain/report/file-name.ts';
import { foundIn } from './look-through.ts';
import { makeSheets } from './make-sheets.ts';
import type { Answered, Checked, CheckOrder, ExportOrder, Found, Made, ReportOrder } from './order.ts';
import { viewFiles } from './view-files.ts';
import { writeDocument } from './write-document.ts';

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

async function reportFile(order: ReportOrder, facts: ReleasedFacts): Promise<Made | Found> {
	const document = await reportDocument(order, facts, order.format === 'pptx');
	const found = foundIn(textsOf(document), order);
	if (found) return found;
	// The document's title is the released one.
	const name = fileName([document.title], order.format);
	return { is: 'made', files: [{ name, bytes: await writeDocument(document, order) }], said: document.said };
}

async function checked(order: CheckOrder, facts: ReleasedFacts): Promise<Checked> {
	const document = await reportDocument(order, facts, false);
	const found = foundIn(textsOf(document), order);
	return {
		is: 'checked',
		findings: found?.findings ?? [],
		accept: found?.accept ?? null,
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
