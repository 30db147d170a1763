// Every route of the API with an address that exists and a good body, at the sample study or wherever a test wants it.
import type { Scope } from '#server/access/scope.ts';
import { type Api, contentOf, modelFile, SECRET } from './api.ts';
import type { Json } from './json.ts';
import { importSamples } from './samples/imports.ts';
import { spendSamples } from './samples/spend.ts';
import { spendFigureSamples } from './samples/spend-figures.ts';
import { studyFactSamples } from './samples/study-facts.ts';
import { questionnaireSamples } from './samples/questionnaires.ts';
import { reportPackSamples } from './samples/report-pack.ts';
import { OWNER_KEY, SAMPLE_MODEL } from './test-server.ts';

export interface Sample {
	path: () => Promise<string>;
	body?: () => Promise<unknown>;
}

/** A study, one of its models, and a node of that. */
export interface Place {
	studyId: string;
	modelId: string;
	nodeId: string;
}

/** What samples of one file of routes are made with. */
export interface SampleHelp {
	study: () => string;
	modelId: string;
	nodeId: string;
	/** Makes something as the owner. @returns the answer */
	made(path: string, body: unknown, method?: 'POST' | 'PATCH'): Promise<Json>;
	/** Reads something as the owner. */
	read(path: string): Promise<Json>;
}

/** By the id of the route: what a call needs besides a key. Whatever has to be there first is made by the owner. */
export function samplesFor(api: Api, at?: Place): Record<string, Sample> {
	const study = () => at?.studyId ?? api.studyId;
	const { modelId, nodeId } = at ?? { modelId: SAMPLE_MODEL, nodeId: 'o_care' };
	const made = async (path: string, body: unknown, method = 'POST'): Promise<Json> =>
		(await api.call(method, path, { body })).json;
	const read = async (path: string): Promise<Json> => (await api.call('GET', path)).json;
	const newRecord = async () => ({
		sourceId: (await made(`/studies/${study()}/sources`, { title: 'A source' })).id,
		kind: 'interview',
		text: SECRET
	});
	const record = async (): Promise<Json> => made(`/studies/${study()}/evidence`, await newRecord());
	const recordPath = async () => `/studies/${study()}/evidence/${(await record()).id}`;
	const newLink = async () => ({ recordId: (await record()).id, targetId: nodeId, stance: 'supports' });
	const wantedLink = { role: 'viewer', scope: { kind: 'model', modelId } satisfies Scope, label: 'Bo' };
	const newShareLink = async () => ({
		...wantedLink,
		expiresAt: new Date(Date.now() + 3_600_000).toISOString()
	});
	const versionPath = async () =>
		`/models/${modelId}/versions/${(await made(`/models/${modelId}/versions`, { title: 'Kept' })).id}`;
	const help: SampleHelp = { study, modelId, nodeId, made, read };
	return {
		...importSamples(help),
		...spendSamples(help),
		...spendFigureSamples(help),
		...studyFactSamples(help),
		...questionnaireSamples(help),
		...reportPackSamples(help),
		signIn: { path: async () => '/session', body: async () => ({ key: OWNER_KEY, name: 'Ana' }) },
		whoAmI: { path: async () => '/session' },
		signOut: { path: async () => '/session' },
		listShareLinks: { path: async () => `/share-links?modelId=${modelId}` },
		makeShareLink: { path: async () => '/share-links', body: newShareLink },
		revokeShareLink: {
			path: async () => `/share-links/${(await made('/share-links', await newShareLink())).link.id}`
		},
		listAudit: { path: async () => '/audit' },
		exportAudit: { path: async () => '/audit.csv' },
		listStudies: { path: async () => '/studies' },
		createStudy: { path: async () => '/studies', body: async () => ({ title: 'S' }) },
		getStudy: { path: async () => `/studies/${study()}` },
		listModels: { path: async () => `/studies/${study()}/models` },
		createModel: { path: async () => `/studies/${study()}/models`, body: async () => modelFile() },
		getModel: { path: async () => `/models/${modelId}` },
		listSources: { path: async () => `/studies/${study()}/sources` },
		addSource: {
			path: async () => `/studies/${study()}/sources`,
			body: async () => ({ title: 'A source' })
		},
		listEvidence: { path: async () => `/studies/${study()}/evidence` },
		addEvidence: { path: async () => `/studies/${study()}/evidence`, body: newRecord },
		getEvidence: { path: recordPath },
		listEvidenceIndex: { path: async () => `/studies/${study()}/evidence-index` },
		editEvidence: { path: recordPath, body: async () => contentOf(await record()) },
		withdrawEvidence: {
			path: async () => `${await recordPath()}/withdrawal`,
			body: async () => ({ reason: 'why' })
		},
		listLinks: { path: async () => `/models/${modelId}/links` },
		addLink: { path: async () => `/models/${modelId}/links`, body: newLink },
		removeLink: {
			path: async () =>
				`/models/${modelId}/links/${(await made(`/models/${modelId}/links`, await newLink())).id}`
		},
		getFigure: { path: async () => `/models/${modelId}/figure.svg` },
		listVersions: { path: async () => `/models/${modelId}/versions` },
		keepVersion: {
			path: async () => `/models/${modelId}/versions`,
			body: async () => ({ title: 'Kept' })
		},
		getVersion: { path: versionPath },
		listVersionLinks: { path: async () => `${await versionPath()}/links` },
		getVersionFigure: { path: async () => `${await versionPath()}/figure.svg` },
		restoreVersion: {
			path: async () => `${await versionPath()}/restoration`,
			body: async () => ({ links: false })
		},
		getOpenApi: { path: async () => '/openapi.json' }
	};
}
