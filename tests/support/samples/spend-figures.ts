// Good calls of every route in server/api/routes/spend-figures.ts.
import type { Sample, SampleHelp } from '../api-samples.ts';

export function spendFigureSamples({ study }: SampleHelp): Record<string, Sample> {
	const at = (rest: string) => ({ path: async () => `/studies/${study()}/spend-figures${rest}` });
	return {
		listSpendFigures: at(''),
		getSpendFigureTable: at('/by-category'),
		drawSpendFigureAsSvg: at('/by-category.svg'),
		drawSpendFigureAsPng: at('/by-category.png'),
		exportSpendFigure: at('/by-category.csv')
	};
}
