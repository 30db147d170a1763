// Takes the links of a model back to an earlier state of them, as one more edit.
import { ok, refuse, type Result } from '../result.ts';
import { changedFields } from '../theory/difference.ts';
import type { LinkChange, Links, LinkStep } from './link-commands.ts';

/** What of a link people can change; who linked what when never changes. */
const JUDGEMENT: readonly string[] = ['stance', 'relevance', 'rigour', 'reason'];

/** @param target an earlier state. Links that bear on nothing in the model come back as well: they count for nothing. */
export function restoreLinks(target: Links): (links: Links) => Result<LinkChange> {
	return (links) => {
		const steps: LinkStep[] = [];
		for (const id of links.keys()) if (!target.has(id)) steps.push({ op: 'remove', id });
		for (const [id, link] of target) {
			const now = links.get(id);
			const names = now ? changedFields(now, link) : [];
			if (!now || names.some((name) => !JUDGEMENT.includes(name))) steps.push({ op: 'add', link });
			else if (names.length > 0) {
				const fields = Object.fromEntries(names.map((name) => [name, link[name as keyof typeof link]]));
				steps.push({ op: 'set', id, fields });
			}
		}
		return steps.length > 0 ? ok({ does: 'Restore links', steps }) : refuse('nothing-to-change');
	};
}
