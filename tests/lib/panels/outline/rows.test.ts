// The outline as rows, and where the arrow keys lead from each.
import { describe, expect, it } from 'vitest';
import { endsOf } from '#lib/domain/theory/arrow-ends.ts';
import { outlineOf } from '#lib/domain/theory/outline.ts';
import { rowAt, rowsOf } from '#lib/panels/outline/rows.ts';
import { smallModel } from '../../../support/models.ts';

const m = smallModel();
const all = rowsOf(outlineOf(m, 'pathway'), endsOf(m), () => true);
const at = (key: string) => all.findIndex((row) => row.key === key);

describe('the rows of an outline', () => {
	it('are headings, their nodes and the arrows out of these, each with its place among its like', () => {
		const shape = all.map(({ key, level, position, size }) => `${level} ${key} ${position}/${size}`);
		expect(shape.slice(0, 8)).toEqual([
			'1 section:moderators 1/4',
			'2 node:mod 1/1',
			'3 arrow:e5 1/1',
			'1 section:pathway:A 2/4',
			'2 node:need 1/2',
			'3 arrow:e1 1/1',
			'2 node:help 2/2',
			'3 arrow:e2 1/2'
		]);
	});

	it('leave out what is folded, and know what has nothing to fold', () => {
		const folded = rowsOf(outlineOf(m, 'pathway'), endsOf(m), (key) => key.startsWith('section:'));
		expect(folded.some((row) => row.is === 'arrow')).toBe(false);
		expect(folded.find((row) => row.key === 'node:need')?.open).toBe(false);
		expect(folded.find((row) => row.key === 'node:safe')?.open).toBeNull();
		expect(rowsOf(outlineOf(m, 'pathway'), endsOf(m), () => false).map((row) => row.level)).toEqual([
			1, 1, 1, 1
		]);
	});
});

describe('arrow keys', () => {
	it.each([
		['ArrowDown', 'node:mod', 'arrow:e5'],
		['ArrowUp', 'node:mod', 'section:moderators'],
		['ArrowRight', 'node:need', 'arrow:e1'],
		['ArrowLeft', 'arrow:e1', 'node:need'],
		['ArrowLeft', 'node:help', 'section:pathway:A'],
		['Home', 'node:help', 'section:moderators']
	])('%s leads from %s to %s', (key, from, to) => {
		expect(all[rowAt(all, at(from), key)!]?.key).toBe(to);
	});

	it('lead nowhere from the ends, or where there is nothing below', () => {
		expect(rowAt(all, 0, 'ArrowUp')).toBeNull();
		expect(rowAt(all, all.length - 1, 'ArrowDown')).toBeNull();
		expect(rowAt(all, at('node:safe'), 'ArrowRight')).toBeNull();
		expect(rowAt(all, 0, 'ArrowLeft')).toBeNull();
		expect(rowAt([], 0, 'ArrowDown')).toBeNull();
	});
});
