// Edits of one thing in a study, and what becomes of them where somebody else was quicker.
import { describe, expect, it } from 'vitest';
import { readFileSync } from 'node:fs';
import {
	editList,
	editSiteList,
	editSpendList,
	idFrom,
	inOrder,
	moveUp,
	nextOrder,
	put
} from '#lib/domain/study/edit-study.ts';
import { placeInStudy } from '#lib/domain/study/place-in-study.ts';
import type { Study } from '#lib/domain/study/study.ts';

const study: Study = {
	revision: 1,
	...(JSON.parse(
		readFileSync(new URL('../../../../server/sample-study/study.json', import.meta.url), 'utf8')
	) as Omit<Study, 'revision'>)
};

describe('an edit of a study', () => {
	it('puts an item in, in the place of another, and out', () => {
		expect(put(['a', 'b'], null, 'c')).toEqual(['a', 'b', 'c']);
		expect(put([{ x: 1 }, { x: 2 }], { x: 1 }, { x: 3 })).toEqual([{ x: 3 }, { x: 2 }]);
		expect(put(['a', 'b'], 'a', null)).toEqual(['b']);
	});

	it('is none where somebody else changed or removed it meanwhile', () => {
		expect(put(['a'], 'b', 'c')).toBeNull();
		const [phase] = study.phases;
		expect(editList('phases', { ...phase!, title: 'Old' }, phase!)(study)).toBeNull();
		expect(editSiteList('gone', 'strands', null, { id: 's', title: 'S' })(study)).toBeNull();
	});

	it('touches nothing else', () => {
		const [fact] = study.sites[1]!.facts;
		const edited = editSiteList('darlington', 'facts', fact!, { ...fact!, value: 'Other' })(study)!;
		expect(edited.sites[1]!.facts[0]!.value).toBe('Other');
		expect(edited.sites[1]!.facts.slice(1)).toEqual(study.sites[1]!.facts.slice(1));
		expect(edited.sites[0]).toBe(study.sites[0]);
		const [type] = study.spend.types;
		const spend = editSpendList('types', type!, null)(study)!.spend;
		expect(spend).toEqual({ ...study.spend, types: study.spend.types.slice(1) });
	});

	it('moves up by one, and leaves the first where it is', () => {
		const ids = (s: Study | null) => inOrder(s!.sites).map(({ id }) => id);
		expect(ids(moveUp('sites', 'wigan')(study))).toEqual(['hillingdon', 'wigan', 'darlington']);
		expect(moveUp('sites', 'hillingdon')(study)).toBe(study);
		expect(moveUp('sites', 'gone')(study)).toBeNull();
		expect([nextOrder(study.sites), nextOrder([])]).toEqual([4, 1]);
	});

	it.each([
		['Care entry', 'care-entry'],
		['  Café Été! ', 'cafe-ete'],
		['—', 'item'],
		['x'.repeat(90), 'x'.repeat(40)],
		['Taken', 'taken-3']
	])('makes an id of %s', (title, id) => {
		expect(idFrom(title, [{ id: 'taken' }, { id: 'taken-2' }])).toBe(id);
	});

	it.each([
		['printedTables.2.phaseId', 'the printed table “Legal status at the interim”'],
		['sites.0.facts.0.strandId', 'the fact “Target group”'],
		['sites.0.startMonth', 'the site “Hillingdon London Borough Council”'],
		['sites.0.approvalRules.1.bands.1.overPence', 'the approval rules “article-2022”'],
		['spend.bandEdges.1', 'the edges of the bands'],
		['spend.categories.0.typeId', 'the category “Material and practical help”'],
		['else', '“else”']
	])('says what %s is', (path, words) => {
		expect(placeInStudy(path, study)).toBe(words);
	});
});
