// The entries of the audit in plain words: one sentence for each action, and a readable form for those still unknown.
import type { AuditAction } from '#server/access/audit-actions.ts';
import type { AuditEntry } from '#server/store/audit.ts';
import { RELEASE_TIERS } from '#lib/domain/release/audience.ts';
import { dateWords } from '#lib/sharing/when-words.ts';

export type { AuditEntry };

/** What ids are called: the audit itself holds no titles. */
export interface Names {
	studies: ReadonlyMap<string, string>;
	models: ReadonlyMap<string, string>;
	/** Labels of share links. */
	links: ReadonlyMap<string, string>;
}

export const GROUPS = {
	access: 'Access',
	models: 'Studies and models',
	evidence: 'Evidence',
	exports: 'What was taken out',
	server: 'The server itself'
} as const;
export type Group = keyof typeof GROUPS;

/** What is said of an entry after the name of whoever did it, or on its own where nobody did. */
export interface Said {
	group: Group;
	words: string;
	/** True where the server did it by itself, or somebody who never came in. */
	impersonal: boolean;
}

type Words = (entry: AuditEntry, names: Names) => string;
interface Form {
	group: Group;
	words: Words;
	impersonal?: true;
}

const OWNER_KEY = 'owner';

const text = (value: unknown) => (typeof value === 'string' ? value : '');
const count = (value: unknown, one: string) =>
	typeof value === 'number' ? `${value} ${value === 1 ? one : `${one}s`}` : '';
const named = (kind: string, id: string, titles: ReadonlyMap<string, string>) => {
	const title = titles.get(id);
	return title === undefined ? `the ${kind} ${id}` : `the ${kind} “${title}”`;
};
const model = ({ object, detail }: AuditEntry, { models }: Names) =>
	named('model', text(detail.modelId) || object.id, models);
const inStudy = ({ studyId }: AuditEntry, { studies }: Names) =>
	studyId === null ? '' : ` in ${named('study', studyId, studies)}`;

/** ", as pptx, for a pilot site": what kind of file it was, and for whom. */
function exported({ detail }: AuditEntry): string {
	const format = text(detail.format);
	const release = RELEASE_TIERS.find((tier) => tier === detail.release);
	const accepted = detail.accepted === true ? ', after looking at what seemed personal' : '';
	return `${format && `, as ${format}`}${release && release !== 'team' ? `, ${RELEASE_IN_TEXT[release]}` : ''}${accepted}`;
}

const RELEASE_IN_TEXT = { site: 'for a pilot site', public: 'for the public' } as const;

/** "viewer, the model “X”" */
function granted({ detail, studyId }: AuditEntry, { studies, models }: Names): string {
	const place =
		detail.scope === 'model'
			? named('model', text(detail.modelId), models)
			: detail.scope === 'study' && studyId !== null
				? named('study', studyId, studies)
				: 'everything here';
	return [text(detail.role), place].filter(Boolean).join(', ');
}

/** "the link for “Focus group”" */
function link({ object, detail }: AuditEntry, { links }: Names): string {
	const label = text(detail.label) || links.get(object.id);
	return label ? `the link for “${label}”` : `the link ${object.id}`;
}

