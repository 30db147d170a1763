// Where the font files are that the product ships: Inter, and what stands in for the characters that Inter has not got.
import { createRequire } from 'node:module';
import type { Weight } from '#lib/text/width-table.ts';

const require = createRequire(import.meta.url);
const file = (name: string): string => require.resolve(`@expo-google-fonts/${name}.ttf`);

/** Paths of the font files of one family, by weight. */
export type FontFiles = Record<Weight, string>;

/** Families in the order in which they are asked for a character. */
export const FONT_FILES = {
	inter: {
		400: file('inter/400Regular/Inter_400Regular'),
		500: file('inter/500Medium/Inter_500Medium'),
		600: file('inter/600SemiBold/Inter_600SemiBold')
	},
	arabic: {
		400: file('noto-sans-arabic/400Regular/NotoSansArabic_400Regular'),
		500: file('noto-sans-arabic/500Medium/NotoSansArabic_500Medium'),
		600: file('noto-sans-arabic/600SemiBold/NotoSansArabic_600SemiBold')
	},
	hebrew: {
		400: file('noto-sans-hebrew/400Regular/NotoSansHebrew_400Regular'),
		500: file('noto-sans-hebrew/500Medium/NotoSansHebrew_500Medium'),
		600: file('noto-sans-hebrew/600SemiBold/NotoSansHebrew_600SemiBold')
	},
	emoji: {
		400: file('noto-emoji/400Regular/NotoEmoji_400Regular'),
		500: file('noto-emoji/500Medium/NotoEmoji_500Medium'),
		600: file('noto-emoji/600SemiBold/NotoEmoji_600SemiBold')
	}
} as const satisfies Record<string, FontFiles>;

export type FontFamily = keyof typeof FONT_FILES;
export const FONT_FAMILIES = Object.keys(FONT_FILES) as readonly FontFamily[];
