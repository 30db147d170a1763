// A cell of a figure as people read it, in tables, descriptions and labels of charts.
import type { FigureCell } from './figure-table.ts';
import { formatPence } from '#lib/domain/evidence/money.ts';

/** "£113.75", "1,000", "23.1", "9.3 %", "withheld"; accounts one after the other. */
export function cellWords(cell: FigureCell): string {
	switch (cell.type) {
		case 'pence':
			return formatPence(cell.pence);
		case 'count':
			return withCommas(String(cell.count));
		case 'number':
			return withCommas(cell.number.toFixed(cell.decimals));
		case 'percent':
			return `${cell.percent.toFixed(1)}%`;
		case 'text':
			return cell.text;
		case 'accounts':
			return cell.accounts.map(({ text, from }) => (from ? `${text} (${from})` : text)).join(' / ');
		case 'withheld':
			return 'withheld';
		case 'none':
			return cell.words;
	}
}

const withCommas = (digits: string): string => digits.replace(/\B(?<!\.\d*)(?=(\d{3})+(?!\d))/g, ',');
