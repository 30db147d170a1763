// Going from cell to cell of a table by keyboard. Rows and cells are read from the page: only those in sight exist.

const CONTROL = 'textarea, select, input, button';

/** The control in the same column, some rows further down; null past the end. */
function controlBelow(from: HTMLTableCellElement, rows: number): HTMLElement | null {
	const table = from.closest('table')!;
	const all = [...table.querySelectorAll<HTMLTableRowElement>('tbody tr[data-row]')];
	const target = all[all.indexOf(from.parentElement as HTMLTableRowElement) + rows];
	return target?.cells[from.cellIndex]?.querySelector<HTMLElement>(CONTROL) ?? null;
}

/** The nearest control of the same row to one side. */
function controlBeside(from: HTMLTableCellElement, step: -1 | 1): HTMLElement | null {
	const { cells } = from.parentElement as HTMLTableRowElement;
	for (let i = from.cellIndex + step; i >= 0 && i < cells.length; i += step) {
		const control = cells[i]!.querySelector<HTMLElement>(CONTROL);
		if (control) return control;
	}
	return null;
}

/**
 * Where a key leads within a table: Enter and Ctrl with arrow up or down stay in the column, wherever one is; plain arrow
 * keys move from what does not need them itself. In text, Shift with Enter breaks the line, and Enter never does: in the
 * last row it leads to nothing.
 * @returns null where the key is none of the table's
 */
export function moveFor(event: KeyboardEvent): { to: HTMLElement | null } | null {
	const at = event.target as HTMLElement;
	const cell = at.closest('td, th') as HTMLTableCellElement | null;
	if (!cell?.closest('tr[data-row]') || event.isComposing || event.altKey) return null;
	if (event.key === 'Enter')
		return event.shiftKey || at.matches('button') ? null : { to: controlBelow(cell, 1) };
	const to = controlByArrow(event, at, cell);
	return to && { to };
}

function controlByArrow(
	{ key, shiftKey, ctrlKey, metaKey }: KeyboardEvent,
	at: HTMLElement,
	cell: HTMLTableCellElement
): HTMLElement | null {
	const withMod = ctrlKey || metaKey;
	const plain = !withMod && !shiftKey && !at.matches('textarea, select');
	if (key === 'ArrowDown' && (withMod || plain)) return controlBelow(cell, 1);
	if (key === 'ArrowUp' && (withMod || plain)) return controlBelow(cell, -1);
	if (key === 'ArrowRight' && plain) return controlBeside(cell, 1);
	if (key === 'ArrowLeft' && plain) return controlBeside(cell, -1);
	return null;
}
