// What every kind of plot is given, and gives back.
import type { ChartTheme } from './chart-theme.ts';
import type { LegendEntry } from './legend.ts';

export interface PlotFrame {
	x: number;
	top: number;
	width: number;
	theme: ChartTheme;
	/** Begins the ids of patterns. */
	prefix: string;
	/** The entry of the legend for what is withheld, for plots in which something is. */
	withheld: LegendEntry;
}

export interface Plot {
	svg: string;
	/** In px, from `top` on. */
	height: number;
	/** What the plot needs explained. */
	legend: LegendEntry[];
}
