// Ids made in a tab.
import { expect, it } from 'vitest';
import { checkId } from '#lib/domain/theory/integrity.ts';
import { newId } from '#lib/open-model/new-id.ts';

it('N1 new ids are ids, and differ', () => {
	const ids = Array.from({ length: 2000 }, (_, i) => newId((['n', 'a', 'l'] as const)[i % 3]!));
	for (const id of ids) expect(checkId(id).ok).toBe(true);
	expect(new Set(ids).size).toBe(ids.length);
});
