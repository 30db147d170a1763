// The last look at what leaves: suspected personal data in every text of it, its name and its properties among them.
import { suspectedInTexts } from '#lib/report/scan/suspected-in-texts.ts';
import { knownWords } from '#lib/report/scan/known-words.ts';
import { findingsDigest } from './findings-digest.ts';
import type { ExportOrder, Found } from './order.ts';

export interface Text {
	/** "Table 2, row 3". */
	where: string;
	text: string;
}

/** Null where nothing was found, or somebody looked at just this. */
export function foundIn(texts: Iterable<Text>, order: ExportOrder): Found | null {
	const findings = suspectedInTexts(texts, knownWords(order.facts, order.audience));
	if (findings.length === 0) return null;
	const accept = findingsDigest(findings, boundTo(order));
	if (order.what !== 'check' && accept === order.accept) return null;
	// What stands around a finding goes no further than this.
	const places = findings.map(({ where, what, text }) => ({ where, what, text }));
	return { is: 'found', findings: places, accept };
}

/** Looking at one thing for one audience is not looking at another. */
function boundTo(order: ExportOrder): string {
	const { audience, secret } = order;
	const of = order.what === 'view' ? [order.view.modelId, order.view.id, order.view.revision] : order.report;
	return JSON.stringify([secret, audience, of]);
}
