// What is wrong with a report, field by field.
import type { ReportFields } from '#lib/domain/report/report.ts';

export interface Fault {
	/** As the API names it: "title", "parts.3.viewId". */
	path: string;
	message: string;
}

/** Keys: "title", or the id of a part and its field, "figure-2 viewId". */
export type FieldFaults = ReadonlyMap<string, string>;

/** What can be seen before it is sent. */
export function faultsBefore({ title }: ReportFields): Fault[] {
	return title.trim() === '' ? [{ path: 'title', message: 'Give the report a title.' }] : [];
}

/** @param sent what the server answered to: parts may have moved since */
export function byField(faults: readonly Fault[], { parts }: ReportFields): FieldFaults {
	return new Map(
		faults.map(({ path, message }) => {
			const [, i, field] = /^parts\.(\d+)\.(\w+)/.exec(path) ?? [];
			const part = i === undefined ? undefined : parts[Number(i)];
			return [part ? `${part.id} ${field}` : path, sentence(message)];
		})
	);
}

const sentence = (message: string): string => (/^(?:is|must) /.test(message) ? `This ${message}.` : message);
