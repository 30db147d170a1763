// Elements of HTML as text. Unlike XML, an element without content must still be closed.
import { attributes, xmlText } from '#lib/figure/xml.ts';

type Values = Record<string, string | number | null | undefined>;

/** Words as they may stand between tags. */
export const words = xmlText;

/** An element around content that is HTML already. */
export const tag = (name: string, values: Values, ...content: readonly string[]): string =>
	`<${name}${attributes(values)}>${content.join('')}</${name}>`;

/** An element around somebody's words, which run in the direction of their own script. */
export const said = (name: string, text: string, values: Values = {}): string =>
	tag(name, { dir: 'auto', ...values }, words(text));

/** A value for scripts to read; it cannot end its element. */
export const json = (value: unknown): string =>
	tag('script', { type: 'application/json' }, JSON.stringify(value).replaceAll('<', '\\u003c'));
