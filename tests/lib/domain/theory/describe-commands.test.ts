// Commands on the title and note of a model.
import { describe, expect, it } from 'vitest';
import { describeModel } from '#lib/domain/theory/describe-commands.ts';
import { LABEL_LIMIT } from '#lib/domain/theory/integrity.ts';
import { after, refusal } from '../../../support/command-laws.ts';
import { smallModel } from '../../../support/models.ts';

const start = smallModel();
const describeAs = (fields: { title?: string; note?: string }) =>
	refusal(start, (m) => describeModel(m, fields));

describe('describeModel', () => {
	it('changes title and note, and leaves everything else', () => {
		const next = after(start, (m) => describeModel(m, { title: ' Theory <1> ', note: 'One\nTwo' }));
		expect(next).toEqual({ ...start, title: 'Theory <1>', note: 'One\nTwo' });
	});

	it('writes only what differs', () => {
		const result = describeModel(start, { title: start.title, note: 'x' });
		expect(result.ok && result.value.steps).toEqual([{ op: 'describe', fields: { note: 'x' } }]);
	});

	it('N2 refuses a title that is empty, too long or holds control characters', () => {
		expect(describeAs({ title: '  ' })).toBe('invalid-label');
		expect(describeAs({ title: 'x'.repeat(LABEL_LIMIT + 1) })).toBe('label-too-long');
		expect(describeAs({ title: 'a\nb' })).toBe('invalid-label');
	});

	it('N3 refuses a note that is too long or holds control characters', () => {
		expect(describeAs({ note: 'x'.repeat(4001) })).toBe('label-too-long');
		expect(describeAs({ note: 'a\u0001' })).toBe('invalid-label');
	});

	it('does nothing where nothing differs', () => {
		expect(describeAs({ title: ` ${start.title} `, note: start.note })).toBe('nothing-to-change');
		expect(describeAs({})).toBe('nothing-to-change');
	});
});
