// The refusals of imports, in words for whoever sent the file.
import type { Refused } from '#server/imports/job.ts';
import { IdTaken, LedgerMoved } from '#server/imports/imports.ts';
import { ImportsBusy } from '#server/imports/queue.ts';
import { ImportEnded } from '#server/imports/threads.ts';
import { HttpProblem } from './problem.ts';

/** A file that cannot be imported as it is. */
export function refusal(refused: Refused): HttpProblem {
	if (refused.why === 'site-needed')
		return new HttpProblem(
			'site-needed',
			'Some records do not say of which site they are. Nothing was stored; say “site”.'
		);
	if (refused.why === 'form')
		return new HttpProblem('invalid-input', `${refused.message} Nothing was stored.`, refused.faults);
	const { problem, headerRecord, headings, sheets } = refused;
	const more = headings ? { headerRecord, headings, sheets } : {};
	return new HttpProblem(problem.code, problem.message, [], {}, more);
}

/** An import that did not come to its end. @returns the error itself where it was not foreseen */
export function endOf(error: unknown): unknown {
	if (error instanceof ImportsBusy)
		return new HttpProblem(
			'busy',
			'Too many files are being imported just now. Nothing was stored; try again in a minute.',
			[],
			{ 'Retry-After': '30' }
		);
	if (error instanceof IdTaken)
		return new HttpProblem(
			'conflict',
			'An import of this id is running already. Leave “id” out, or choose another.'
		);
	if (error instanceof LedgerMoved)
		return new HttpProblem(
			'conflict',
			'Somebody changed a line meanwhile that this file was to change. Nothing was stored; look at the receipt again.'
		);
	if (!(error instanceof ImportEnded)) return error;
	switch (error.why) {
		case 'cancelled':
			return new HttpProblem('cancelled', 'The import was cancelled. Nothing was stored.');
		case 'deadline':
			return new HttpProblem(
				'busy',
				'The import took too long and was ended. Nothing was stored. Try again when less is going on, or split the file.'
			);
		case 'memory':
			return new HttpProblem(
				'too-large',
				'The file needs more memory than one import may take. Nothing was stored. Split it and import the parts one by one.'
			);
		case 'failed':
			return error;
	}
}
