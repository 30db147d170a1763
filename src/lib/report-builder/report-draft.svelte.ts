// A report while somebody edits it: saved by itself a moment after the last change, and never over what somebody else saved.
import type { Report, ReportFields } from '#lib/domain/report/report.ts';
import { ApiProblem } from '#lib/http/api.ts';
import { byField, faultsBefore, type FieldFaults } from './field-faults.ts';

export type DraftStatus =
	| { is: 'saved' | 'unsaved' | 'saving' }
	/** `gone`: somebody deleted it. */
	| { is: 'wrong'; words: string; faults: FieldFaults; gone: boolean }
	/** Somebody else saved it meanwhile. */
	| { is: 'conflict'; theirs: Report };

/** Where it is kept. Both throw ApiProblem. */
export interface ReportShelf {
	send(fields: ReportFields, revision: number): Promise<Report>;
	read(): Promise<Report>;
}

const WAIT_MS = 1000;
const NO_FAULTS: FieldFaults = new Map();
const MARKED = 'Something is not right yet. It is marked where it stands.';

export class ReportDraft {
	fields: ReportFields = $state.raw()!;
	status: DraftStatus = $state.raw({ is: 'saved' });
	/** What was on this page before somebody else's was read; null where there is none. */
	mine: ReportFields | null = $state.raw(null);

	#revision: number;
	readonly #shelf: ReportShelf;
	#timer: ReturnType<typeof setTimeout> | undefined;
	#sending: Promise<boolean> | null = null;

	constructor(report: Report, shelf: ReportShelf) {
		this.fields = fieldsOf(report);
		this.#revision = report.revision;
		this.#shelf = shelf;
	}

	get faults(): FieldFaults {
		return this.status.is === 'wrong' ? this.status.faults : NO_FAULTS;
	}

	change(more: Partial<ReportFields>): void {
		this.fields = { ...this.fields, ...more };
		// Nothing is sent before somebody says whose report is to stay.
		if (this.status.is === 'conflict') return;
		if (this.status.is !== 'saving') this.status = { is: 'unsaved' };
		this.#later();
	}

	/** Saves now what is not saved yet. @returns whether all of it is saved */
	async save(): Promise<boolean> {
		clearTimeout(this.#timer);
		while (this.#sending) await this.#sending;
		if (this.status.is === 'saved') return true;
		if (this.status.is === 'conflict') return false;
		this.#sending = this.#send();
		try {
			return await this.#sending;
		} finally {
			this.#sending = null;
		}
	}

	/** Shows what somebody else saved. What was here is kept in `mine`. */
	takeTheirs(): void {
		if (this.status.is !== 'conflict') return;
		const { theirs } = this.status;
		this.mine = this.fields;
		this.fields = fieldsOf(theirs);
		this.#revision = theirs.revision;
		this.status = { is: 'saved' };
	}

	/** Puts what was here over what somebody else saved. */
	keepMine(): Promise<boolean> {
		if (this.status.is === 'conflict') this.#revision = this.status.theirs.revision;
		if (this.mine) this.fields = this.mine;
		this.mine = null;
		this.status = { is: 'unsaved' };
		return this.save();
	}

	forgetMine(): void {
		this.mine = null;
	}

	#later(): void {
		clearTimeout(this.#timer);
		this.#timer = setTimeout(() => void this.save(), WAIT_MS);
	}

	async #send(): Promise<boolean> {
		const sent = this.fields;
		const before = faultsBefore(sent);
		if (before.length > 0) {
			this.status = wrong(MARKED, byField(before, sent));
			return false;
		}
		this.status = { is: 'saving' };
		try {
			({ revision: this.#revision } = await this.#shelf.send(sent, this.#revision));
		} catch (problem) {
			if (!(problem instanceof ApiProblem)) {
				this.status = { is: 'unsaved' };
				throw problem;
			}
			this.status = await this.#refused(problem, sent);
			return false;
		}
		// What was typed while it was on its way.
		if (this.fields !== sent) return this.#send();
		clearTimeout(this.#timer);
		this.status = { is: 'saved' };
		return true;
	}

	/** A conflict is about the title where nobody else saved the report. */
	async #refused(problem: ApiProblem, sent: ReportFields): Promise<DraftStatus> {
		if (problem.code !== 'conflict') {
			const faults = byField(problem.faults, sent);
			const words = faults.size > 0 ? MARKED : problem.message;
			return wrong(words, faults, problem.code === 'not-found');
		}
		try {
			const theirs = await this.#shelf.read();
			if (theirs.revision !== this.#revision) return { is: 'conflict', theirs };
		} catch (another) {
			if (!(another instanceof ApiProblem)) throw another;
			return wrong(another.message, NO_FAULTS, another.code === 'not-found');
		}
		return wrong(MARKED, new Map([['title', problem.message]]));
	}
}

const wrong = (words: string, faults: FieldFaults, gone = false): DraftStatus => ({
	is: 'wrong',
	words,
	faults,
	gone
});

/** What is sent: nothing that the server sets. */
export const fieldsOf = ({
	title,
	subtitle,
	release,
	siteId,
	theme,
	largePrint,
	parts
}: ReportFields): ReportFields => ({ title, subtitle, release, siteId, theme, largePrint, parts });
