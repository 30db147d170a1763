// Invented ledgers of any length: the same ones in every run.

const PURPOSES = [
	'Taxi to school',
	'Supermarket voucher',
	'Meal to help engagement',
	'Bedroom furniture',
	'Carpet cleaning',
	'Skip hire',
	'Driving lessons for parent',
	'Football academy',
	'Private counselling session',
	'Speech therapy assessment',
	'Bus pass',
	'School uniform',
	'Washing machine',
	'Cooker and installation',
	'Swimming lessons',
	'Mobile phone top-up',
	'Gym membership',
	'Birthday present',
	'Emergency electricity payment',
	'Respite weekend'
];
const PLACES = ['Hill Street office', 'family hub', 'town centre', 'leisure centre', 'home visit'];
const DETAILS = ['', '', '', 'agreed at the weekly meeting', 'second payment', 'receipt to follow'];

/** A stream of whole numbers from 0, below `n`. */
function numbers(): (n: number) => number {
	let state = 20191;
	return (n) => {
		state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
		return Math.floor((state / 2 ** 32) * n);
	};
}

export interface InventedLine {
	/** ISO day. */
	date: string;
	family: string;
	pence: number;
	purpose: string;
	note: string;
	reference: string;
}

export function* inventedLines(count: number): Generator<InventedLine> {
	const next = numbers();
	for (let i = 0; i < count; i++) {
		const day = new Date(Date.UTC(2019, 1, 1 + next(700)));
		yield {
			date: day.toISOString().slice(0, 10),
			family: `FAM${String(next(1200)).padStart(4, '0')}`,
			pence: 100 + next(next(10) === 0 ? 150_000 : 15_000),
			purpose: `${PURPOSES[next(PURPOSES.length)]}, ${PLACES[next(PLACES.length)]}`,
			note: DETAILS[next(DETAILS.length)]!,
			reference: `T${String(1_000_000 + i)}`
		};
	}
}

/** As a council would send it: days in the British order, pounds with two decimals, amounts above 1,000 in quotes. */
export function inventedCsv(count: number): string {
	const rows = ['Date,Family ref,Amount (£),Purpose,Notes,Transaction no\r\n'];
	for (const { date, family, pence, purpose, note, reference } of inventedLines(count)) {
		const [year, month, day] = date.split('-');
		const pounds = (pence / 100).toLocaleString('en-GB', { minimumFractionDigits: 2 });
		rows.push(
			`${day}/${month}/${year},${family},${pounds.includes(',') ? `"${pounds}"` : pounds},"${purpose}",${note},${reference}\r\n`
		);
	}
	return rows.join('');
}

/** Questions that people type: whole words, beginnings of words, several of them, a number of a transaction. */
export function inventedSearches(count: number): string[] {
	const next = numbers();
	const words = [...PURPOSES, ...PLACES]
		.flatMap((text) => text.split(/[ ,-]+/))
		.filter((word) => word.length > 2);
	const word = () => words[next(words.length)]!;
	return Array.from({ length: count }, () => {
		const kind = next(4);
		if (kind === 0) return word();
		if (kind === 1) return word().slice(0, 3);
		if (kind === 2) return `${word()} ${word()}`;
		return `T${1_000_000 + next(100_000)}`;
	});
}
