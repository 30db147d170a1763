import { describe, expect, it } from 'vitest';
import { commandLine } from '#lib/report-builder/command-line.ts';
import { byField, faultsBefore } from '#lib/report-builder/field-faults.ts';
import { numbered, placesOf } from '#lib/report-builder/look-through.ts';
import { newPart } from '#lib/report-builder/parts.ts';
import { releaseSentence } from '#lib/report-builder/release-words.ts';

describe('the command that makes a report', () => {
	const report = { id: 'r1', studyId: 's1', title: 'Interim report annex' };

	it('can be pasted as it is', () => {
		expect(commandLine(report, 'pdf', 'native')).toBe(
			'npm run -s throughline -- report --study s1 --report "Interim report annex" --format pdf --out interim-report-annex.pdf'
		);
		expect(commandLine(report, 'docx', 'picture')).toContain('--format docx --shapes picture --out');
		expect(commandLine(report, 'pdf', 'picture')).not.toContain('--shapes');
	});

	it.each(['Say "yes"', 'It’s $HOME', '`ls`', 'a\\b', 'Wow!', '100 %', ' '])(
		'names by its id what a shell would misread: %s',
		(title) => expect(commandLine({ ...report, title }, 'txt', 'native')).toContain('--report r1 --format')
	);

	it('names a file without anything that a shell or a disk would misread', () => {
		const fileOf = (title: string) => commandLine({ ...report, title }, 'txt', 'native').split('--out ')[1];
		expect(fileOf('../../etc; rm -rf /')).toBe('etc-rm-rf.txt');
		expect(fileOf('Adroddiad: Tŷ’r Plant')).toMatch(/^[a-z0-9-]+\.txt$/);
		expect(fileOf('تقرير')).toBe('report.txt');
	});
});

describe('what is wrong', () => {
	const parts = ['figure', 'text'] as const;
	const fields = {
		title: 'T',
		subtitle: '',
		release: 'team',
		siteId: null,
		theme: 'colour',
		largePrint: false,
		parts: parts.map((kind) => newPart(kind, 'm', []))
	} as const;

	it('is said at its field, by the part’s id, wherever the part went since', () => {
		const faults = byField(
			[
				{ path: 'parts.0.modelId', message: 'is not a model of the study' },
				{ path: 'siteId', message: 'is needed' },
				{ path: 'parts.9.heading', message: 'Too long' }
			],
			fields
		);
		expect([...faults]).toEqual([
			['figure modelId', 'This is not a model of the study.'],
			['siteId', 'This is needed.'],
			['parts.9.heading', 'Too long']
		]);
	});

	it('is seen before it is sent where the title is empty', () => {
		expect(faultsBefore({ ...fields, title: '  ' })).toHaveLength(1);
		expect(faultsBefore(fields)).toEqual([]);
	});
});

describe('what a release withholds', () => {
	it('names the site that it is for, and the smallest number', () => {
		expect(releaseSentence('site', 'Kent', 10)).toMatch(/^Kent goes by its name.*under 10/);
		expect(releaseSentence('public', 'Kent', 5)).not.toContain('Kent');
		expect(releaseSentence('public', '', 5)).toMatch(/alias.*under 5/);
		expect(releaseSentence('team', '', 5)).not.toContain('5');
	});
});

describe('what was found when a report was looked through', () => {
	it('lists figures and tables by their numbers, and places with their words', () => {
		const look = {
			contents: [
				{ kind: 'heading', number: null, title: 'H' },
				{ kind: 'figure', number: 1, title: 'F' },
				{ kind: 'table', number: 1, title: 'T' }
			],
			findings: [{ where: 'Table 1, row 3', what: 'Telephone number', text: '01632 960001' }],
			accept: 'a',
			said: []
		};
		expect(numbered(look)).toEqual([
			{ label: 'Figure 1', title: 'F' },
			{ label: 'Table 1', title: 'T' }
		]);
		expect(placesOf(look)).toEqual([{ path: 'Table 1, row 3', message: 'Telephone number: “01632 960001”' }]);
	});
});
