// Which keys lead where in a table. The page is played: two rows of a checkbox, a text and a button.
import { describe, expect, it } from 'vitest';
import { moveFor } from '#lib/tables/moving.ts';

const TAGS = ['input', 'textarea', 'button'] as const;
type Tag = (typeof TAGS)[number];

function played() {
	const rows: object[] = [];
	const table = { querySelectorAll: () => rows };
	for (const r of [0, 1]) {
		const row: { cells: object[] } = { cells: [] };
		row.cells = TAGS.map((tag, cellIndex) => {
			const cell = {
				cellIndex,
				parentElement: row,
				closest: (selector: string) => (selector === 'table' ? table : row),
				querySelector: (): object => control
			};
			const control = {
				is: `${tag} ${r}`,
				matches: (selector: string) => selector.split(', ').includes(tag),
				closest: () => cell
			};
			return cell;
		});
		rows.push(row);
	}
	return (row: number, tag: Tag) =>
		(rows[row] as { cells: { querySelector(): object }[] }).cells[TAGS.indexOf(tag)]!.querySelector();
}

/** What the key leads to, by tag and row; `nothing` where the table takes it and it leads nowhere, else null. */
function press(row: number, tag: Tag, key: string, keys: Partial<KeyboardEvent> = {}): string | null {
	const move = moveFor({ target: played()(row, tag), key, ...keys } as unknown as KeyboardEvent);
	if (!move) return null;
	return move.to ? (move.to as unknown as { is: string }).is : 'nothing';
}

describe('keys in a table', () => {
	it('Enter goes down the column, and in the last row breaks no line either', () => {
		expect(press(0, 'textarea', 'Enter')).toBe('textarea 1');
		expect(press(1, 'textarea', 'Enter')).toBe('nothing');
	});

	it('Enter is left to buttons, to Shift, and to who chooses a word of their script', () => {
		expect(press(0, 'button', 'Enter')).toBe(null);
		expect(press(1, 'textarea', 'Enter', { shiftKey: true })).toBe(null);
		expect(press(1, 'textarea', 'Enter', { isComposing: true })).toBe(null);
	});

	it('arrows move from what does not need them, with Ctrl from text, too, and else are the browser’s', () => {
		expect(press(0, 'input', 'ArrowDown')).toBe('input 1');
		expect(press(0, 'input', 'ArrowRight')).toBe('textarea 0');
		expect(press(0, 'textarea', 'ArrowDown')).toBe(null);
		expect(press(1, 'textarea', 'ArrowUp', { ctrlKey: true })).toBe('textarea 0');
		expect(press(1, 'button', 'ArrowRight')).toBe(null);
	});
});
