// What the drawing thread can be asked to do.
import type { Strength } from '#lib/domain/evidence/strength.ts';
import type { FigureTable } from '#lib/domain/spend/figure-table.ts';
import type { Model } from '#lib/domain/theory/model.ts';
import type { Extent } from '#lib/domain/theory/selection.ts';

export type Positions = Map<string, readonly [number, number]>;

export interface Jobs {
	/** First positions for every node. */
	tidy: { input: { model: Model }; output: Positions };
	/** The figure as SVG; `strengths` where evidence may be shown. */
	figure: {
		input: {
			model: Model;
			extent: Extent;
			strengths: Map<string, Strength> | null;
			evidence: { records: number; sources: number } | null;
		};
		output: string;
	};
	/** A figure of spending: SVG as text, PNG as bytes. */
	chart: {
		input: { figure: FigureTable; theme: 'light' | 'dark' | 'print'; format: 'svg' | 'png' };
		output: string | Uint8Array;
	};
}
export type JobName = keyof Jobs;

export interface Order<N extends JobName = JobName> {
	job: N;
	input: Jobs[N]['input'];
}
