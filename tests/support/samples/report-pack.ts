// Good calls of every route in server/api/routes/{views,reports,exports}.ts.
import { randomUUID } from 'node:crypto';
import type { Sample, SampleHelp } from '../api-samples.ts';
import type { Json } from '../json.ts';

/** A view as the API takes it. */
export const viewFor = (name: string, more: Json = {}): Json => ({
	name,
	filter: { extent: 'core' },
	...more
});

/** A report of one table, as the API takes it. */
export const reportFor = (title: string, modelId: string, more: Json = {}): Json => ({
	title,
	parts: [{ id: 'nodes', kind: 'nodes', modelId, viewId: 'core' }],
	...more
});

export const reportPackSamples = ({ study, modelId, made }: SampleHelp): Record<string, Sample> => {
	const views = `/models/${modelId}/views`;
	const reports = () => `/studies/${study()}/reports`;
	const fresh = (what: string) => `${what} ${randomUUID().slice(0, 8)}`;
	const view = () => made(views, viewFor(fresh('View')));
	const report = () => made(reports(), reportFor(fresh('Report'), modelId));
	return {
		listViews: { path: async () => views },
		saveView: { path: async () => views, body: async () => viewFor(fresh('View')) },
		editView: {
			path: async () => `${views}/${(await view()).id}`,
			body: async () => viewFor(fresh('View'), { revision: 1 })
		},
		deleteView: { path: async () => `${views}/${(await view()).id}?revision=1` },
		listReportParts: { path: async () => `/studies/${study()}/report-parts` },
		listReports: { path: async () => reports() },
		getReport: { path: async () => `${reports()}/${(await report()).id}` },
		saveReport: { path: async () => reports(), body: async () => reportFor(fresh('Report'), modelId) },
		editReport: {
			path: async () => `${reports()}/${(await report()).id}`,
			body: async () => reportFor(fresh('Report'), modelId, { revision: 1 })
		},
		exportView: { path: async () => `/models/${modelId}/export?format=json&view=core` },
		previewView: { path: async () => `${views}/core/preview.svg` },
		exportReport: { path: async () => `${reports()}/${(await report()).id}/export?format=txt` },
		checkReport: { path: async () => `${reports()}/${(await report()).id}/check` },
		deleteReport: { path: async () => `${reports()}/${(await report()).id}?revision=1` }
	};
};
