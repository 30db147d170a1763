// Bands of approval rules as they are typed, and back.
import { bandFaults } from '#lib/domain/study/check-study.ts';
import type { ApprovalBand } from '#lib/domain/study/study.ts';
import { NOT_POUNDS, readPounds, typedPounds } from './read-fields.ts';

export interface TypedBand {
	over: string;
	upTo: string;
	nobody: boolean;
	approver: string;
	note: string;
}

export type BandErrors = { over?: string; upTo?: string; approver?: string }[];

export const typedBand = ({ overPence, upToPence, approver, note }: ApprovalBand): TypedBand => ({
	over: typedPounds(overPence),
	upTo: typedPounds(upToPence),
	nobody: approver === null,
	approver: approver ?? '',
	note
});

/** @returns the bands, or what is wrong with each of those typed */
export function readBands(typed: readonly TypedBand[]): { bands: ApprovalBand[] } | { errors: BandErrors } {
	const errors: BandErrors = typed.map(({ over, upTo, nobody, approver }) => ({
		...(typeof readPounds(over) !== 'number' && { over: NOT_POUNDS }),
		...(readPounds(upTo) === undefined && { upTo: NOT_POUNDS }),
		...(!nobody && !approver.trim() && { approver: 'Name the role, or say that nobody has to approve.' })
	}));
	if (errors.some((error) => Object.keys(error).length > 0)) return { errors };
	const bands = typed.map(({ over, upTo, nobody, approver, note }) => ({
		overPence: readPounds(over) ?? 0,
		upToPence: readPounds(upTo) ?? null,
		approver: nobody ? null : approver.trim(),
		note: note.trim()
	}));
	const faults = bandFaults(bands, '');
	for (const { path, message } of faults) {
		const [, at, field] = path.split('.');
		errors[Number(at)] = {
			[field === 'upToPence' ? 'upTo' : 'over']: `${message[0]!.toUpperCase()}${message.slice(1)}.`
		};
	}
	return faults.length > 0 ? { errors } : { bands };
}
