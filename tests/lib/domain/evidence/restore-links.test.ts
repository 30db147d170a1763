// Restoring links: they are what they were, with who and when, and undo gives back what was.
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { applyLinkChange } from '#lib/domain/evidence/link-commands.ts';
import { restoreLinks } from '#lib/domain/evidence/restore-links.ts';
import { afterLinks, checkLinkCommand, expectSame } from '../../../support/command-laws.ts';
import { anyLinks, byId, link, SEEDED, smallLinks } from '../../../support/models.ts';

describe('restoreLinks', () => {
	it('makes any links any others, in one step that undo takes back whole', () => {
		fc.assert(
			fc.property(anyLinks(), anyLinks(), (now, then) => {
				const result = checkLinkCommand(now, restoreLinks(then));
				if (result.ok) expectSame(applyLinkChange(now, result.value), then, 'the links are what they were');
				else expectSame(now, then, 'only the same links change nothing');
			}),
			SEEDED
		);
	});

	it('has nothing to do where they are what they were', () => {
		expect(checkLinkCommand(smallLinks(), restoreLinks(smallLinks()))).toEqual({
			ok: false,
			problem: { code: 'nothing-to-change' }
		});
	});

	it('brings back a link that bears on nothing just now', () => {
		const then = byId([link('l1', 'r1', 'gone')]);
		expectSame(afterLinks(smallLinks(), restoreLinks(then)), then, 'kept all the same');
	});

	it('edits a judgement in place, and makes a link anew where it is another one', () => {
		const then = byId([
			link('a', 'r1', 'need', { stance: 'refines', reason: 'then' }),
			link('b', 'r1', 'help')
		]);
		const now = byId([link('a', 'r1', 'need', { reason: 'now' }), link('b', 'r2', 'help')]);
		expect(checkLinkCommand(now, restoreLinks(then))).toMatchObject({
			ok: true,
			value: {
				steps: [
					{ op: 'set', id: 'a', fields: { stance: 'refines', reason: 'then' } },
					{ op: 'add', link: { id: 'b', recordId: 'r1' } }
				]
			}
		});
	});
});
