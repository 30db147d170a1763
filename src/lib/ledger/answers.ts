// Questions about a record, and the answers that were given to them. An answer counts where it can be meant: a date
// that exists, whole pence, a site of the study, one of the choices. Any other leaves the question open.
import { isPence } from '#lib/domain/spend/spend-line.ts';
import { isImplausible } from './dates.ts';
import { fits } from './limits.ts';
import { isPartialDate } from '#lib/domain/evidence/partial-date.ts';
import type { Decisions } from './ledger-line.ts';
import type { Question, Reading } from './receipt.ts';
import type { Asked } from './words.ts';

type Field = Question['field'];

type Answer = string | number | null;

/** Answers by record and field. A record can be asked twice, say for its kind and then for being a change. */
export class Answers {
	#given = new Map<string, Answer[]>();

	constructor(decisions: Decisions) {
		for (const { record, field, value } of decisions.answers ?? []) {
			const key = `${record}:${field}`;
			this.#given.set(key, [...(this.#given.get(key) ?? []), value]);
		}
	}

	/** The latest last. */
	to(record: number, field: Field): readonly Answer[] {
		return (this.#given.size > 0 && this.#given.get(`${record}:${field}`)) || [];
	}
}

/** The questions about one record. */
export class Asking {
	readonly questions: Question[] = [];
	/** Somebody said that the record shall be left out. */
	leftOut = false;
	/** Something was read as somebody said. */
	answered = false;
	readonly #record: number;
	readonly #answers: Answers;

	constructor(record: number, answers: Answers) {
		this.#record = record;
		this.#answers = answers;
	}

	/** The answer; undefined where the question stands. */
	#ask<T extends string | number>(
		question: Omit<Question, 'record'>,
		meant: (value: string | number) => value is T
	): T | undefined {
		const given = this.#answers.to(this.#record, question.field);
		if (given.includes(null)) {
			this.leftOut = true;
			return undefined;
		}
		const answer = given.findLast((value): value is T => value !== null && meant(value));
		if (answer === undefined) this.questions.push({ record: this.#record, ...question });
		else this.answered = true;
		return answer;
	}

	date(raw: string, why: Asked, readings: Reading[]): string | undefined {
		const isDate = (value: string | number): value is string =>
			typeof value === 'string' && isPartialDate(value) && !isImplausible(value);
		return this.#ask({ field: 'date', raw, why, readings }, isDate);
	}

	pence(raw: string, why: Asked, readings: Reading[]): number | undefined {
		const isSum = (value: string | number): value is number => typeof value === 'number' && isPence(value);
		return this.#ask({ field: 'amount', raw, why, readings }, isSum);
	}

	family(raw: string, why: Asked, readings: Reading[]): string | undefined {
		const isCode = (value: string | number): value is string =>
			typeof value === 'string' && value.trim() !== '' && fits('familyCode', value);
		return this.#ask({ field: 'family', raw, why, readings }, isCode)?.trim();
	}

	choice(field: 'site' | 'record', raw: string, why: Asked, readings: Reading[]): string | undefined {
		const isChoice = (value: string | number): value is string =>
			readings.some((each) => each.value === value);
		return this.#ask({ field, raw, why, readings }, isChoice);
	}
}
