// Dates of birth: a date alone is when something was bought; it is one of birth only where the text says so.
import type { Suspect } from './suspect.ts';

const MONTH =
	'(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)';
const YEAR = String.raw`(?:(?:19|20)\d{2}|['’]?\d{2})(?!\d)`;
const LONG_YEAR = String.raw`(?:19|20)\d{2}(?!\d)`;
const DATE = [
	String.raw`\d{1,2}\s?[./-]\s?\d{1,2}\s?[./-]\s?${YEAR}`,
	String.raw`${LONG_YEAR}[./-]\d{1,2}[./-]\d{1,2}(?!\d)`,
	String.raw`\d{1,2}(?:st|nd|rd|th)?[\s.-]*(?:of\s+)?${MONTH}[\s.,-]*${YEAR}`,
	String.raw`${MONTH}\s+\d{1,2}(?:st|nd|rd|th)?,?\s+${LONG_YEAR}`
].join('|');
const SAID = String.raw`(?:d\.?\s?o\.?\s?b\.?|date\s+of\s+birth|birth\s?date|born)`;
/** A birth may be known by its month or year alone, which no other date beside “born” is. */
const BORN = new RegExp(
	String.raw`(?<![\p{L}])${SAID}(?:\s+(?:on|in|is))?[\s:=([-]*(${DATE}|${MONTH}\s+${LONG_YEAR}|${LONG_YEAR})`,
	'giu'
);
const BORN_AFTER = new RegExp(String.raw`(?<![\d/.-])(${DATE})[\s(,[-]*${SAID}(?![\p{L}])`, 'giu');
const AGED = new RegExp(
	String.raw`(?<![\p{L}])aged?\s+\d{1,2}(?:\s*(?:yrs?|years?(?:\s+old)?))?[\s,;:([-]*(${DATE})`,
	'giu'
);
const AGED_AFTER = new RegExp(
	String.raw`(?<![\d/.-])(${DATE})[\s,;:)(-]*(?:now\s+)?aged?\s+\d{1,2}(?!\d)`,
	'giu'
);
const WORTH_A_LOOK = /b(?:orn|irth)|d\.?\s?o\.?\s?b|\baged?\b/i;

/** Dates beside “dob”, “born”, “date of birth” or an age. */
export function birthDatesIn(text: string): Suspect[] {
	if (!WORTH_A_LOOK.test(text)) return [];
	const found: Suspect[] = [];
	for (const pattern of [BORN, BORN_AFTER, AGED, AGED_AFTER])
		for (const match of text.matchAll(pattern)) {
			const date = match[1]!;
			found.push({ text: date, kind: 'date-of-birth', at: match.index + match[0].indexOf(date) });
		}
	return found;
}
