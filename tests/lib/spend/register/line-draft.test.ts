import { describe, expect, it } from 'vitest';
import { draftOf, readDraft } from '#lib/spend/register/line-draft.ts';

const draft = { ...draftOf(null, 'a'), pounds: '1,250.50', date: '2019-05' };

describe('a line as somebody writes it', () => {
	it('becomes fields, and the fields a draft again', () => {
		const read = readDraft({ ...draft, instalment: '2', pounds: '-12.50' });
		expect(read).toMatchObject({
			ok: true,
			fields: { pence: -1250, date: '2019-05', instalment: 2, strandId: null }
		});
		if (read.ok) expect(readDraft(draftOf(read.fields, ''))).toEqual(read);
	});

	it('says at which field something is wrong', () => {
		const faults = (change: Partial<typeof draft>) => {
			const read = readDraft({ ...draft, ...change });
			return read.ok ? [] : Object.keys(read.faults);
		};
		expect(faults({})).toEqual([]);
		expect(faults({ date: '2019-02-30' })).toEqual(['date']);
		expect(faults({ pounds: 'about 40' })).toEqual(['pounds']);
		expect(faults({ pounds: '' })).toEqual(['pounds']);
		expect(faults({ instalment: '0' })).toEqual(['instalment']);
		expect(faults({ siteId: '' })).toEqual(['siteId']);
	});
});
