// A sign for what somebody looked at: whoever sends it back says that these findings, in these words, may leave.
import { createHmac } from 'node:crypto';
import type { DocumentFinding } from '#lib/report/scan/suspected-in-texts.ts';

/**
 * The same for the same findings in any order, where each stands at the same places in the same text; 22 characters of
 * base64url. Without `bound` nobody can make it, or try words against it.
 * @param bound secret of the database, audience, and what it is that leaves; what is accepted for one is not for another
 */
export function findingsDigest(findings: readonly DocumentFinding[], bound: string): string {
	const looked = findings.map(({ where, what, text, context }) =>
		JSON.stringify([where, what, text, context])
	);
	return createHmac('sha256', bound).update(JSON.stringify(looked.sort())).digest('base64url').slice(0, 22);
}
