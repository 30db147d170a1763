// What an audience may see, and what it must never: searched for in all that is left.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { CaseReturn } from '#lib/domain/questionnaires/return.ts';
import type { ReportFacts } from '#lib/report/facts.ts';
import { everyString } from '#lib/report/release/every-string.ts';
import { type ReleasedFacts, releasedFacts } from '#lib/report/release/released-facts.ts';
import { knownCodes, wordsFor } from '#lib/report/release/words-for.ts';
import { SEEDED } from '../../../support/models.ts';
import { sampleFacts } from '../../../support/report-facts.ts';

const PUBLIC = { tier: 'public' } as const;
const DARLINGTON = { tier: 'site', siteId: 'darlington' } as const;
const TEAM = { tier: 'team' } as const;

/** All that is left, maps and their keys, too. */
const written = (value: unknown): string =>
	JSON.stringify(value, (_, one: unknown) => (one instanceof Map ? [...one] : one));
const NAMES = /hillingdon|darlington|wigan/i;
const CODES = /DAR[\W_]*\d{3}|\bcase[\W_]*\d/i;

const aReturn = (more: Partial<CaseReturn> = {}): CaseReturn => ({
	id: 'wigan-case 77-1',
	siteId: 'wigan',
	strandId: null,
	wave: 1,
	phaseId: null,
	caseCode: 'case 77',
	group: '',
	cohort: 'DAR001',
	legalStatus: '',
	livingSituation: '',
	issues: [],
	likelihood: '',
	completedOn: '2019-05-20',
	revision: 1,
	...more
});

describe('facts for everybody', () => {
	const facts = sampleFacts({
		returns: [aReturn(), aReturn({ id: 'r2', wave: 2 }), aReturn({ id: 'r3', siteId: 'hillingdon' })]
	});
	const released = releasedFacts(facts, PUBLIC);
	const json = written(released);

	it('hold no name of a site, no alias beside one, no code of a family and no name of a person', () => {
		expect(json).not.toMatch(NAMES);
		expect(json).not.toMatch(CODES);
		expect(json).not.toContain('Ada Person');
		expect(released.study.sites.map((site) => released.names.of(site))).toEqual([
			'Pilot 1',
			'Pilot 2',
			'Pilot 3'
		]);
	});

	it('E5: hold the records that are public, and of the others no text', () => {
		expect(released.records).toHaveLength(facts.records!.filter((one) => one.release === 'public').length);
		const others = facts.records!.filter(({ release, text }) => release !== 'public' && text.length > 20);
		expect(others.length).toBeGreaterThan(60);
		for (const { text } of others) expect(json).not.toContain(JSON.stringify(text).slice(1, -1));
	});

	it('count every record, and families without their code', () => {
		expect(released.countable).toHaveLength(facts.records!.length);
		expect(new Set(released.countable!.map(({ family }) => family)).size).toBe(22);
		expect(released.fewBelow).toBe(5);
		expect(released.models[0]!.links).toHaveLength(facts.models[0]!.links!.length);
		expect(released.models[0]!.links!.every(({ reason, by, at }) => reason + by + at === '')).toBe(true);
	});

	it('name the same thing by the same id everywhere', () => {
		const ids = new Set(released.countable!.map(({ id }) => id));
		const items = released.models[0]!.model;
		for (const { recordId, targetId } of released.models[0]!.links!) {
			expect(ids).toContain(recordId);
			expect(items.nodes.has(targetId) || items.arrows.has(targetId)).toBe(true);
		}
		const [sources, sites] = [released.sources, released.study.sites].map((list) => list.map(({ id }) => id));
		for (const { sourceId, siteIds } of released.countable!) {
			expect(sources).toContain(sourceId);
			for (const id of siteIds) expect(sites).toContain(id);
		}
		expect(released.sources.filter(({ duplicateOf }) => duplicateOf !== null)).toHaveLength(1);
		for (const { duplicateOf } of released.sources) if (duplicateOf) expect(sources).toContain(duplicateOf);
		for (const { references } of items.nodes.values())
			for (const { sourceId } of references) expect(sources).toContain(sourceId);
		const [first, second, third] = released.returns!;
		expect([second!.caseCode, second!.siteId]).toEqual([first!.caseCode, first!.siteId]);
		expect(third!.caseCode).not.toBe(first!.caseCode);
	});

	it('withhold small numbers of the study, and say nothing of where a site is', () => {
		expect(
			released.study.sites.every(({ geography, funnel }) => geography === '' && funnel.length === 0)
		).toBe(true);
		const [first] = facts.study.sites;
		const told = {
			...first!.facts[0]!,
			topic: 'context' as const,
			label: 'Place',
			value: 'A busy London borough'
		};
		const more = {
			...facts,
			study: { ...facts.study, sites: [{ ...first!, facts: [...first!.facts, told] }] }
		};
		expect(written(releasedFacts(more, PUBLIC))).not.toContain('busy');
	});

	it('make nothing of what comes in other than was there', () => {
		const before = written(facts);
		releasedFacts(facts, PUBLIC);
		expect(written(facts)).toBe(before);
	});
});

