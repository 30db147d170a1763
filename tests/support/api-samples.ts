// Every route of the API with an address that exists and a good body.
import type { Scope } from '#server/access/scope.ts';
import { type Api, contentOf, modelFile } from './api.ts';
import { OWNER_KEY, SAMPLE_MODEL } from './test-server.ts';

export interface Sample {
	path: () => Promise<string>;
	body?: () => Promise<unknown>;
}

const wantedLink = (scope: Scope) => ({
	role: 'viewer',
	scope,
	label: 'Bo',
	expiresAt: new Date(Date.now() + 3_600_000).toISOString()
});

/** By the id of the route: what a call needs besides a key. */
export const samplesFor = (api: Api): Record<string, Sample> => ({
	signIn: { path: async () => '/session', body: async () => ({ key: OWNER_KEY, name: 'Ana' }) },
	whoAmI: { path: async () => '/session' },
	signOut: { path: async () => '/session' },
	listShareLinks: { path: async () => `/share-links?modelId=${SAMPLE_MODEL}` },
	makeShareLink: {
		path: async () => '/share-links',
		body: async () => wantedLink({ kind: 'model', modelId: SAMPLE_MODEL })
	},
	revokeShareLink: {
		async path() {
			const body = wantedLink({ kind: 'model', modelId: SAMPLE_MODEL });
			return `/share-links/${(await api.call('POST', '/share-links', { body })).json.link.id}`;
		}
	},
	listAudit: { path: async () => '/audit' },
	exportAudit: { path: async () => '/audit.csv' },
	listStudies: { path: async () => '/studies' },
	createStudy: { path: async () => '/studies', body: async () => ({ title: 'S' }) },
	getStudy: { path: async () => `/studies/${api.studyId}` },
	listModels: { path: async () => `/studies/${api.studyId}/models` },
	createModel: { path: async () => `/studies/${api.studyId}/models`, body: async () => modelFile() },
	getModel: { path: async () => `/models/${SAMPLE_MODEL}` },
	listSources: { path: async () => `/studies/${api.studyId}/sources` },
	addSource: {
		path: async () => `/studies/${api.studyId}/sources`,
		body: async () => ({ title: 'A source' })
	},
	listEvidence: { path: async () => `/studies/${api.studyId}/evidence` },
	addEvidence: { path: async () => `/studies/${api.studyId}/evidence`, body: () => api.record() },
	getEvidence: { path: async () => `/studies/${api.studyId}/evidence/${(await api.newRecord()).id}` },
	listEvidenceIndex: { path: async () => `/studies/${api.studyId}/evidence-index` },
	editEvidence: {
		path: async () => `/studies/${api.studyId}/evidence/${(await api.newRecord()).id}`,
		body: async () => contentOf(await api.newRecord())
	},
	withdrawEvidence: {
		path: async () => `/studies/${api.studyId}/evidence/${(await api.newRecord()).id}/withdrawal`,
		body: async () => ({ reason: 'why' })
	},
	listLinks: { path: async () => `/models/${SAMPLE_MODEL}/links` },
	addLink: {
		path: async () => `/models/${SAMPLE_MODEL}/links`,
		body: async () => ({ recordId: (await api.newRecord()).id, targetId: 'o_care', stance: 'supports' })
	},
	removeLink: {
		async path() {
			const body = { recordId: (await api.newRecord()).id, targetId: 'o_care', stance: 'supports' };
			return `/models/${SAMPLE_MODEL}/links/${(await api.call('POST', `/models/${SAMPLE_MODEL}/links`, { body })).json.id}`;
		}
	},
	getFigure: { path: async () => `/models/${SAMPLE_MODEL}/figure.svg` },
	getOpenApi: { path: async () => '/openapi.json' }
});
