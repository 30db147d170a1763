// Every check: what it points at, and what it leaves alone.
import { readFileSync } from 'node:fs';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { abbreviationsIn, explainedIn } from '#lib/domain/checks/abbreviations.ts';
import { checkModel } from '#lib/domain/checks/check-model.ts';
import { type Check, CHECKS } from '#lib/domain/checks/finding.ts';
import { makesTwoClaims } from '#lib/domain/checks/two-claims.ts';
import { editArrow } from '#lib/domain/theory/arrow-commands.ts';
import { applyChange } from '#lib/domain/theory/change.ts';
import type { Model } from '#lib/domain/theory/model.ts';
import { modelOf } from '#lib/model-file/model-of.ts';
import { anySoundModel, arrow, model, node, SEEDED } from '../../../support/models.ts';

const because = 'said so';
const about = (m: Model, check: Check) =>
	checkModel(m)
		.get(check)!
		.map((finding) => finding.about.join(' '));

describe('checkModel', () => {
	it('lists every check, also those that found nothing', () => {
		expect([...checkModel(model()).keys()]).toEqual(Object.keys(CHECKS));
	});

	it('gives every finding an id of its own, things that exist, and a fix that works', () => {
		fc.assert(
			fc.property(anySoundModel(), (m) => {
				const all = [...checkModel(m).values()].flat();
				expect(new Set(all.map(({ id }) => id)).size).toBe(all.length);
				for (const finding of all) {
					for (const id of finding.about) expect(m.nodes.has(id) || m.arrows.has(id)).toBe(true);
					if (!finding.fix) continue;
					const fixed = editArrow(m, finding.fix.arrowId, finding.fix.fields);
					expect(fixed.ok).toBe(true);
					const after = fixed.ok ? applyChange(m, fixed.value) : m;
					expect(
						checkModel(after)
							.get(finding.check)!
							.map(({ id }) => id)
					).not.toContain(finding.id);
				}
			}),
			SEEDED
		);
	});

	it('points at arrows without a because', () => {
		const m = model({
			nodes: [node('a'), node('b')],
			arrows: [arrow('1', 'a', 'b', { because }), arrow('2', 'b', 'a', { because: ' \n' })]
		});
		expect(about(m, 'because')).toEqual(['2']);
		expect(checkModel(m).get('because')![0]!.sentence).toBe(
			'“Label of b leads to Label of a” does not say why.'
		);
	});

	it('points at nodes that no arrow touches, and says nothing else of them', () => {
		const m = model({
			nodes: [
				node('a', { kind: 'activity' }),
				node('o', { kind: 'outcome' }),
				node('x'),
				node('y'),
				node('m')
			],
			arrows: [arrow('1', 'x', 'y'), arrow('2', 'm', '1'), arrow('3', 'a', 'gone')]
		});
		expect(about(m, 'loose')).toEqual(['a', 'o']);
		expect(about(m, 'unreached')).toEqual([]);
		expect(about(m, 'dead-end')).toEqual([]);
	});

	it('points at outcomes that nothing done reaches and activities that reach none, through cycles and arrows on arrows', () => {
		const m = model({
			nodes: [
				node('a', { kind: 'activity' }),
				node('b', { kind: 'activity' }),
				node('x'),
				node('y'),
				node('o', { kind: 'outcome' }),
				node('lost', { kind: 'outcome' }),
				node('late', { kind: 'intermediate-outcome' })
			],
			arrows: [
				arrow('1', 'x', 'o'),
				arrow('2', 'a', '1'),
				arrow('3', 'x', 'y'),
				arrow('4', 'y', 'x'),
				arrow('5', 'y', 'lost'),
				arrow('6', 'b', 'late')
			]
		});
		// x and y lead to both outcomes, and nobody does x or y; what a does acts on the arrow to o.
		expect(about(m, 'unreached')).toEqual(['lost']);
		expect(about(m, 'dead-end')).toEqual(['b']);
	});

	it('points at arrows against the stages or from an outcome to what is done, unless they are marked as feedback', () => {
		const m = model({
			stages: [
				{ id: 's1', title: 'Early', order: 1 },
				{ id: 's2', title: 'Late', order: 2 }
			],
			nodes: [
				node('e', { stage: 's1' }),
				node('l', { stage: 's2' }),
				node('m', { stage: 's2', kind: 'moderator' }),
				node('a', { kind: 'activity' }),
				node('o', { kind: 'outcome' })
			],
			arrows: [
				arrow('forth', 'e', 'l', { because }),
				arrow('back', 'l', 'e', { because }),
				arrow('meant', 'l', 'e', { because, relation: 'enables', feedback: true }),
				arrow('acts', 'm', 'e', { because }),
				arrow('again', 'o', 'a', { because }),
				arrow('on', 'o', 'forth', { because })
			]
		});
		expect(about(m, 'backward')).toEqual(['back', 'again']);
		expect(checkModel(m).get('backward')![0]).toMatchObject({
			sentence: '“Label of l leads to Label of e” goes back from “Late” to “Early”.',
			fix: { arrowId: 'back', fields: { feedback: true } }
		});
	});

	it('points at labels that are the same but for case, accents and signs, once for all of them', () => {
		const labels = ['Trust develops', 'trust  develops.', 'Trüst develops', 'Trust', '', ' '];
		const m = model({ nodes: labels.map((label, i) => node(`n${i}`, { label })) });
		expect(about(m, 'duplicate')).toEqual(['n0 n1 n2']);
		expect(checkModel(m).get('duplicate')![0]!.sentence).toBe('3 nodes are called “Trust develops”.');
	});

	it('points at abbreviations that no text of the model explains', () => {
		const m = model({
			nodes: [
				node('a', { label: 'SENCO is told' }),
				node('b', { label: 'FSW visits' }),
				node('c', { label: 'NHS waits', note: 'The family support worker (FSW) comes weekly.' })
			],
			arrows: [arrow('1', 'a', 'b', { because: 'SENCOs refer' })]
		});
		expect(about(m, 'abbreviation')).toEqual(['a 1']);
	});
});

