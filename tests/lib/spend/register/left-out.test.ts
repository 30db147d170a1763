import { expect, it } from 'vitest';
import { leftOutBy } from '#lib/spend/register/left-out.ts';

it('a line is left out by hand, or by an active rule for its site, in either direction', () => {
	const rule = { id: 'r', overPence: 1000, siteId: 'a', reason: 'Too large', active: true };
	const line = { excluded: null, pence: 1001, siteId: 'a' };
	expect(leftOutBy(line, [rule])).toBe('Too large');
	expect(leftOutBy({ ...line, pence: -1001 }, [rule])).toBe('Too large');
	expect(leftOutBy({ ...line, pence: 1000 }, [rule])).toBeNull();
	expect(leftOutBy({ ...line, siteId: 'b' }, [rule])).toBeNull();
	expect(leftOutBy({ ...line, siteId: 'b' }, [{ ...rule, siteId: null }])).toBe('Too large');
	expect(leftOutBy(line, [{ ...rule, active: false }])).toBeNull();
	const excluded = { reason: 'Twice', by: 'Ann', at: '' };
	expect(leftOutBy({ ...line, excluded }, [rule])).toBe('Twice');
});
