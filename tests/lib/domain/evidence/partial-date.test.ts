// Dates as exact as they are known.
import { describe, expect, it } from 'vitest';
import { isPartialDate } from '#lib/domain/evidence/partial-date.ts';

describe('isPartialDate', () => {
	it.each(['2019', '2019-05', '2019-05-20', '2020-02-29', '2000-02-29', '2019-12-31', '1000'])(
		'M2 takes %s',
		(text) => {
			expect(isPartialDate(text)).toBe(true);
		}
	);

	it.each([
		'',
		'19',
		'2019-5',
		'2019-00',
		'2019-13',
		'2019-02-29',
		'1900-02-29',
		'2019-04-31',
		'2019-05-00',
		'2019-05-32',
		'0019-05-20',
		'2019-05-20T00:00',
		'20/05/2019',
		'2019-05-20\n',
		' 2019',
		'May 2019'
	])('M2 refuses %j, which is no day, month or year, or not plainly one', (text) => {
		expect(isPartialDate(text)).toBe(false);
	});
});
