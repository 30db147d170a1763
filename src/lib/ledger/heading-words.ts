// What councils write above their columns. Of several columns that could be the same, the one whose words stand first
// is taken: plain words before special ones, what was paid in all before a part of it.
import type { ColumnRole } from './receipt.ts';

/** `kind` is settled by what the column holds: types of spending, debit and credit, or spent and agreed. */
export type HeadingRole = ColumnRole | 'by-content';

const PHRASES: Readonly<Record<HeadingRole, string>> = {
	date: `date|date paid|payment date|paid date|date of payment|paid on|spend date|date of spend|date spent|transaction date|
		txn date|trans date|tran date|date of transaction|purchase date|date of purchase|date purchased|posting date|
		date posted|posted date|posted|post date|gl date|effective date|entry date|when|dated|invoice date|date of invoice|
		date agreed|agreed date|date approved|approval date|date of approval|decision date|date of decision|request date|
		date requested|date of request|month paid|payment month|month of spend|month of payment|month|period|day`,
	amount: `amount|amount paid|amount spent|actual amount|spend amount|payment amount|paid amount|transaction amount|
		amt|sum|sum paid|£|gbp|pounds|pence|gross|gross amount|gross value|amount gross|total amount|total cost|total paid|
		total spend|net|net amount|net value|amount net|value|transaction value|payment value|value of spend|cost|actual cost|
		cost of item|spend|spent|actual spend|paid|payment|payments|expenditure|actual|price|money|money spent|local amount|
		charge|fee|how much|amount agreed|agreed amount|amount approved|approved amount|budget agreed|agreed budget|
		agreed|approved|sum agreed|amount requested|budget|line total|total`,
	debit: `debit|debits|dr|debit amount|amount debit|paid out|money out|payment out|out|withdrawal|withdrawals|payments out`,
	credit: `credit|credits|cr|credit amount|amount credit|paid in|money in|payment in|in|income|receipts|refund|refunds|
		refund amount|refunded|amount refunded|payments in`,
	direction: `cr dr|dr cr|c d|d c|crdr|drcr|direction|debit credit|credit debit|debit or credit|credit or debit|dr or cr|
		cr or dr|debit credit indicator|cr dr indicator|dr cr indicator|d c indicator|sign|in out|in or out|plus minus`,
	family: `family|family id|family code|family ref|family reference|family no|family number|family identifier|household|
		household id|household ref|case|case id|case code|case ref|case reference|case no|case number|case identifier|
		child|child id|child ref|child reference|child code|child no|child number|lac no|lac number|lac id|lac ref|lac|
		lcs id|lcs no|lcs number|lcs ref|ics no|ics id|mosaic id|mosaic no|mosaic ref|liquidlogic id|young person|
		young person id|young person ref|young person code|yp|yp id|yp ref|yp code|yp no|client|client id|client ref|
		client no|client code|service user|service user id|service user ref|service user no|pseudonym|pseudonymised id|
		pseudo id|pseudonymised ref|participant|participant id|participant no|participant code|person id|unique id|
		unique reference|unique ref|unique code|study id|study no|study code|code|id`,
	purpose: `purpose|purpose of spend|purpose of payment|spend purpose|description|description of spend|item description|
		transaction description|payment description|item|items|item purchased|items purchased|item bought|
		what was bought|what was purchased|what it was spent on|what was it spent on|what was it for|what for|
		what|bought|purchase|details|detail|details of spend|spend details|details of payment|payment details|
		transaction details|narrative|particulars|reason|reason for spend|reason for payment|spent on|used for|use|
		goods|goods or services|goods services|service|support provided|support|intervention|line description|expense|activity`,
	note: `note|notes|comment|comments|remark|remarks|further details|further information|additional information|
		additional details|other information|other comments|any other comments|memo|rationale|justification|goal|goals|
		aim|aims|outcome|outcomes|intended outcome`,
	reference: `ref|reference|ref no|reference no|reference number|our ref|transaction no|transaction number|transaction id|
		transaction ref|transaction reference|transaction|trans no|trans id|trans ref|txn no|txn id|txn ref|invoice|
		invoice no|invoice number|invoice ref|inv no|voucher no|document no|document number|doc no|doc id|receipt no|
		receipt number|receipt|order no|order number|po number|po no|payment ref|payment reference|payment no|payment id|
		journal|journal no|journal number|claim no|claim ref|request no|line id|record id`,
	'approved-by': `authorised by|authorized by|approved by|approver|authoriser|authorizer|authorising officer|
		authorising manager|approving manager|approving officer|signed off by|sign off|agreed by|authorised|authorised
		manager|authorisation|approval|approval level|level of approval|budget holder|manager|who approved|who authorised`,
	site: `site|pilot|pilot site|site name|council|local authority|authority|la|la name|borough`,
	strand: `strand|pilot strand|workstream|project strand`,
	instalment: `instalment|installment|instalment no|instalment number|installment no|installment number|
		no of instalment|payment number|spend no|spend number|nth payment`,
	kind: `agreed or spent|spent or agreed|agreed spent|spent agreed|type agreed spent|type spent agreed|kind|
		agreed or paid|planned or actual`,
	category: `category|spend category|category of spend|cost category|type of spend|spend type|expense type|
		expenditure type|type of expenditure|type of support|support type|theme|subjective|gl description|typology`,
	'by-content': `type|status|transaction type|payment type|entry type|spend status|payment status|posting type`
};