const FORMS: Record<AuditAction, Form> = {
	'signed-in': {
		group: 'access',
		words: (entry, names) =>
			entry.object.id === OWNER_KEY ? 'came in with the owner’s key' : `came in by ${link(entry, names)}`
	},
	'signed-out': { group: 'access', words: () => 'signed out' },
	'too-many-tries': {
		group: 'access',
		impersonal: true,
		words({ detail }) {
			const times = count(detail.times, 'time');
			return `Wrong keys were tried too often from one address${times && `: ${times}`}.`;
		}
	},
	'owner-key-replaced': {
		group: 'access',
		impersonal: true,
		words: () =>
			'The server was started with another owner’s key. Whoever had come in with the old one has to come in again.'
	},
	'link-made': {
		group: 'access',
		words(entry, names) {
			const { expiresAt } = entry.detail;
			const end = typeof expiresAt === 'string' ? `, until ${dateWords(expiresAt)}` : ', without an end';
			return `made ${link(entry, names)}: ${granted(entry, names)}${end}`;
		}
	},
	'link-revoked': {
		group: 'access',
		words(entry, names) {
			const { uses } = entry.detail;
			const times = uses === 0 ? 'never used' : uses === 1 ? 'used once' : `used ${count(uses, 'time')}`;
			const used = typeof uses === 'number' ? `, ${times}` : '';
			return `revoked ${link(entry, names)}: ${granted(entry, names)}${used}`;
		}
	},
	'study-created': {
		group: 'models',
		words: ({ object }, { studies }) => `made ${named('study', object.id, studies)}`
	},
	'study-edited': {
		group: 'models',
		words: ({ object }, { studies }) => `edited ${named('study', object.id, studies)}`
	},
	'family-removed': {
		group: 'evidence',
		words: ({ object }, { studies }) => `removed a family of ${named('study', object.id, studies)}`
	},
	'returns-stored': {
		group: 'evidence',
		words: ({ object, detail }, { studies }) =>
			`stored ${count(detail.returns, 'questionnaire return') || 'questionnaire returns'} of ${named('study', object.id, studies)}`
	},
	'return-removed': {
		group: 'evidence',
		words: ({ object }, { studies }) =>
			`removed a questionnaire return of ${named('study', object.id, studies)}`
	},
	'model-created': {
		group: 'models',
		words: (entry, names) => `made ${model(entry, names)}${inStudy(entry, names)}`
	},
	'model-imported': {
		group: 'models',
		words(entry, names) {
			const { nodes, arrows } = entry.detail;
			const held = [count(nodes, 'node'), count(arrows, 'arrow')].filter(Boolean).join(' and ');
			return `made ${model(entry, names)} from a file${held && ` with ${held}`}${inStudy(entry, names)}`;
		}
	},
	'model-exported': {
		group: 'exports',
		words: (entry, names) => `took out ${model(entry, names)} as a file`
	},
	'figure-exported': {
		group: 'exports',
		words(entry, names) {
			const part = entry.detail.extent === 'core' ? 'the core of ' : '';
			const marks = entry.detail.marks === true ? ', with evidence marks' : '';
			return `took out the figure of ${part}${model(entry, names)}${marks}${exported(entry)}`;
		}
	},
	'table-exported': {
		group: 'exports',
		words: (entry, names) => `took out a figure of spending${inStudy(entry, names)}`
	},
	'view-deleted': {
		group: 'models',
		words: (entry, names) => `deleted a saved view of ${model(entry, names)}`
	},
	'report-deleted': {
		group: 'models',
		words: (entry, names) => `deleted a saved report${inStudy(entry, names)}`
	},
	'report-exported': {
		group: 'exports',
		words: (entry, names) => `took out a report${inStudy(entry, names)}${exported(entry)}`
	},
	'audit-exported': { group: 'exports', words: () => 'took out this list as a table' },
	'evidence-withdrawn': {
		group: 'evidence',
		words: (entry, names) => `withdrew the record ${entry.object.id}${inStudy(entry, names)}`
	},
	'evidence-restored': {
		group: 'evidence',
		words: (entry, names) => `brought back the record ${entry.object.id}${inStudy(entry, names)}`
	},
	'ledger-imported': {
		group: 'evidence',
		words: (entry) =>
			`imported ${count(entry.detail.lines, 'line') || 'a file'} into the spend register (import ${entry.object.id})`
	},
	'import-taken-back': {
		group: 'evidence',
		words: (entry) =>
			`took back the import ${entry.object.id}${entry.detail.lines === undefined ? '' : `, ${count(entry.detail.lines, 'line')}`}`
	},
	'spend-coded': {
		group: 'evidence',
		words: ({ detail }) => `coded ${count(detail.lines, 'line') || 'lines'} of the spend register`
	},
	'spend-line-deleted': {
		group: 'evidence',
		words: ({ object }) => `deleted the line ${object.id} of the spend register`
	},
	'spend-exported': {
		group: 'exports',
		words: (entry, names) =>
			`took out ${count(entry.detail.lines, 'line') || 'lines'} of the spend register${inStudy(entry, names)}`
	},
	'version-named': {
		group: 'models',
		words: (entry, names) => `kept a version of ${model(entry, names)} under a name`
	},
	'version-restored': {
		group: 'models',
		words: (entry, names) =>
			`put ${model(entry, names)} back to an earlier version${entry.detail.links === true ? ', with its evidence links' : ''}`
	},
	'version-deleted': {
		group: 'models',
		words: (entry, names) => `deleted a version of ${model(entry, names)}`
	},
	'document-damaged': {
		group: 'server',
		impersonal: true,
		words: ({ object }) => `A stored piece of ${object.id} was found damaged and set aside.`
	},
	'backup-restored': {
		group: 'server',
		impersonal: true,
		words: () => 'The data of this server were put back from a backup.'
	}
};

/** "some new thing: model m1 (nodes 3, marks yes)", for an action of a newer server. */
function unknown({ action, object, detail }: AuditEntry): Said {
	const plain = (value: unknown) => (value === true ? 'yes' : value === false ? 'no' : String(value));
	const facts = Object.entries(detail)
		.filter(([, value]) => value !== null && value !== '')
		.map(([name, value]) => `${name} ${plain(value)}`);
	const about = [object.kind, object.id].filter(Boolean).join(' ');
	const words = `${action.replaceAll('-', ' ')}: ${about}${facts.length ? ` (${facts.join(', ')})` : ''}`;
	return { group: 'server', words, impersonal: false };
}

export function wordsFor(entry: AuditEntry, names: Names): Said {
	if (!Object.hasOwn(FORMS, entry.action)) return unknown(entry);
	const { group, words, impersonal = false } = FORMS[entry.action as AuditAction];
	return { group, words: words(entry, names), impersonal };
}
