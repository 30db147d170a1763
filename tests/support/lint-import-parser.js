// How import-x reads a module that another one imports. Of a component only the scripts are read, as TypeScript: the
// parser for Svelte nests them where import-x does not look, so that no cycle of components would ever show.
import { parser } from 'typescript-eslint';

const SCRIPT = /(<script\b[^>]*>)([\s\S]*?)<\/script>/g;
const blank = (text) => text.replace(/[^\n]/g, ' ');

export function parseForESLint(code, options) {
	return parser.parseForESLint(options.filePath.endsWith('.svelte') ? onlyScripts(code) : code, options);
}

/** A component with blanks for everything but its scripts, so that lines and columns stay. */
function onlyScripts(code) {
	let scripts = '';
	let read = 0;
	for (const match of code.matchAll(SCRIPT)) {
		const start = match.index + match[1].length;
		scripts += blank(code.slice(read, start)) + match[2];
		read = start + match[2].length;
	}
	return scripts + blank(code.slice(read));
}