describe('facts for a site', () => {
	const facts = sampleFacts();
	const released = releasedFacts(facts, DARLINGTON);

	it('name it alone', () => {
		const json = written(released);
		expect(json).not.toMatch(/hillingdon|wigan/i);
		expect(json).toContain('Darlington Borough Council');
		expect(json).not.toMatch(CODES);
		const own = released.study.sites.find(
			({ id }) => id === (released.audience as { siteId: string }).siteId
		);
		expect(own!.geography).toBe('Market town, North East England');
	});

	it('E5: hold its own records and public ones', () => {
		const sites = new Map(released.study.sites.map((site) => [site.id, site.name]));
		const held = released.records!.filter(({ release }) => release === 'site');
		expect(held.length).toBeGreaterThan(10);
		for (const { siteIds } of held)
			expect(siteIds.map((id) => sites.get(id))).toEqual(['Darlington Borough Council']);
		expect(released.records!.some(({ release }) => release === 'team')).toBe(false);
	});
});

describe('facts for the team', () => {
	it('hold everything but names of those who entered it', () => {
		const facts = sampleFacts();
		const released = releasedFacts(facts, TEAM);
		expect(written(released)).not.toContain('Ada Person');
		expect(released.records).toHaveLength(facts.records!.length);
		expect(released.fewBelow).toBe(0);
		expect(released.study).toEqual(facts.study);
		expect(released.models[0]!.links![0]!.reason).not.toBe('');
	});

	it('withhold small numbers from whoever may not see evidence', () => {
		const facts = sampleFacts({ records: null, returns: null });
		const released = releasedFacts(facts, TEAM);
		expect(released.study.sites.every(({ funnel }) => funnel.length === 0)).toBe(true);
		expect([released.fewBelow, released.countable]).toEqual([5, null]);
	});
});

describe('withdrawn records', () => {
	it('are not held, and still known to be withdrawn', () => {
		const facts = sampleFacts();
		const withdrawn = { by: 'Ada Person', at: '2026-01-01', reason: 'Consent of DAR023 ended' };
		const records = facts.records!.map((record) => ({ ...record, release: 'public' as const, withdrawn }));
		const released = releasedFacts({ ...facts, records }, PUBLIC);
		expect(released.records).toEqual([]);
		expect(released.countable!.every((one) => one.withdrawn)).toBe(true);
		expect(written(released)).not.toContain('Consent');
	});
});

/** Fields that hold no words: ids that the server makes, names themselves, tiers, and dates. */
const NO_WORDS = new Set([
	...['name', 'alias', 'release', 'modelId', 'versionId', 'caseCode', 'familyCode', 'kind', 'topic', 'unit'],
	...['geography', 'sourceId', 'recordId', 'targetId', 'siteId', 'siteIds', 'duplicateOf', 'id', 'date']
]);

