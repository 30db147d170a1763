import { describe, expect, it } from 'vitest';
import { fieldOfHeading } from '../../../../src/routes/studies/[studyId]/questionnaires/answers-in-words.ts';
import {
	type ReadingSettings,
	readReturns
} from '../../../../src/routes/studies/[studyId]/questionnaires/read-returns.ts';
import { returnOf, study } from './returns.ts';

const settings: ReadingSettings = {
	study,
	siteId: 'a',
	wave: 1,
	dateOrder: 'dmy',
	lastYear: 2026,
	held: []
};
/** The one row of a table with these columns. */
const read = (cells: Record<string, string>, more: Partial<ReadingSettings> = {}) =>
	readReturns(
		[
			['Case code', ...Object.keys(cells)],
			['C 1', ...Object.values(cells)]
		],
		{ ...settings, ...more }
	)!.rows[0]!;

describe('rows of a table as returns', () => {
	it('are read by their headings, in any order, below a title', () => {
		const reading = readReturns(
			[
				['Returns of spring'],
				[
					'Date completed',
					'Legal status',
					'Family code',
					'Concerns',
					'Worker',
					'How likely is care?',
					'Likelihood'
				],
				['5/6/2019', 'CIN', 'C 1', 'CSE; missing episodes', 'x', '', 'Quite likely']
			],
			settings
		)!;
		expect(reading.columns.map(({ field }) => field)).toEqual([
			...['completedOn', 'legalStatus', 'caseCode', 'issues', null, 'likelihood'],
			null
		]);
		expect(reading.rows).toEqual([
			{
				record: 3,
				does: 'add',
				revision: null,
				why: [],
				fields: {
					siteId: 'a',
					strandId: null,
					wave: 1,
					phaseId: null,
					caseCode: 'C 1',
					group: '',
					cohort: '',
					legalStatus: 'child-in-need',
					livingSituation: '',
					issues: ['sexual-exploitation', 'missing'],
					likelihood: '',
					completedOn: '2019-06-05'
				}
			}
		]);
	});

	it.each([
		['Legal status', 'Looked after'],
		['Likelihood', 'Likely'],
		['Living situation', 'Moved'],
		['Issues', 'Neglect; trouble'],
		['Completed on', '31/2/2019'],
		['Group', 'B'],
		['Wave', '3'],
		['Site', 'Nowhere'],
		['Phase', 'Phase 9'],
		['Strand', 'Other']
	])('are refused where %s is “%s”, with a reason', (heading, text) => {
		const row = read({ [heading]: text });
		expect(row).toMatchObject({ does: 'refused', fields: null });
		expect(row.why.join()).toContain(text.split('; ').at(-1)!);
	});

	it.each([
		['Legal status', 'Looked after s.20 (voluntary)', 'legalStatus', 'looked-after-voluntary'],
		['Legal status', 'Not answered', 'legalStatus', ''],
		['Group', 'Business as usual', 'group', 'usual'],
		['Wave', 'Wave 2', 'wave', 2],
		['Site', 'Council b', 'siteId', 'b'],
		['Phase', 'phase 2', 'phaseId', 'phase-2'],
		['Completed on', 'May 2019', 'completedOn', '2019-05'],
		['Completed on', 'n/a', 'completedOn', null]
	])('take %s “%s”', (heading, text, field, value) => {
		expect(read({ [heading]: text }).fields).toMatchObject({ [field]: value });
	});

	it('must say which site and wave where nobody chose one', () => {
		expect(read({ Issues: '' }, { siteId: null, wave: null }).why).toEqual([
			'It does not say which site.',
			'It does not say which wave.'
		]);
	});

	it('replace what is held, and leave alone what is the same', () => {
		const held = [returnOf('C 1', { legalStatus: 'child-in-need', revision: 4 })];
		expect(read({ 'Legal status': 'CIN' }, { held })).toMatchObject({ does: 'nothing' });
		expect(read({ 'Legal status': 'CPP' }, { held })).toMatchObject({ does: 'replace', revision: 4 });
	});

	it('of one case and wave are all refused: somebody has to say which is right', () => {
		const table = [
			['Case', 'Wave'],
			['C 1', '1'],
			['C 2', '1'],
			['C 1', '1']
		];
		expect(readReturns(table, settings)!.rows.map(({ does }) => does)).toEqual(['refused', 'add', 'refused']);
	});

	it('need headings', () => {
		expect(
			readReturns(
				[
					['a', 'b'],
					['c', 'd']
				],
				settings
			)
		).toBeNull();
		expect(fieldOfHeading('Worker')).toBeNull();
	});
});
