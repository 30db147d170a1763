// Which refund takes back which payment: the same sum of the same family, with a purpose or reference alike.
import { comparable } from './clean-text.ts';
import type { HeldLine, LedgerLine } from './ledger-line.ts';

export interface Reversal {
	record: number;
	of: { record: number } | { lineId: string };
}

/** What a refund adds to the purpose of the payment. */
const OF_REFUNDS =
	/\b(?:refund(?:ed)?|revers(?:al|ed|e)|return(?:ed)?|cancel(?:led|lation)?|credit(?:ed)?|correct(?:ion|ed)|void|repaid|repayment|reimbursed|reimbursement|note|of|for|the)\b/g;

const coreOf = (purpose: string): string =>
	comparable(purpose).replaceAll(OF_REFUNDS, ' ').replaceAll(/\s+/g, ' ').trim();

interface Payment {
	of: Reversal['of'];
	date: string | null;
	core: string;
	reference: string;
}

/** Each payment is taken back once. Payments after the refund do not count. */
export function pairReversals(
	lines: readonly LedgerLine[],
	held: readonly HeldLine[],
	siteIdOf: (line: LedgerLine) => string
): Reversal[] {
	const refunds = lines.filter((line) => line.pence < 0);
	if (refunds.length === 0) return [];
	const wanted = new Set(refunds.map((line) => keyOf(siteIdOf(line), line.familyCode, -line.pence)));
	const payments = new Map<string, Payment[]>();
	const enter = (key: string, payment: () => Payment) => {
		if (!wanted.has(key)) return;
		const same = payments.get(key);
		if (same) same.push(payment());
		else payments.set(key, [payment()]);
	};
	for (const line of lines)
		if (line.pence > 0)
			enter(keyOf(siteIdOf(line), line.familyCode, line.pence), () => payment(line, { record: line.record }));
	for (const line of held)
		if (line.pence > 0)
			enter(keyOf(line.siteId, line.familyCode, line.pence), () => payment(line, { lineId: line.id }));
	return refunds.flatMap((refund) => {
		const candidates = payments.get(keyOf(siteIdOf(refund), refund.familyCode, -refund.pence)) ?? [];
		const at = candidates.findIndex((each) => takesBack(refund, each));
		if (at < 0) return [];
		const [found] = candidates.splice(at, 1);
		return [{ record: refund.record, of: found!.of }];
	});
}

const keyOf = (siteId: string, family: string, pence: number) => `${siteId}\u001f${family}\u001f${pence}`;

const payment = (line: LedgerLine | HeldLine, of: Reversal['of']): Payment => ({
	of,
	date: line.date,
	core: coreOf(line.purpose),
	reference: line.reference
});

function takesBack(refund: LedgerLine, payment: Payment): boolean {
	if (payment.date !== null && refund.date !== null && payment.date > refund.date) return false;
	if (refund.date === null && 'record' in payment.of && payment.of.record > refund.record) return false;
	if (refund.reference !== '' && refund.reference === payment.reference) return true;
	const core = coreOf(refund.purpose);
	// “Refund” alone names no purpose: the same family and the same sum are enough.
	return core === '' ? refund.familyCode !== '' : core === payment.core;
}
