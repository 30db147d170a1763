// Text as it may stand in an XML 1.0 document.

const ESCAPES: Record<string, string> = {
	'&': '&amp;',
	'<': '&lt;',
	'>': '&gt;',
	'"': '&quot;',
	"'": '&#39;'
};

const ILLEGAL = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g;

/** Text for an element or a quoted attribute: escaped, without characters that XML 1.0 forbids. */
export function xmlText(text: string): string {
	return text
		.toWellFormed()
		.replace(ILLEGAL, '')
		.replace(/[&<>"']/g, (character) => ESCAPES[character]!);
}

/** A tag's attributes, each with a blank before it; null and undefined are left out. */
export function attributes(values: Record<string, string | number | null | undefined>): string {
	return Object.entries(values)
		.map(([name, value]) =>
			value == null ? '' : ` ${name}="${typeof value === 'number' ? value : xmlText(value)}"`
		)
		.join('');
}

/** An element; without content it closes itself. Content must be XML already. */
export function element(
	name: string,
	values: Record<string, string | number | null | undefined>,
	content = ''
): string {
	return content === ''
		? `<${name}${attributes(values)}/>`
		: `<${name}${attributes(values)}>${content}</${name}>`;
}
