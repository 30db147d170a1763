// The sample study that ships with the product: sound in itself, and the figures that its documents print come out.
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { type Link, STANCES } from '../../src/lib/domain/evidence/link.ts';
import {
	EVIDENCE_KINDS,
	type EvidenceRecord,
	type Source,
	SOURCE_KINDS
} from '../../src/lib/domain/evidence/record.ts';
import type { ApprovalBand, Study } from '../../src/lib/domain/study/study.ts';
import { findProblems } from '../../src/lib/domain/theory/integrity.ts';
import { laneIdOf } from '../../src/lib/domain/theory/lanes.ts';
import type {
	Arrow,
	Model,
	Pathway,
	Stage,
	Statement,
	TheoryNode
} from '../../src/lib/domain/theory/model.ts';

interface ModelFile {
	format: string;
	version: number;
	title: string;
	note: string;
	nodes: TheoryNode[];
	arrows: Arrow[];
	pathways: Pathway[];
	stages: Stage[];
	statements: Statement[];
}
type SampleRecord = Omit<
	EvidenceRecord,
	'studyId' | 'revision' | 'createdBy' | 'createdAt' | 'updatedBy' | 'updatedAt' | 'withdrawn' | 'ledger'
>;
type SampleLink = Omit<Link, 'by' | 'at'>;

const textOf = (name: string) =>
	readFileSync(new URL(`../../server/sample-study/${name}`, import.meta.url), 'utf8');
const study = JSON.parse(textOf('study.json')) as Study;
const sources = JSON.parse(textOf('sources.json')) as Source[];
const file = JSON.parse(textOf('model.json')) as ModelFile;
const records = JSON.parse(textOf('records.json')) as SampleRecord[];
const links = JSON.parse(textOf('links.json')) as SampleLink[];

const byId = <T extends { id: string }>(things: readonly T[]) =>
	new Map(things.map((thing) => [thing.id, thing]));
const model: Model = {
	title: file.title,
	note: file.note,
	nodes: byId(file.nodes),
	arrows: byId(file.arrows),
	pathways: byId(file.pathways),
	stages: byId(file.stages),
	statements: byId(file.statements)
};
const sourceIds = new Set(sources.map((s) => s.id));
const recordsById = byId(records);
const claims = records.filter((r) => /^t\d\d$/.test(r.id));

/** How many things fall under each key. */
function countBy<T>(things: readonly T[], key: (thing: T) => string): Record<string, number> {
	const counts: Record<string, number> = {};
	for (const thing of things) counts[key(thing)] = (counts[key(thing)] ?? 0) + 1;
	return counts;
}

/** Pence per family code, instalments summed. */
function penceByFamily(items: readonly SampleRecord[]): Map<string, number> {
	const sums = new Map<string, number>();
	for (const item of items)
		sums.set(item.familyCode, (sums.get(item.familyCode) ?? 0) + (item.amount?.pence ?? 0));
	return sums;
}

const total = (values: Iterable<number>) => [...values].reduce((a, b) => a + b, 0);
const bandFor = (bands: readonly ApprovalBand[], pence: number) =>
	bands.find((band) => pence > band.overPence && (band.upToPence === null || pence <= band.upToPence));

describe('sample model', () => {
	it('is a model file of 59 nodes and 74 arrows that passes every check of a model', () => {
		expect(file).toMatchObject({ format: 'throughline-model', version: 1, statements: [] });
		expect(file.nodes).toHaveLength(59);
		expect(file.arrows).toHaveLength(74);
		expect(findProblems(model)).toEqual([]);
	});

	it('says that it is a reconstruction and not the published figure', () => {
		expect(file.note).toMatch(/reconstruction/);
		expect(file.note).toMatch(/not the published figure/);
	});

	it('fills the lanes 10/7/7/9/10/9/7, with 28 core nodes', () => {
		expect(countBy(file.nodes, (n) => laneIdOf(model, n))).toEqual({
			before: 10,
			contexts: 7,
			'pathway:a': 7,
			'pathway:b': 9,
			after: 10,
			moderators: 9,
			unintended: 7
		});
		expect(file.nodes.filter((n) => n.core)).toHaveLength(28);
		for (const node of file.nodes) if (node.stage !== null) expect(model.stages.has(node.stage)).toBe(true);
	});

	it('has eight arrows that act on arrows', () => {
		const onArrows = file.arrows.filter((a) => model.arrows.has(a.to));
		expect(onArrows.map((a) => a.id)).toEqual(['e58', 'e59', 'e60', 'e62', 'e63', 'e64', 'e65', 'e66']);
	});

	it('holds the cycle from need to relationship and back to need', () => {
		const round = [
			'a_need',
			'a_decide',
			'a_material',
			'a_met',
			'b_trust',
			'b_valued',
			'b_relationship',
			'a_need'
		];
		for (let i = 1; i < round.length; i++)
			expect(
				file.arrows.some((a) => a.from === round[i - 1] && a.to === round[i]),
				`${round[i - 1]} → ${round[i]}`
			).toBe(true);
	});

	it('marks what was feared and not observed', () => {
		expect(file.nodes.filter((n) => n.status === 'feared-not-observed').map((n) => n.id)).toEqual([
			'u_misspend'
		]);
		expect(file.arrows.filter((a) => a.status === 'feared-not-observed').map((a) => a.id)).toEqual(['e73']);
	});

	it('counts the arrows by basis', () => {
		expect(countBy(file.arrows, (a) => String(a.basis))).toEqual({
			explicit: 40,
			inferred: 17,
			'interim-only': 17
		});
	});

	it('has labels of at most 120 characters without control characters, and no place names', () => {
		for (const { label } of file.nodes) {
			expect(label.length).toBeLessThanOrEqual(120);
			expect(label).not.toMatch(/\p{Cc}/u);
		}
		const prose = [
			file.title,
			file.note,
			...file.nodes.flatMap((n) => [n.label, n.note]),
			...file.arrows.map((a) => a.because)
		];
		for (const text of prose) expect(text).not.toMatch(/Hillingdon|Darlington|Wigan/);
	});
});

