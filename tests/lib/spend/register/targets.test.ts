import { describe, expect, it } from 'vitest';
import { PLAIN_ARROW, PLAIN_NODE } from '#lib/domain/theory/model.ts';
import { targetsOf, targetsWith } from '#lib/spend/register/targets.ts';

const node = (id: string, label: string) => ({ ...PLAIN_NODE, id, label, kind: 'mechanism' as const });
const targets = targetsOf({
	nodes: [node('n1', 'Help is given'), node('n2', 'The family trusts the help')],
	arrows: [{ ...PLAIN_ARROW, id: 'a1', from: 'n1', to: 'n2', relation: 'leads-to' }]
});

describe('what evidence can be linked to', () => {
	it('are nodes and arrows by name', () => {
		expect(targets.map(({ label }) => label)).toEqual([
			'Help is given',
			'The family trusts the help',
			'Help is given leads to The family trusts the help'
		]);
	});
	it('are found by words of name and kind, those that begin with them first', () => {
		expect(targetsWith(targets, 'help').map(({ id }) => id)).toEqual(['n1', 'a1', 'n2']);
		expect(targetsWith(targets, 'arrow trust').map(({ id }) => id)).toEqual(['a1']);
		expect(targetsWith(targets, '  ')).toHaveLength(3);
	});
});