describe('two claims', () => {
	it.each([
		'Family engages and makes changes',
		'Families engage and make changes',
		'Trust increases and stress falls',
		'Parents learn, and children thrive',
		'Stress falls; calmer mornings',
		'Training leads to skills',
		'Better sleep, which means fewer absences',
		'Money → calm'
	])('are made by “%s”', (label) => expect(makesTwoClaims(label)).toBe(true));

	it.each([
		'',
		'Trust develops',
		'Food and clothing',
		'Family goods and services',
		'Parents and children',
		'Parents and children share meals',
		'Staff have time and space',
		'Staff feel safe and supported',
		'Families have space and access to services',
		'Worker gives advice and support',
		'Leads and managers meet',
		'Results in maths'
	])('are not made by “%s”', (label) => expect(makesTwoClaims(label)).toBe(false));

	it('are found in two labels of the sample study, and both make two', () => {
		const file = JSON.parse(
			readFileSync(new URL('../../../../server/sample-study/model.json', import.meta.url), 'utf8')
		);
		const labels = [...modelOf(file).nodes.values()].map(({ label }) => label);
		expect(labels).toHaveLength(59);
		expect(labels.filter(makesTwoClaims)).toEqual([
			'Family feels valued and shares goals with worker',
			'Family engages and makes changes'
		]);
	});
});

describe('abbreviations', () => {
	it.each([
		['SENCO in school', 'SENCO'],
		['GPs and FSWs (CAMHS)', 'FSW CAMHS'],
		['EHCP2 is agreed', 'EHCP2'],
		['NHS waits in the UK, section II', ''],
		['Pathway A, iPhone, PhD, s17', ''],
		['TRUST DEVELOPS', ''],
		['SENCO', 'SENCO']
	])('in “%s”: %s', (text, words) => expect([...abbreviationsIn(text)].join(' ')).toBe(words));

	it.each([
		['special needs co-ordinator (SENCO)', 'SENCO'],
		['SENCO (special needs co-ordinator)', 'SENCO'],
		['FSWs: family support workers', 'FSW'],
		['FSW stands for family support worker', 'FSW'],
		['workers (FSW, SENCO)', 'FSW SENCO'],
		['SENCO comes', '']
	])('explained in “%s”: %s', (text, words) => expect([...explainedIn(text)].join(' ')).toBe(words));
});