describe('sample study', () => {
	it('has unique ids throughout', () => {
		const modelIds = [...file.nodes, ...file.arrows, ...file.pathways, ...file.stages].map((x) => x.id);
		for (const ids of [modelIds, sources.map((s) => s.id), records.map((r) => r.id), links.map((l) => l.id)])
			expect(new Set(ids).size).toBe(ids.length);
		const studyIds = [...study.phases, ...study.sites, ...study.sites.flatMap((s) => s.strands)].map(
			(x) => x.id
		);
		expect(new Set(studyIds).size).toBe(studyIds.length);
	});

	it('cites only sources that it holds', () => {
		const cited = [
			...[...file.nodes, ...file.arrows].flatMap((x) => x.references),
			...study.sites.flatMap((s) => [...s.facts, ...s.approvalRules]).flatMap((x) => x.citations),
			...records
		];
		for (const { sourceId } of cited) expect(sourceIds).toContain(sourceId);
		for (const source of sources) {
			expect(SOURCE_KINDS).toContain(source.kind);
			if (source.duplicateOf !== null) expect(sourceIds).toContain(source.duplicateOf);
		}
		expect(sources.filter((s) => s.duplicateOf !== null)).toHaveLength(1);
	});

	it('names only sites, strands and phases that it holds', () => {
		const siteIds = study.sites.map((s) => s.id);
		const phaseIds = study.phases.map((p) => p.id);
		expect(study.sites.map((s) => s.alias)).toEqual(['Pilot 1', 'Pilot 2', 'Pilot 3']);
		expect(study.sites.map((s) => s.strands.length)).toEqual([0, 0, 2]);
		for (const site of study.sites)
			for (const { strandId } of [...site.facts, ...site.approvalRules])
				if (strandId !== null) expect(site.strands.map((s) => s.id)).toContain(strandId);
		for (const record of records) {
			expect(EVIDENCE_KINDS).toContain(record.kind);
			for (const id of record.siteIds) expect(siteIds).toContain(id);
			if (record.phaseId !== null) expect(phaseIds).toContain(record.phaseId);
			if (record.siteIds.length === 0) expect(record.caveat, record.id).not.toBe('');
			expect(record.section, record.id).not.toBe('');
			expect(record.lines, record.id).not.toBe('');
		}
	});

	it('says where a fact has no place in a document', () => {
		for (const fact of study.sites.flatMap((s) => s.facts))
			if (fact.citations.length === 0) expect(fact.note, `${fact.topic} ${fact.label}`).not.toBe('');
	});

	it('sums the families of the pilots as printed', () => {
		const final = (siteId: string, strandId: string | null) =>
			study.sites
				.find((s) => s.id === siteId)
				?.facts.find((f) => f.topic === 'families' && f.label.startsWith('Final') && f.strandId === strandId)
				?.amount;
		expect([final('hillingdon', null), final('darlington', null), final('wigan', null)]).toEqual([
			95, 35, 78
		]);
		expect([final('wigan', 'care-entry'), final('wigan', 'reunification')]).toEqual([42, 36]);
	});
});

