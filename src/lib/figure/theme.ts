// The colours of a figure, by hue and theme. Colour only repeats what shape, border and word already say.
import { laneIdOf, lanesOf } from '#lib/domain/theory/lanes.ts';
import type { Model, TheoryNode } from '#lib/domain/theory/model.ts';
import type { ViewTheme } from '#lib/domain/views/saved-view.ts';

/** The hues that a lane or node can have; a theme gives each its colours. */
export type Hue =
	'slate' | 'blue' | 'amber' | 'violet' | 'teal' | 'rose' | 'green' | 'grey' | 'plum' | 'rust' | 'stone';

/**
 * Colours of one hue as #rrggbb: `fill`, `border` and `hatch` of boxes, `lane` behind them, `laneBorder` around the lane,
 * `word` for the kind's word and lane headings. `word` has 4.5:1 and `border` 3:1 on `fill`, on `lane` and on white.
 */
export interface HueColours {
	fill: string;
	border: string;
	hatch: string;
	lane: string;
	laneBorder: string;
	word: string;
}

/** All colours of a figure. `ink` for labels, `quiet` for notes, `line` for arrows, `hairline` for rules. */
export interface Theme {
	id: ViewTheme;
	page: string;
	ink: string;
	quiet: string;
	line: string;
	hairline: string;
	hues: Record<Hue, HueColours>;
}

const hue = (
	fill: string,
	border: string,
	hatch: string,
	lane: string,
	laneBorder: string,
	word: string
): HueColours => ({ fill, border, hatch, lane, laneBorder, word });

export const COLOUR_THEME: Theme = {
	id: 'colour',
	page: '#ffffff',
	ink: '#1b2430',
	quiet: '#4b5563',
	line: '#3f4b5c',
	hairline: '#d5dae1',
	hues: {
		slate: hue('#f1f4f8', '#5b6b80', '#dfe5ec', '#f9fafc', '#dbe1e9', '#475569'),
		blue: hue('#e7f2fc', '#2c73b0', '#cfe3f6', '#f5fafe', '#c9dff2', '#1d5c96'),
		amber: hue('#fdf2d6', '#a4670c', '#f6e0ab', '#fffbf0', '#efdcae', '#85500a'),
		violet: hue('#efecfb', '#6a5ab0', '#ddd7f5', '#f9f8fe', '#dad4f1', '#51429a'),
		teal: hue('#e2f4f3', '#217b7b', '#c6e7e5', '#f4fbfa', '#c3e3e1', '#176160'),
		rose: hue('#fcebf2', '#ad3d6d', '#f6d3e1', '#fef6f9', '#f0cfdd', '#92305a'),
		green: hue('#e6f5ea', '#2f7d4e', '#cbe8d3', '#f5fbf7', '#c6e3cf', '#206540'),
		grey: hue('#ffffff', '#6b7280', '#eceef0', '#fafafa', '#e1e3e6', '#4b5563'),
		plum: hue('#f6eefa', '#85579f', '#e9d8f1', '#fcf9fd', '#e4d5ec', '#6c4187'),
		rust: hue('#fdf2ef', '#b1493a', '#f8dfd9', '#fef9f8', '#f0d5cf', '#94372a'),
		stone: hue('#f7f5f2', '#776e66', '#e8e4df', '#fbfaf9', '#e3dfda', '#57504a')
	}
};

const greys = (fill: string, lane: string): HueColours =>
	hue(fill, '#4d4d4d', '#d9d9d9', lane, '#c8c8c8', '#3d3d3d');

