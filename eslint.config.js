// The rules of this repository: which folder may import which, which package is known where, and the usual care.
// ARCHITECTURE.md says why the folders stand in this order; FOLDERS below is what is enforced.
import { readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import js from '@eslint/js';
import { defineConfig } from 'eslint/config';
import { createNodeResolver, importX } from 'eslint-plugin-import-x';
import svelte from 'eslint-plugin-svelte';
import globals from 'globals';
import ts from 'typescript-eslint';
import svelteConfig from './svelte.config.js';

/** What each folder of src/lib may import from others there, lowest first. A folder imports only what stands above it. */
const FOLDERS = {
	domain: [],
	text: [],
	http: [],
	ui: [],
	sharing: ['http', 'ui'],
	layout: ['domain', 'text'],
	ledger: ['domain'],
	figure: ['domain', 'text', 'layout'],
	charts: ['domain', 'text', 'figure'],
	spend: ['domain', 'http', 'ui', 'ledger', 'charts'],
	report: ['domain', 'text', 'layout', 'ledger', 'figure', 'charts'],
	'model-file': ['domain'],
	'shared-doc': ['domain'],
	'open-model': ['domain', 'shared-doc', 'http'],
	workspace: ['domain', 'layout', 'open-model'],
	actions: ['domain', 'layout', 'open-model', 'workspace'],
	canvas: ['domain', 'text', 'layout', 'figure', 'model-file', 'open-model', 'workspace'],
	panels: ['domain', 'text', 'layout', 'figure', 'http', 'ui', 'open-model', 'workspace', 'actions'],
	tables: ['domain', 'layout', 'ui', 'open-model', 'workspace', 'actions', 'panels'],
	schemes: ['domain', 'ui'],
	exporting: ['domain', 'http', 'ui'],
	views: ['domain', 'http', 'ui', 'exporting'],
	'report-builder': ['domain', 'http', 'ui', 'exporting'],
	versions: ['domain', 'http', 'ui', 'model-file', 'open-model', 'workspace'],
	editor: [
		'domain',
		'figure',
		'http',
		'ui',
		'sharing',
		'exporting',
		'views',
		'model-file',
		'open-model',
		'workspace',
		'actions',
		'canvas',
		'panels',
		'tables',
		'schemes',
		'versions'
	]
};
const SERVER_MAY_IMPORT = [
	'domain',
	'text',
	'layout',
	'ledger',
	'figure',
	'charts',
	'report',
	'model-file',
	'shared-doc'
];

/** Packages that only some places may know: a folder of src/lib, `server`, or one file. */
const PACKAGES = [
	{ name: 'elkjs', places: ['layout'] },
	{ name: '@xyflow/svelte', places: ['canvas', 'src/lib/editor/Diagram.svelte'] },
	{ name: 'yjs', places: ['shared-doc', 'open-model', 'server'] },
	{ name: 'y-protocols', places: ['open-model', 'server'] },
	{ name: 'y-websocket', places: ['open-model'] },
	{ name: 'y-indexeddb', places: ['open-model'] },
	{ name: 'zod', places: ['model-file', 'server'] },
	{ name: 'bits-ui', places: ['ui'] },
	{ name: 'kysely', places: ['server'] },
	{ name: 'ws', places: ['server'] },
	{ name: 'pino', places: ['server/log.ts'] },
	{ name: 'prom-client', places: ['server/metrics.ts'] },
	{ name: 'papaparse', places: ['ledger'] },
	{ name: 'hucre', places: ['ledger', 'server'] },
	{ name: 'iconv-lite', places: ['ledger'] },
	{ name: 'fflate', places: ['ledger', 'server'] },
	{ name: 'pdfkit', places: ['server'] },
	{ name: 'docx', places: ['server'] },
	{ name: 'compromise', places: ['ledger'] },
	{ name: 'd3-scale', places: ['charts'] },
	{ name: 'simple-statistics', places: ['domain'] },
	{ name: '@resvg/resvg-js', places: ['server/drawing/png.ts'] },
	{ name: 'node:sqlite', places: ['server/store/sqlite.ts', 'server/backup/database-file.ts'] }
];
/** In these even Svelte and SvelteKit are unknown: they run on the server and in tests without a page. */
const WITHOUT_SVELTE = [
	'domain',
	'text',
	'layout',
	'ledger',
	'figure',
	'charts',
	'report',
	'model-file',
	'shared-doc',
	'server'
];
/** The only modules of the server that pages may import as values; types may come from anywhere. */
const SERVER_FOR_PAGES = ['services.ts', 'access/roles.ts'];

const importParser = fileURLToPath(new URL('tests/support/lint-import-parser.js', import.meta.url));
const SCRIPTS = '**/*.{ts,js,svelte}';
const escape = (text) => text.replaceAll(/[.*+?^${}()|[\]\\/]/g, '\\$&');

/** Which of PACKAGES a place must not import, and what to say. */
function packagePatterns(place) {
	const patterns = PACKAGES.filter(({ places }) => !places.includes(place)).map(({ name, places }) => ({
		regex: `^${escape(name)}(/|$)`,
		message: `“${name}” is known only in ${places.join(', ')}.`
	}));
	if (WITHOUT_SVELTE.includes(place))
		patterns.push({
			regex: '^(svelte|@sveltejs|\\$app|\\$env|@lucide)(/|$)',
			message: 'This folder runs without Svelte.'
		});
	return patterns;
}

/** Folders may be imported as `#lib/…` or by path: both are resolved to files and compared with the table. */
function zones(target, allowed, message) {
	const rest = ['./src/routes', './server', './tests'].filter((other) => !target.startsWith(other));
	return [
		{ target, from: './src/lib', except: allowed.map((folder) => `./${folder}`), message },
		...rest.map((from) => ({ target, from, message }))
	];
}

function boundary(place, target, allowed) {
	const may = allowed.filter((folder) => folder !== place);
	const message = `${place} may import ${may.length ? may.join(', ') : 'no other folder'}; see eslint.config.js.`;
	return {
		name: `throughline/boundary/${place}`,
		files: [`${target}/${SCRIPTS}`],
		rules: {
			'import-x/no-restricted-paths': ['error', { zones: zones(`./${target}`, allowed, message) }],
			'@typescript-eslint/no-restricted-imports': ['error', { patterns: packagePatterns(place) }]
		}
	};
}

/** One file that may know more packages than its folder. */
const exceptions = PACKAGES.flatMap(({ places }) => places)
	.filter((place) => place.includes('.'))
	.map((file) => {
		const folder = /^src\/lib\/([^/]+)/.exec(file)?.[1] ?? file.split('/')[0];
		const own = new Set(packagePatterns(file).map(({ regex }) => regex));
		const patterns = packagePatterns(folder).filter(
			({ regex, message }) => own.has(regex) || message.includes('Svelte.')
		);
		return {
			name: `throughline/exception/${file}`,
			files: [file],
			rules: { '@typescript-eslint/no-restricted-imports': ['error', { patterns }] }
		};
	});

const valuesFromServer = {
	regex: `^(#server/|(\\.\\./)+server/)(?!(${SERVER_FOR_PAGES.map(escape).join('|')})$)`,
	allowTypeImports: true,
	message: `Pages import from #server only ${SERVER_FOR_PAGES.join(', ')}, and types: SvelteKit would bundle a second copy.`
};

for (const folder of readdirSync(new URL('src/lib', import.meta.url)))
	if (!(folder in FOLDERS))
		throw new Error(`src/lib/${folder} has no place yet: enter it in FOLDERS in eslint.config.js.`);

export default defineConfig(
	{ ignores: ['build/', 'data/', '.svelte-kit/', 'coverage/', 'test-results/', '.vitest/', 'static/'] },
	js.configs.recommended,
	...ts.configs.recommended,
	...svelte.configs.recommended,
	{
		name: 'throughline/all',
		files: [SCRIPTS],
		plugins: { 'import-x': importX },
		languageOptions: {
			globals: { ...globals.browser, ...globals.node },
			parserOptions: { parser: ts.parser, extraFileExtensions: ['.svelte'], svelteConfig }
		},
		linterOptions: { reportUnusedDisableDirectives: 'error' },
		settings: {
			'import-x/extensions': ['.ts', '.js', '.svelte'],
			'import-x/external-module-folders': ['node_modules', '.svelte-kit'],
			'import-x/parsers': { [importParser]: ['.ts', '.js', '.svelte'] },
			'import-x/resolver-next': [createNodeResolver({ extensions: ['.ts', '.js', '.svelte'] })]
		},
		rules: {
			// TypeScript knows which names exist.
			'no-undef': 'off',
			// Control characters are what rules N2 and N3 are about.
			'no-control-regex': 'off',
			// The product is always served from the root of its host.
			'svelte/no-navigation-without-resolve': 'off',
			// Maps and sets are values here: made, filled, handed on and replaced as a whole.
			'svelte/prefer-svelte-reactivity': 'off',
			'import-x/no-cycle': ['error', { ignoreExternal: true }],
			'import-x/no-self-import': 'error',
			'import-x/no-duplicates': ['error', { 'prefer-inline': true }],
			'max-lines': ['error', { max: 300, skipBlankLines: true, skipComments: true }],
			eqeqeq: ['error', 'always', { null: 'ignore' }],
			'@typescript-eslint/consistent-type-imports': ['error', { fixStyle: 'inline-type-imports' }],
			'@typescript-eslint/no-import-type-side-effects': 'error',
			'@typescript-eslint/no-unused-vars': [
				'error',
				{ argsIgnorePattern: '^_', varsIgnorePattern: '^_', ignoreRestSiblings: true }
			],
			// A value that is there by construction (`params.modelId!`) is said to be so in as few characters as can be.
			'@typescript-eslint/no-non-null-assertion': 'off'
		}
	},
	{
		name: 'throughline/promises',
		files: ['{src,server}/**/*.ts'],
		languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
		rules: {
			'@typescript-eslint/await-thenable': 'error',
			'@typescript-eslint/no-floating-promises': 'error',
			'@typescript-eslint/no-misused-promises': ['error', { checksVoidReturn: { arguments: false } }],
			'@typescript-eslint/switch-exhaustiveness-check': [
				'error',
				{ considerDefaultExhaustiveForUnions: true }
			]
		}
	},
	{ name: 'throughline/src', files: [`src/${SCRIPTS}`], rules: { 'no-console': 'error' } },
	...Object.entries(FOLDERS).map(([folder, below]) =>
		boundary(folder, `src/lib/${folder}`, [folder, ...below])
	),
	boundary('server', 'server', SERVER_MAY_IMPORT),
	{
		name: 'throughline/boundary/pages',
		files: [`src/routes/${SCRIPTS}`, 'src/*.{ts,js}'],
		rules: {
			'@typescript-eslint/no-restricted-imports': [
				'error',
				{ patterns: [...packagePatterns('routes'), valuesFromServer] }
			]
		}
	},
	...exceptions
);
