// The colours of charts. Series are told apart by pattern, mark and dash as well, so that none of this has to be seen.

/** `fill` of bars and dots, `line` around and across them: 3:1 on `page` each. */
export interface SeriesColours {
	fill: string;
	line: string;
}

/** `ink` and `quiet` have 4.5:1 on `page`, `axis` 3:1; `grid` is only an aid. */
export interface ChartTheme {
	id: 'light' | 'dark' | 'print' | 'page';
	page: string;
	ink: string;
	quiet: string;
	axis: string;
	grid: string;
	series: readonly SeriesColours[];
}

const one = (fill: string, line = fill): SeriesColours => ({ fill, line });

export const LIGHT: ChartTheme = {
	id: 'light',
	page: '#ffffff',
	ink: '#1b2430',
	quiet: '#4b5563',
	axis: '#7a8491',
	grid: '#e3e6e9',
	series: [
		one('#0a6170'),
		one('#b5720f', '#85500a'),
		one('#6a5ab0', '#51429a'),
		one('#ad3d6d', '#92305a'),
		one('#2f7d4e', '#206540'),
		one('#5b6b80', '#475569')
	]
};

export const DARK: ChartTheme = {
	id: 'dark',
	page: '#1b2025',
	ink: '#e5e8eb',
	quiet: '#a9b2bc',
	axis: '#7b8692',
	grid: '#323941',
	series: [
		one('#63bfcd'),
		one('#dfae57', '#e8bd6c'),
		one('#a99be4', '#b9adea'),
		one('#e58bb0', '#ee9fbf'),
		one('#7fcb98'),
		one('#a3b0c0')
	]
};

/** For paper without colour: lightness and pattern only. */
export const PRINT: ChartTheme = {
	id: 'print',
	page: '#ffffff',
	ink: '#000000',
	quiet: '#3d3d3d',
	axis: '#6b6b6b',
	grid: '#dddddd',
	series: [
		one('#3d3d3d', '#1f1f1f'),
		one('#757575', '#2b2b2b'),
		one('#5a5a5a', '#1f1f1f'),
		one('#808080', '#333333'),
		one('#4a4a4a', '#1f1f1f'),
		one('#6b6b6b', '#2b2b2b')
	]
};

const either = (light: string, dark: string) => `light-dark(${light}, ${dark})`;

/** For a chart inside a page: light or dark as the page is at the moment. Only browsers know this notation. */
export const PAGE: ChartTheme = {
	id: 'page',
	page: either(LIGHT.page, DARK.page),
	ink: either(LIGHT.ink, DARK.ink),
	quiet: either(LIGHT.quiet, DARK.quiet),
	axis: either(LIGHT.axis, DARK.axis),
	grid: either(LIGHT.grid, DARK.grid),
	series: LIGHT.series.map(({ fill, line }, i) => ({
		fill: either(fill, DARK.series[i]!.fill),
		line: either(line, DARK.series[i]!.line)
	}))
};

export const CHART_THEMES = { light: LIGHT, dark: DARK, print: PRINT, page: PAGE } as const;

/** The style of a series: the one that it is given, else its place. */
export const styleOf = ({ style }: { style?: number }, place: number): number => style ?? place;

/** The colours of a series by its style; after the last one they begin again, with other patterns. */
export const coloursOf = (theme: ChartTheme, series: number): SeriesColours =>
	theme.series[series % theme.series.length]!;
