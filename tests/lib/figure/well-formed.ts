// A strict, small check that a document is well-formed XML as our writer makes it: one root, nested elements, quoted
// attributes each once, the five entities and no character that XML 1.0 forbids.

const TOKEN = /<(\/?)([A-Za-z][\w-]*)((?:\s+[A-Za-z_][\w:-]*="[^"<]*")*)\s*(\/?)>|[^<]+/gy;
const ENTITY = /&(?!(?:amp|lt|gt|quot|#39);)/;

const FORBIDDEN = /[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/u;

/** What is wrong with the document, or null where it is well-formed. */
export function fault(xml: string): string | null {
	const forbidden = FORBIDDEN.exec(xml);
	if (forbidden) return `forbidden character at ${forbidden.index}`;
	const open: string[] = [];
	let roots = 0;
	TOKEN.lastIndex = 0;
	for (let at = 0; at < xml.length; at = TOKEN.lastIndex) {
		const token = TOKEN.exec(xml);
		if (!token) return `no token at ${at}: ${xml.slice(at, at + 40)}`;
		const [all, closing, name, attributes = '', empty] = token;
		if (ENTITY.test(all)) return `bare ampersand: ${all}`;
		if (name === undefined) {
			if (open.length === 0 && all.trim() !== '') return `text outside the root: ${all}`;
		} else if (closing) {
			if (open.pop() !== name) return `wrong end tag: ${all}`;
		} else {
			const names = [...attributes.matchAll(/\s([\w:-]+)=/g)].map((m) => m[1]);
			if (new Set(names).size !== names.length) return `attribute twice: ${all}`;
			if (open.length === 0) roots++;
			if (!empty) open.push(name);
		}
	}
	if (open.length > 0) return `not closed: ${open.join(', ')}`;
	return roots === 1 ? null : `${roots} roots`;
}