describe('sample evidence', () => {
	it('links only what exists, each pair once, and repeats no case detail in a reason', () => {
		for (const link of links) {
			expect(recordsById.has(link.recordId), link.id).toBe(true);
			expect(model.nodes.has(link.targetId) || model.arrows.has(link.targetId), link.id).toBe(true);
			expect(STANCES).toContain(link.stance);
			expect(link.id).toBe(`l-${link.recordId}-${link.targetId}`);
			expect(link.reason).not.toBe('');
			expect(link.reason).not.toMatch(/£|\bDAR\d|\bcase \d/);
		}
		expect(new Set(links.map((l) => `${l.recordId} ${l.targetId}`)).size).toBe(links.length);
	});

	it('has 74 claims, 34 for, 24 against and 16 refining the nodes that they bear on', () => {
		expect(claims).toHaveLength(74);
		const stances = claims.map((claim) => {
			const onNodes = links.filter((l) => l.recordId === claim.id && model.nodes.has(l.targetId));
			const found = new Set(onNodes.map((l) => l.stance));
			expect(found.size, claim.id).toBe(1);
			return [...found][0]!;
		});
		expect(countBy(stances, (s) => s)).toEqual({ supports: 34, challenges: 24, refines: 16 });
	});

	it('has evidence for and against arrows, not only nodes', () => {
		const onArrows = links.filter((l) => model.arrows.has(l.targetId));
		expect(new Set(onArrows.map((l) => l.targetId)).size).toBeGreaterThanOrEqual(50);
		for (const stance of STANCES) expect(onArrows.some((l) => l.stance === stance)).toBe(true);
	});

	it('releases claims of the final documents to all, of the interim reports to their site, and no spends', () => {
		for (const { id, kind, sourceId, release } of records) {
			const isFinal = sourceId === 'article-2022' || sourceId === 'final-report-2020';
			expect(release, id).toBe(kind === 'spend' ? 'team' : isFinal ? 'public' : 'site');
		}
	});

	it('carries the sampling caveat with what was observed', () => {
		for (const record of records)
			if (record.kind === 'observation') expect(record.caveat).toMatch(/chosen by social workers/);
	});

	it('shows the costly respite as a challenge to less need for care', () => {
		expect(links.find((l) => l.id === 'l-p3-respite-o_care')?.stance).toBe('challenges');
		const outliers = records.filter((r) => r.caveat.startsWith('Outlier'));
		expect(outliers.map((r) => r.amount?.pence)).toEqual([5_200_000, 2_726_100]);
	});

	it('gives the spend of Pilot 1 as printed once instalments are summed', () => {
		const spent = records.filter((r) => r.siteIds.includes('hillingdon') && r.amount?.kind === 'spent');
		const sums = [...penceByFamily(spent).values()].sort((a, b) => a - b);
		expect(spent).toHaveLength(15);
		expect(sums).toHaveLength(14);
		expect(total(sums)).toBe(522_859);
		expect((sums[6]! + sums[7]!) / 2).toBe(11_375);
		expect([sums[0], sums[13]]).toEqual([940, 185_419]);
		expect(Math.round(total(sums) / 14)).toBe(37_347);
	});

	it('gives the budgets agreed in Pilot 2 as printed', () => {
		const agreed = records.filter((r) => r.siteIds.includes('darlington') && r.amount?.kind === 'agreed');
		const sums = penceByFamily(agreed);
		expect(agreed).toHaveLength(17);
		expect(sums.size).toBe(7);
		expect(total(sums.values())).toBe(2_682_300);
		expect([sums.get('DAR023'), sums.get('DAR025')]).toEqual([180_300, 212_000]);
	});
});

describe('sample approval rules', () => {
	const who = (siteId: string, version: string, strandId: string | null, pence: number) => {
		const rules = study.sites
			.find((s) => s.id === siteId)!
			.approvalRules.find((r) => r.version === version && r.strandId === strandId)!;
		const band = bandFor(rules.bands, pence);
		return band === undefined ? 'not stated' : (band.approver ?? 'nobody');
	};

	it.each([
		['hillingdon', 'interim-2019', null, 76_000, 'nobody'],
		['hillingdon', 'interim-2019', null, 100_000, 'nobody'],
		['hillingdon', 'interim-2019', null, 100_001, 'Team manager'],
		['hillingdon', 'article-2022', null, 50_000, 'nobody'],
		['hillingdon', 'article-2022', null, 50_001, 'Advanced practitioner'],
		['hillingdon', 'article-2022', null, 76_000, 'Advanced practitioner'],
		['hillingdon', 'article-2022', null, 125_000, 'Team manager'],
		['hillingdon', 'article-2022', null, 400_000, 'Team manager'],
		['hillingdon', 'article-2022', null, 400_001, 'not stated'],
		['darlington', 'interim-2019', null, 100_000, 'nobody'],
		['darlington', 'interim-2019', null, 1_000_000, 'Interim service manager, or senior staff'],
		['darlington', 'interim-2019', null, 1_000_001, 'not stated'],
		['darlington', 'article-2022', null, 1_500, 'Team manager'],
		['darlington', 'article-2022', null, 60_000, 'Service manager'],
		['darlington', 'article-2022', null, 250_000, 'not stated'],
		['wigan', 'article-2022', 'care-entry', 5_000, 'nobody'],
		['wigan', 'article-2022', 'care-entry', 5_001, 'Management team'],
		['wigan', 'article-2022', 'reunification', 100_000, 'nobody'],
		['wigan', 'article-2022', 'reunification', 2_726_100, 'Management team']
	] as const)('%s %s %s: %i pence is for %s', (siteId, version, strandId, pence, approver) => {
		expect(who(siteId, version, strandId, pence)).toBe(approver);
	});
});
