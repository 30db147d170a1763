import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { suspectedIn } from '#lib/ledger/personal-data/suspected-in.ts';
import { DECOYS } from './decoys.ts';
import { PERSONAL } from './personal.ts';

const found = (text: string) => suspectedIn(text).map(({ kind, text }) => `${kind} ${text}`);

describe('suspected personal data', () => {
	it.each(PERSONAL)('is found in “%s”', (text, ...expected) => {
		expect(found(text)).toEqual(expected);
	});

	it.each(DECOYS)('is not seen in “%s”', (text) => {
		expect(found(text)).toEqual([]);
	});

	it('has enough cases to mean something', () => {
		expect(PERSONAL.length).toBeGreaterThanOrEqual(120);
		expect(DECOYS.length).toBeGreaterThanOrEqual(150);
	});

	it('says where it stands, in order and without overlaps, in any text', () => {
		const pieces = [
			...PERSONAL.map(([text]) => text),
			...DECOYS,
			', ',
			' ',
			'é',
			'🙂',
			'’s',
			'\u0000',
			'12/03/2019'
		];
		const texts = fc.array(fc.oneof(fc.constantFrom(...pieces), fc.string()), { maxLength: 6 });
		fc.assert(
			fc.property(texts, (parts) => {
				const text = parts.join('');
				let end = 0;
				for (const suspect of suspectedIn(text)) {
					expect(suspect.at).toBeGreaterThanOrEqual(end);
					end = suspect.at + suspect.text.length;
					expect(text.slice(suspect.at, end)).toBe(suspect.text);
					expect(suspect.text).not.toBe('');
				}
			})
		);
	});

	it('finds all that is in one text', () => {
		const text =
			'Bed for Kayleigh Smith (dob 12/03/2009), 14 Acacia Road, DL1 9ZZ, mum 07700 900123, jo@example.com, NHS 999 000 0018, NI AB 12 34 56 C, 12-34-56 12345678';
		expect(suspectedIn(text).map(({ kind }) => kind)).toEqual([
			...['name', 'date-of-birth', 'address', 'postcode', 'phone', 'email', 'nhs-number', 'ni-number'],
			'bank-details'
		]);
	});

	it('is not held up by a long text made to hold it up', () => {
		for (const piece of ['1 a a a ', "a'", 'GB82 ', 'Mr J ', 'A. ', '00 ', '+(0) ', 'x@x.', 'aged 1 ', 'St '])
			expect(suspectedIn(piece.repeat(2000))).toBeDefined();
	});
});