/** For black-and-white printing: lightness tells the first lanes apart, everything else is shape and word. */
export const GREY_THEME: Theme = {
	id: 'grey',
	page: '#ffffff',
	ink: '#141414',
	quiet: '#4a4a4a',
	line: '#333333',
	hairline: '#cfcfcf',
	hues: {
		slate: greys('#f4f4f4', '#fafafa'),
		blue: greys('#ffffff', '#f5f5f5'),
		amber: greys('#e9e9e9', '#f7f7f7'),
		violet: greys('#f6f6f6', '#fbfbfb'),
		teal: greys('#e4e4e4', '#f5f5f5'),
		rose: greys('#ffffff', '#f5f5f5'),
		green: greys('#e2e2e2', '#f4f4f4'),
		grey: greys('#ffffff', '#fafafa'),
		plum: greys('#ffffff', '#fafafa'),
		rust: greys('#ffffff', '#fafafa'),
		stone: greys('#f4f4f4', '#fafafa')
	}
};

const strong = (fill: string, border: string, hatch: string, lane: string, word = border): HueColours =>
	hue(fill, border, hatch, lane, border, word);

/** High contrast: all text 7:1 and all lines 4.5:1 on what they stand on, so that little of it is left to the fills. */
export const CONTRAST_THEME: Theme = {
	id: 'contrast',
	page: '#ffffff',
	ink: '#000000',
	quiet: '#1f2937',
	line: '#000000',
	hairline: '#4b5563',
	hues: {
		slate: strong('#ffffff', '#334155', '#e2e8f0', '#f8fafc'),
		blue: strong('#ffffff', '#0b4a82', '#d8e9f8', '#f3f9fe'),
		amber: strong('#ffffff', '#6b3f00', '#f8e6bd', '#fffaf0'),
		violet: strong('#ffffff', '#42307f', '#e2ddf7', '#f8f7fe'),
		teal: strong('#ffffff', '#0d4f4f', '#cdebe9', '#f2fbfa'),
		rose: strong('#ffffff', '#7d1f48', '#f8dbe7', '#fef5f8'),
		green: strong('#ffffff', '#14532d', '#d2ecd9', '#f3fbf5'),
		grey: strong('#ffffff', '#374151', '#e5e7eb', '#fafafa'),
		plum: strong('#ffffff', '#5a2f75', '#ecdff3', '#fcf8fd'),
		rust: strong('#ffffff', '#7f2318', '#f9e0da', '#fef8f7'),
		stone: strong('#ffffff', '#44403c', '#e7e5e4', '#fafaf9')
	}
};

const THEMES: Record<ViewTheme, Theme> = {
	colour: COLOUR_THEME,
	grey: GREY_THEME,
	contrast: CONTRAST_THEME
};

/** The colours of a view's theme. */
export const themeOf = (theme: ViewTheme): Theme => THEMES[theme];

const PATHWAY_HUES: readonly Hue[] = ['blue', 'amber', 'violet', 'teal', 'rose'];
const ROLE_HUES: Record<string, Hue> = {
	before: 'slate',
	after: 'green',
	contexts: 'grey',
	moderators: 'plum',
	unintended: 'rust',
	other: 'stone'
};

/** The hue of every lane by its id: the pathways take blue, amber and so on from top to bottom. */
export function laneHues(model: Pick<Model, 'pathways'>): Map<string, Hue> {
	let pathways = 0;
	return new Map(
		lanesOf(model).map((lane) => [
			lane.id,
			lane.role === 'pathway' ? PATHWAY_HUES[pathways++ % PATHWAY_HUES.length]! : ROLE_HUES[lane.role]!
		])
	);
}

const KINDS_OF_THEIR_OWN = { moderator: 'plum', 'unintended-effect': 'rust', context: 'grey' } as const;

/** The hue of a node: that of its lane, except kinds that must stay recognisable wherever they stand. */
export function hueOf(
	model: Pick<Model, 'pathways'>,
	node: Pick<TheoryNode, 'kind' | 'pathway'>,
	hues: ReadonlyMap<string, Hue> = laneHues(model)
): Hue {
	const own = (KINDS_OF_THEIR_OWN as Partial<Record<TheoryNode['kind'], Hue>>)[node.kind];
	return own ?? hues.get(laneIdOf(model, node)) ?? 'stone';
}
