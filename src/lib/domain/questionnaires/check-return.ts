// Whether returns fit their study.
import { isPartialDate } from '#lib/domain/evidence/partial-date.ts';
import type { Study } from '#lib/domain/study/study.ts';
import { type ReturnFields, returnKey } from './return.ts';

export interface ReturnFault {
	/** Of the return, from 0. */
	index: number;
	field: keyof ReturnFields;
	/** Goes on after the name of the field; never quotes what was sent. */
	message: string;
}

/** What does not fit, in the order of the returns; empty where all do. */
export function checkReturns(
	returns: readonly ReturnFields[],
	study: Pick<Study, 'sites' | 'phases'>
): ReturnFault[] {
	const faults: ReturnFault[] = [];
	const seen = new Set<string>();
	returns.forEach((fields, index) => {
		const add = (field: keyof ReturnFields, message: string) => faults.push({ index, field, message });
		const site = study.sites.find(({ id }) => id === fields.siteId);
		if (!site) add('siteId', 'names a site that this study does not have');
		else if (fields.strandId !== null && !site.strands.some(({ id }) => id === fields.strandId))
			add('strandId', 'names a strand that this site does not have');
		if (fields.phaseId !== null && !study.phases.some(({ id }) => id === fields.phaseId))
			add('phaseId', 'names a phase that this study does not have');
		if (!fields.caseCode.trim()) add('caseCode', 'must not be empty');
		if (fields.completedOn !== null && !isPartialDate(fields.completedOn))
			add('completedOn', 'must be a year, a month or a day that exists');
		if (new Set(fields.issues).size < fields.issues.length) add('issues', 'names an issue twice');
		const key = returnKey(fields);
		if (seen.has(key)) add('caseCode', 'comes twice with this site and wave');
		seen.add(key);
	});
	return faults;
}
