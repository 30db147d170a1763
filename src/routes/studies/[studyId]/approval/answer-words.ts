// Answers about approval in plain words.
import type { ApprovalAnswer, VersionAnswer } from '#lib/domain/spend/approval.ts';
import type { Verdict } from '#lib/domain/spend/breaches.ts';
import { pounds } from '../approval-words.ts';

export function outcomeWords({ outcome, approver, noRuleAbovePence }: VersionAnswer): string {
	if (outcome === 'nobody') return 'Nobody has to approve';
	if (outcome === 'approver') return approver ?? '';
	return noRuleAbovePence
		? `The document gives no rule above ${pounds(noRuleAbovePence)}`
		: 'The document gives no rule for this sum';
}

/** When the rules held, as far as the document says. */
export function heldWords({ from, until, surelyHeld }: VersionAnswer): string {
	if (surelyHeld) return `Held from ${from} to ${until}`;
	if (from && until) return `From ${from} to ${until}`;
	if (from) return `From ${from}; the document does not say until when`;
	if (until) return `Until ${until}; the document does not say from when`;
	return 'The document does not say when these rules held';
}

export function agreementWords({ agreement, answers, strandNeeded }: ApprovalAnswer): string {
	switch (agreement) {
		case 'none':
			return 'No version of the rules held then.';
		case 'one':
			return 'One version of the rules gives an answer.';
		case 'agree':
			return `All ${answers.length} give the same answer.`;
		case 'differ':
			return strandNeeded ? 'The answer depends on the strand.' : 'The versions differ.';
	}
}

/**
 * After the name of a version.
 * @param recorded who approved, as it is recorded; empty where it is not
 */
export function verdictWords(
	{ verdict, approver }: { verdict: Verdict; approver: string | null },
	recorded: string
): string {
	switch (verdict) {
		case 'kept':
			return approver === null ? 'nobody had to' : 'kept';
		case 'unrecorded':
			return recorded
				? `${recorded} had to decide first; then ${approver}, which is not recorded`
				: `${approver} had to; not recorded`;
		case 'other-role':
			return `broken: ${approver} had to, ${recorded} is recorded`;
		case 'nobody':
			return `broken: ${approver} had to, and nobody did`;
		case 'no-rule':
			return 'no rule for this sum';
	}
}
