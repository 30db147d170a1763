// Finding by words.
import { describe, expect, it } from 'vitest';
import { findIn } from '#lib/domain/theory/find.ts';
import { model, node, smallModel } from '../../../support/models.ts';

const ids = (query: string) => findIn(smallModel(), query).map(({ id }) => id);

describe('findIn', () => {
	it('finds nodes by label or note, arrows by their because, pathways by title', () => {
		expect(ids('rel')).toEqual(['B', 'bond']);
		expect(ids('workers')).toEqual(['bond']);
		expect(ids('noticed')).toEqual(['e2']);
		expect(findIn(smallModel(), 'resources')).toMatchObject([{ is: 'pathway', about: ['need', 'help'] }]);
	});

	it('wants every word, in any case and without accents; nothing finds nothing', () => {
		expect(ids('is HÉLP')).toEqual(['help', 'e2']);
		expect(ids('help bond')).toEqual([]);
		expect(ids(' ')).toEqual([]);
	});

	it('lists what begins with the words first, and no more than asked for', () => {
		const m = model({
			nodes: [
				node('a', { label: 'No trust' }),
				node('b', { label: 'Trust grows' }),
				node('c', { label: 'Mistrust' })
			]
		});
		expect(findIn(m, 'trust').map(({ id }) => id)).toEqual(['b', 'a', 'c']);
		expect(findIn(m, 'trust', 1)).toHaveLength(1);
	});

	it('gives a node without a name the one that it has on the screen', () => {
		const m = model({ nodes: [node('a', { label: '', note: 'why' })] });
		expect(findIn(m, 'why')).toEqual([
			{ id: 'a', is: 'node', title: 'Unnamed node', detail: 'note: why', about: ['a'] }
		]);
	});
});
