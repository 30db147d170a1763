// What counting needs of a record: no text, no code of a family.
import type { EvidenceKind, EvidenceRecord } from '#lib/domain/evidence/record.ts';

export interface CountableRecord {
	id: string;
	sourceId: string;
	kind: EvidenceKind;
	siteIds: readonly string[];
	phaseId: string | null;
	withdrawn: boolean;
	/** The same number for the same family; null where the record names none. */
	family: number | null;
}

/** A code is of one site: "case 1" at another site is another family. */
export function countableOf(records: readonly EvidenceRecord[] | null): CountableRecord[] | null {
	const families = new Map<string, number>();
	const familyOf = ({ familyCode, siteIds }: EvidenceRecord): number | null => {
		if (familyCode === '') return null;
		const key = JSON.stringify([siteIds.toSorted(), familyCode.toLowerCase()]);
		if (!families.has(key)) families.set(key, families.size + 1);
		return families.get(key)!;
	};
	return (
		records?.map((record) => ({
			id: record.id,
			sourceId: record.sourceId,
			kind: record.kind,
			siteIds: record.siteIds,
			phaseId: record.phaseId,
			withdrawn: record.withdrawn !== null,
			family: familyOf(record)
		})) ?? null
	);
}
