import fc from 'fast-check';
import { expect, it } from 'vitest';
import { attributeOf, decoded, XmlReader } from '#lib/ledger/workbook/xml.ts';

const DOCUMENT =
	'\n<?xml version="1.0"?><!-- <no> --><x:a b="1 > 0" c=\'"\'>text &amp; more<![CDATA[ <b> & ]]><d/><e\n f="&#163;&#x2019;" ></e > </x:a>\n';

/** What a reader tells of the document, pushed in pieces that end at these places; texts in a row are one. */
function told(ends: readonly number[]): string[] {
	const events: string[] = [];
	let text = '';
	const flush = () => {
		if (text) events.push(text);
		text = '';
	};
	const reader = new XmlReader({
		open(name, attributes) {
			flush();
			events.push(`<${name}`, ...['b', 'c', 'f'].map((key) => attributeOf(attributes, key) ?? '-'));
		},
		close(name) {
			flush();
			events.push(`>${name}`);
		},
		text: (piece) => (text += decoded(piece))
	});
	const places = [...ends, DOCUMENT.length].sort((a, b) => a - b);
	places.forEach((end, at) =>
		reader.push(DOCUMENT.slice(places[at - 1] ?? 0, end), at === places.length - 1)
	);
	return events;
}

const WHOLE = [
	['<a', '1 > 0', '"', '-', 'text & more <b> & '],
	['<d', '-', '-', '-', '>d'],
	['<e', '-', '-', '£’', '>e'],
	[' ', '>a']
].flat();

it('reads a document alike, whole and wherever it is cut into pieces', () => {
	expect(told([])).toEqual(WHOLE);
	fc.assert(
		fc.property(fc.array(fc.nat({ max: DOCUMENT.length }), { maxLength: 30 }), (ends) => {
			expect(told(ends)).toEqual(WHOLE);
		})
	);
	expect(told(Array.from(DOCUMENT, (_, at) => at))).toEqual(WHOLE);
});