/** Never one of these roles, whatever words are in it. */
const NEVER =
	/\b(?:birth|dob|vat|tax|balance|remaining|cumulative|running|qty|quantity|unit|hours|percent|percentage|percent|age|review|email|phone|address|name)\b|%/;

/** Words in a longer heading, tried in this order. */
const WEAK: readonly (readonly [RegExp, ColumnRole])[] = [
	[
		/\b(?:approved|agreed|signed) (?:by|off)\b|\bauthori[sz](?:ed|er|ation|ing)\b|\bapprov(?:er|al)\b|^who (?:approved|agreed)\b/,
		'approved-by'
	],
	[/\b(?:date|when)\b/, 'date'],
	[/\binstall?ment\b/, 'instalment'],
	[/\b(?:category|typology|type of)\b/, 'category'],
	[
		/\b(?:family|case|child|household|person|yp|client|lac)\b.*\b(?:id|ref|reference|code|no|number)\b|\bpseudonym/,
		'family'
	],
	[
		/\b(?:amount|cost|spend|expenditure|gbp|£|payment)\b.*(?:£|\bgbp\b|\bpounds\b|\bpence\b)|\bamount\b/,
		'amount'
	],
	[/\b(?:purpose|desc|description|bought|purchased|narrative|spent on|used for)\b/, 'purpose'],
	[/\b(?:notes?|comments?|remarks)\b/, 'note'],
	[/\b(?:ref|reference|invoice|transaction|voucher|receipt)\b.*\b(?:no|number|id|ref)?\b/, 'reference'],
	[/\b(?:cost|total|spend|spent|value|price|paid)\b/, 'amount'],
	[/\b(?:family|case|child|household)\b/, 'family'],
	[/\b(?:pilot|council|local authority)\b/, 'site'],
	[/\bstrand\b/, 'strand']
];
const WEAK_RANK = 1000;
/** A heading is short; longer texts are titles or notes. */
const LONGEST = 80;

const KNOWN = new Map<string, { role: HeadingRole; rank: number }>();
for (const [role, phrases] of Object.entries(PHRASES) as [HeadingRole, string][])
	phrases
		.split('|')
		.map((phrase) => phrase.replaceAll(/\s+/g, ' ').trim())
		.forEach((phrase, rank) => {
			if (!KNOWN.has(phrase)) KNOWN.set(phrase, { role, rank });
		});

/** "TransactionDate", "Amount (£)", "family_id", "Ref. No." as plain words in lower case. */
export function headingWords(heading: string): string {
	const words = heading
		.replaceAll(/([a-z])([A-Z])/g, '$1 $2')
		.toLowerCase()
		.replaceAll(/\([^)]*\)|\[[^\]]*\]/g, ' ')
		.replaceAll('#', ' no ')
		.replaceAll(/[^\p{L}\p{N}£%]+/gu, ' ')
		.trim();
	const bare = words
		.replaceAll(
			/£|\bgbp\b|\bin (?:pounds|pence|p)\b|\b(?:inc|incl|including|excl|ex|exc|excluding) vat\b/g,
			' '
		)
		.replaceAll(/\s+/g, ' ')
		.trim();
	return bare || words || (/£/.test(heading) ? '£' : '');
}

/** What a heading means, and how plainly (0 is plainest); null where it means nothing to a ledger. */
export function roleOfHeading(heading: string): { role: HeadingRole; rank: number } | null {
	if (heading.length > LONGEST) return null;
	const words = headingWords(heading);
	if (words === '') return null;
	const known = KNOWN.get(words);
	if (known) return known;
	if (NEVER.test(words)) return null;
	const weak = WEAK.findIndex(([pattern]) => pattern.test(words));
	return weak < 0 ? null : { role: WEAK[weak]![1], rank: WEAK_RANK + weak };
}

/** True for headings such as “Date of birth” and “VAT”, whose columns are not to be taken for their content either. */
export const isNoRole = (heading: string): boolean => NEVER.test(headingWords(heading));

/** What a heading says that its amounts are, where they are neither pounds nor pence. */
export function strangeUnit(heading: string): 'other-currency' | 'thousands' | null {
	if (/[€$¥]|\b(?:eur|euros?|usd|dollars?|chf|zł|pln)\b/i.test(heading)) return 'other-currency';
	return /£ ?(?:k|m|0{3})\b|['’]0{3}\b|\b0{3}s?\b|\bthousands?\b|\bmillions?\b/i.test(heading)
		? 'thousands'
		: null;
}

/** True where the heading says that amounts are in pence. */
export const saysPence = (heading: string): boolean =>
	/\bpence\b|\(\s*p\s*\)|\bin p\b/i.test(heading) && !/£/.test(heading);

/** True where the heading of an amount says that it was promised, not paid. */
export const saysAgreed = (heading: string): boolean =>
	/\b(?:agreed|approved|budget|budgeted|committed|planned)\b/i.test(heading);
