// Texts of plain values, and the search in them.
import { describe, expect, it } from 'vitest';
import { suspectedInTexts } from '#lib/report/scan/suspected-in-texts.ts';
import { textsIn } from '#lib/report/scan/texts-in.ts';

const EMAIL = 'ada@example.org';

describe('texts of a plain value', () => {
	it('are all that it holds, and what it is keyed by', () => {
		const value = {
			one: ['a', 2, null, { two: 'b' }],
			three: new Map([['c', { four: 'd' }]]),
			five: new Set(['e']),
			six: undefined,
			seven: false
		};
		const texts = [...textsIn(value, 'Model file')];
		expect(texts.map(({ text }) => text).join(' ')).toBe('one a two b three c four d five e six seven');
		expect(new Set(texts.map(({ where }) => where))).toEqual(new Set(['Model file']));
		expect([...textsIn('Annex.pdf', 'Name of the file')]).toEqual([
			{ where: 'Name of the file', text: 'Annex.pdf' }
		]);
	});

	it('are searched by the rules of a document', () => {
		const sheet = { columns: ['Label'], rows: [['A', 1], [`Write to ${EMAIL} in Wigan`]] };
		expect(
			suspectedInTexts(textsIn(sheet, 'Sheet Nodes'), { familyCodes: [], siteNames: ['Wigan Council'] })
		).toMatchObject([
			{ where: 'Sheet Nodes', what: 'Name of a site', text: 'Wigan' },
			{ where: 'Sheet Nodes', what: 'Email address', text: EMAIL }
		]);
	});
});
