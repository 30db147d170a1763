// Which column means what.
import type { ColumnMapping, ColumnRole } from '#lib/ledger/receipt.ts';

/** With another meaning for a column: no column has two, and no meaning stands for two columns. Empty: not used. */
export function withRole(columns: ColumnMapping, at: number, role: ColumnRole | ''): ColumnMapping {
	const rest = Object.entries(columns).filter(([other, column]) => column !== at && other !== role);
	return Object.fromEntries(role ? [...rest, [role, at]] : rest) as ColumnMapping;
}
