// How a Word document of ours looks: sizes, colours, styles, numbering of lists. Lengths in pt.
import {
	AlignmentType,
	type ILevelsOptions,
	type INumberingOptions,
	type IStylesOptions,
	LevelFormat,
	LineRuleType
} from 'docx';

export const FONT = 'Arial';
export const COLOURS = {
	ink: '1B2430',
	quiet: '4B5563',
	accent: '1D3B5C',
	hairline: 'C4CBD5',
	tint: 'F1F4F8'
};

/** Sizes of text. In large print none is under 18. */
export interface Sizes {
	title: number;
	subtitle: number;
	headings: readonly [number, number, number];
	body: number;
	/** Captions, cells, small print, foot. */
	small: number;
	note: number;
	foot: number;
}

export const sizesOf = (largePrint: boolean): Sizes =>
	largePrint
		? { title: 30, subtitle: 22, headings: [26, 22, 20], body: 18, small: 18, note: 18, foot: 18 }
		: { title: 24, subtitle: 14, headings: [17, 13.5, 11.5], body: 11, small: 9.5, note: 9, foot: 8.5 };

/** Space above and below a paragraph of each style, and the height of its lines as a multiple of the size. */
export const SPACES = {
	title: { before: 0, after: 4 },
	subtitle: { before: 0, after: 4 },
	dateline: { before: 0, after: 14 },
	headings: [
		{ before: 18, after: 6 },
		{ before: 14, after: 4 },
		{ before: 10, after: 3 }
	],
	plain: { before: 0, after: 7 },
	note: { before: 2, after: 6 },
	figureCaption: { before: 5, after: 12 },
	tableCaption: { before: 12, after: 4 }
} as const;
/** Arial's own line is 1.15 of its size. */
export const LINE = 1.15;
const WIDER_LINE = 264;

const twips = (pt: number): number => Math.round(pt * 20);
const spacing = ({ before, after }: { before: number; after: number }) => ({
	before: twips(before),
	after: twips(after)
});

/** The styles that people see in Word's list, and three for cells, captions of tables and figures. */
export function stylesOf(sizes: Sizes): IStylesOptions {
	const half = (pt: number): number => Math.round(pt * 2);
	const heading = (level: 0 | 1 | 2) => ({
		run: { size: half(sizes.headings[level]), bold: true, color: COLOURS.accent, font: FONT },
		paragraph: { spacing: spacing(SPACES.headings[level]), keepNext: true, keepLines: true }
	});
	const small = (id: string, name: string, size: number, quiet: boolean, paragraph = {}) => ({
		id,
		name,
		basedOn: 'Normal',
		quickFormat: true,
		run: { size: half(size), color: quiet ? COLOURS.quiet : COLOURS.ink },
		paragraph
	});
	return {
		default: {
			document: {
				run: {
					font: FONT,
					size: half(sizes.body),
					color: COLOURS.ink,
					language: { value: 'en-GB', eastAsia: 'en-GB', bidirectional: 'ar-SA' }
				}
			},
			title: {
				run: { size: half(sizes.title), bold: true, color: COLOURS.accent },
				paragraph: { spacing: spacing(SPACES.title), keepNext: true }
			},
			heading1: heading(0),
			heading2: heading(1),
			heading3: heading(2),
			caption: {
				run: { size: half(sizes.small), bold: true, italics: false, color: COLOURS.ink },
				paragraph: { spacing: spacing(SPACES.figureCaption) },
				semiHidden: false
			}
		},
		paragraphStyles: [
			small('Subtitle', 'Subtitle', sizes.subtitle, true, { spacing: spacing(SPACES.subtitle) }),
			small('Dateline', 'Dateline', sizes.small, true, { spacing: spacing(SPACES.dateline) }),
			small('BodyText', 'Body Text', sizes.body, false, {
				spacing: { ...spacing(SPACES.plain), line: WIDER_LINE, lineRule: LineRuleType.AUTO }
			}),
			small('SmallNote', 'Small note', sizes.note, true, { spacing: spacing(SPACES.note) }),
			small('TableText', 'Table text', sizes.small, false, { spacing: { before: 0, after: 0 } }),
			small('FigureText', 'Figure text', sizes.small, false, { spacing: { before: 0, after: 0 } }),
			small('Footer', 'footer', sizes.foot, true)
		]
	};
}

export const BULLETS = 'bullets';
export const NUMBERS = 'numbers';
/** Word knows nine levels of a list. */
export const DEEPEST_LEVEL = 8;

const INDENT = 340;
const levels = (look: (level: number) => Pick<ILevelsOptions, 'format' | 'text'>): ILevelsOptions[] =>
	Array.from({ length: DEEPEST_LEVEL + 1 }, (_, level) => ({
		level,
		...look(level),
		alignment: AlignmentType.START,
		style: {
			run: { font: FONT },
			paragraph: { indent: { left: INDENT * (level + 1), hanging: INDENT }, spacing: { after: 60 } }
		}
	}));

export const NUMBERING: INumberingOptions = {
	config: [
		{
			reference: BULLETS,
			levels: levels((level) => ({ format: LevelFormat.BULLET, text: level % 2 === 0 ? '•' : '–' }))
		},
		{
			reference: NUMBERS,
			levels: levels((level) => ({
				format: level % 2 === 0 ? LevelFormat.DECIMAL : LevelFormat.LOWER_LETTER,
				text: `%${level + 1}.`
			}))
		}
	]
};