describe('whatever people write', () => {
	const spellings = [
		'Hillingdon',
		'WIGAN COUNCIL',
		'LB Hillingdon',
		'darlington’s',
		'Wigan-wide',
		'Darlington BC'
	];
	const codes = ['DAR023', 'dar 025', 'Case 1', 'case-14', 'family DAR002'];

	it('holds no name of a site and no code of a family once it is for everybody', () => {
		fc.assert(
			fc.property(
				fc.array(fc.constantFrom(...spellings, ...codes), { minLength: 1, maxLength: 4 }),
				fc.constantFrom(' ', ', ', ' (', '\n', '/', '“'),
				fc.boolean(),
				(words, between, first) => {
					const spoilt = words.join(between);
					const facts = everyString(sampleFacts(), (text, field) => {
						if (NO_WORDS.has(field)) return text;
						return first ? `${spoilt}${between}${text}` : `${text}${between}${spoilt}`;
					});
					const json = written(releasedFacts(facts, PUBLIC));
					expect(NAMES.exec(json)?.[0]).toBeUndefined();
					expect(CODES.exec(json)?.[0]).toBeUndefined();
				}
			),
			{ ...SEEDED, numRuns: 12 }
		);
	});

	it('is also searched in ids that a model file brought', () => {
		const facts = sampleFacts();
		const rename = <T>(value: T): T =>
			everyString(value, (text, field) =>
				field !== 'label' && text === 'b_relationship' ? 'wigan-relationship' : text
			);
		const renamed: ReportFacts = { ...facts, models: rename(facts.models) };
		const released = releasedFacts(renamed, PUBLIC);
		expect(written(released)).not.toMatch(NAMES);
		const [{ model, links }] = released.models as [(typeof released.models)[0]];
		const [id] = [...model.nodes].find(([key]) => key.startsWith('item-'))!;
		expect(model.nodes.get(id)!.id).toBe(id);
		expect([...model.arrows.values()].some(({ from, to }) => from === id || to === id)).toBe(true);
		expect(links!.some(({ targetId }) => targetId === id)).toBe(true);
	});

	it('knows codes wherever they stand', () => {
		const facts = sampleFacts({ familyCodes: [], returns: [aReturn()] });
		expect(knownCodes(facts)).toEqual(expect.arrayContaining(['case 77', 'DAR023', 'case 14']));
	});

	it('looks into an id for a name within a word', () => {
		const facts = sampleFacts();
		const models = everyString(facts.models, (text) => (text === 'b_relationship' ? 'mywiganers' : text));
		expect(written(releasedFacts({ ...facts, models }, PUBLIC))).not.toMatch(NAMES);
	});

	it('may look like an id that it gets: nothing is lost', () => {
		const { models } = sampleFacts();
		const ids = [...models[0]!.model.nodes.keys()];
		const chosen = fc.constantFrom('wigan', 'item', 'dar023', 'hillingdon-car');
		fc.assert(
			fc.property(
				fc.uniqueArray(fc.tuple(chosen, fc.integer({ min: 1, max: 12 })), {
					selector: (id) => id.join('-'),
					minLength: 2,
					maxLength: 20
				}),
				(others) => {
					const renamed = new Map(others.map((id, i) => [ids[i]!, id.join('-')]));
					const facts = sampleFacts({
						models: everyString(models, (text, field) =>
							field === 'label' ? text : (renamed.get(text) ?? text)
						)
					});
					const released = releasedFacts(facts, PUBLIC);
					expect(sizes(released)).toEqual(sizes(facts));
				}
			),
			{ ...SEEDED, numRuns: 12 }
		);
	});

	it('is no date for only beginning like one', () => {
		const words = wordsFor(sampleFacts(), null);
		for (const text of ['2019T2 Hillingdon review', '2019-05T Hillingdon', '2019-05-20T10:00 Hillingdon'])
			expect(words.in(text)).not.toMatch(NAMES);
		const coded = wordsFor(sampleFacts({ familyCodes: ['20190520', '2019-05-20'] }), null);
		for (const text of ['2019', '2019-05', '2019-05-20', '2019-05-20T10:00', '2019-05-20T10:00:30.5Z'])
			expect(coded.in(text)).toBe(text);
	});
});

/** How many there are of each. */
const sizes = ({ models, countable, records, sources, views }: Partial<ReleasedFacts> & ReportFacts) => [
	...models.flatMap(({ model, links }) => [
		...[model.nodes, model.arrows, model.pathways, model.stages, model.statements].map(({ size }) => size),
		links!.length,
		[...model.arrows.values()].filter(({ from, to }) => model.nodes.has(from) && model.nodes.has(to)).length,
		new Set(links!.map(({ id }) => id)).size
	]),
	new Set((countable ?? records)!.map(({ id }) => id)).size,
	new Set(sources.map(({ id }) => id)).size,
	views.length
];
