// Commands on links against the laws of every command and the rules E1 and E2.
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { applyLinkChange, editLink, linkRecord, unlink } from '#lib/domain/evidence/link-commands.ts';
import { afterLinks, checkLinkCommand } from '../../../support/command-laws.ts';
import { anyLinks, link, SEEDED, smallLinks } from '../../../support/models.ts';
import { random, randomLinkCommand } from '../../../support/random-commands.ts';

const start = smallLinks();
const codeOf = (command: Parameters<typeof checkLinkCommand>[1]) => {
	const result = checkLinkCommand(start, command);
	return result.ok ? null : result.problem.code;
};

describe('any link command', () => {
	it('keeps the laws on any links, sensible or not', () => {
		const counts = { accepted: 0, refused: 0 };
		fc.assert(
			fc.property(anyLinks(), fc.array(fc.nat(), { minLength: 1, maxLength: 6 }), (first, seeds) => {
				let links = first;
				for (const [i, seed] of seeds.entries()) {
					const result = checkLinkCommand(
						links,
						randomLinkCommand(random(seed), () => `made${i}`)
					);
					counts[result.ok ? 'accepted' : 'refused']++;
					if (result.ok) links = applyLinkChange(links, result.value);
				}
			}),
			SEEDED
		);
		expect(counts.accepted).toBeGreaterThan(100);
		expect(counts.refused).toBeGreaterThan(20);
	});
});

describe('linkRecord', () => {
	it('adds the link as it is', () => {
		const added = link('l9', 'r9', 'e1', { stance: 'refines', relevance: 'medium', reason: 'why' });
		expect(afterLinks(start, (l) => linkRecord(l, added)).get('l9')).toEqual(added);
	});

	it('E1 refuses anything but ids for record and target', () => {
		for (const bad of ['', 'The family said that …', 'a b', 'x'.repeat(65)]) {
			expect(codeOf((l) => linkRecord(l, link('l9', bad, 'need')))).toBe('invalid-id');
			expect(codeOf((l) => linkRecord(l, link('l9', 'r9', bad)))).toBe('invalid-id');
			expect(codeOf((l) => linkRecord(l, link(bad, 'r9', 'need')))).toBe('invalid-id');
		}
	});

	it('E2 refuses a second link between the same record and target, whatever its stance', () => {
		expect(codeOf((l) => linkRecord(l, link('l9', 'r1', 'need', { stance: 'challenges' })))).toBe(
			'duplicate-link'
		);
		expect(codeOf((l) => linkRecord(l, link('l9', 'r2', 'e1')))).toBe(null);
	});

	it('refuses an id that is taken, a stance that is not in the list and a reason that is too long', () => {
		expect(codeOf((l) => linkRecord(l, link('l1', 'r9', 'need')))).toBe('duplicate-id');
		expect(codeOf((l) => linkRecord(l, link('l9', 'r9', 'need', { stance: 'likes' as never })))).toBe(
			'invalid-stance'
		);
		expect(codeOf((l) => linkRecord(l, link('l9', 'r9', 'need', { reason: 'x'.repeat(4001) })))).toBe(
			'label-too-long'
		);
		expect(codeOf((l) => linkRecord(l, link('l9', 'r9', 'need', { reason: '\u0000' })))).toBe(
			'invalid-label'
		);
	});
});

describe('editLink', () => {
	it('changes the judgement and nothing else', () => {
		const fields = { stance: 'challenges', relevance: 'low', rigour: 'high', reason: 'one\ntwo' } as const;
		expect(afterLinks(start, (l) => editLink(l, 'l1', fields)).get('l1')).toEqual({
			...start.get('l1'),
			...fields
		});
	});

	it('refuses what is gone, another stance and a bad reason; does nothing where nothing differs', () => {
		expect(codeOf((l) => editLink(l, 'gone', { stance: 'refines' }))).toBe('not-found');
		expect(codeOf((l) => editLink(l, 'l1', { stance: 'likes' as never }))).toBe('invalid-stance');
		expect(codeOf((l) => editLink(l, 'l1', { reason: '\u0000' }))).toBe('invalid-label');
		expect(codeOf((l) => editLink(l, 'l1', { stance: 'supports', reason: 'said so' }))).toBe(
			'nothing-to-change'
		);
	});
});

describe('unlink', () => {
	it('takes the link away and leaves the others', () => {
		expect([...afterLinks(start, (l) => unlink(l, 'l2')).keys()]).toEqual(['l1', 'l3']);
		expect(codeOf((l) => unlink(l, 'gone'))).toBe('not-found');
	});
});
