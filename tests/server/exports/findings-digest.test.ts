// The sign for what somebody looked at.
import { expect, it } from 'vitest';
import { findingsDigest } from '#server/exports/findings-digest.ts';

const finding = (text: string, more = {}) => ({
	...{ where: 'Title', what: 'Email address', text, context: 'Ask' },
	...more
});
const BOUND = 'a secret, for everybody, view 1';

it('is the same for the same findings in any order, and another for all else', () => {
	const sign = findingsDigest([finding('a'), finding('b')], BOUND);
	expect(sign).toMatch(/^[\w-]{22}$/);
	expect(findingsDigest([finding('b'), finding('a')], BOUND)).toBe(sign);
	const others = [
		[finding('a')],
		[],
		[finding('a'), finding('c')],
		[finding('a'), finding('b'), finding('b')],
		[finding('a'), finding('b', { where: 'Table 1, row 3' })],
		[finding('a'), finding('b', { what: 'Name of a person' })],
		[finding('a'), finding('b', { context: 'Ask not' })],
		[finding('a","b')]
	].map((findings) => findingsDigest(findings, BOUND));
	const elsewhere = findingsDigest([finding('a'), finding('b')], `${BOUND}, of another revision`);
	expect(new Set([sign, elsewhere, ...others]).size).toBe(10);
});
