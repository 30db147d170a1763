// The command `list`: what there is, by the names that the other commands take.
import { plainViews } from '#lib/domain/views/saved-view.ts';
import { openStoredData } from './stored.ts';

export async function list(dataDir: string): Promise<string[]> {
	const stored = await openStoredData(dataDir);
	try {
		const lines: string[] = [];
		for (const { id, title } of await stored.studies.list()) {
			lines.push(`study ${id}: ${title}`);
			for (const model of await stored.studies.listModels(id)) {
				lines.push(`  model ${model.id}: ${model.title}`);
				const views = [...plainViews(model.id), ...(await stored.savedViews.list(model.id))];
				lines.push(...views.map(({ name }) => `    view: ${name}`));
			}
			lines.push(...(await stored.reports.list(id)).map((report) => `  report: ${report.title}`));
		}
		return lines;
	} finally {
		await stored.close();
	}
}
