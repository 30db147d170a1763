// Good calls of every route in server/api/routes/imports.ts.
import { SECRET } from '../api.ts';
import type { Sample, SampleHelp } from '../api-samples.ts';
import { anySite } from './spend.ts';

/** No file is like another, or nothing would be imported. */
let files = 0;

export function importSamples(help: SampleHelp): Record<string, Sample> {
	const { study, made } = help;
	const at = (rest = '') => `/studies/${study()}/imports${rest}`;
	const file = async () =>
		new Blob([`Date,Family,Amount,Details\n01/05/2019,F${++files},12.50,${SECRET}\n`], { type: 'text/csv' });
	const importing = async () => at(`?dryRun=false&site=${await anySite(help)}`);
	const held = async () => (await made(await importing(), await file())).importId;
	return {
		importLedger: { path: importing, body: file },
		listImports: { path: async () => at() },
		getImport: { path: async () => at(`/${await held()}`) },
		cancelImport: { path: async () => at('/not-running') },
		takeImportBack: {
			path: async () => at(`/${await held()}/withdrawal`),
			body: async () => ({ reason: 'why' })
		},
		listColumnMappings: { path: async () => `/studies/${study()}/column-mappings` }
	};
}
