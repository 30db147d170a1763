// Settings of spending in words.
import type { DateOrder } from '#lib/domain/spend/spend-settings.ts';

export const DATE_ORDER_WORDS: Record<DateOrder, string> = {
	dmy: 'Day, month, year: 5 June 2019',
	mdy: 'Month, day, year: 6 May 2019',
	ymd: 'Year, month, day'
};
