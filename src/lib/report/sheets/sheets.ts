// A model as drawings that can be read on their page: one, or several where one would be too small.
import type { Model } from '#lib/domain/theory/model.ts';
import type { ViewPage } from '#lib/domain/views/saved-view.ts';
import type { Scene } from '#lib/figure/scene.ts';
import type { LayoutEngine } from '#lib/layout/engine.ts';
import { SMALLEST_TEXT } from '../page.ts';
import { arrangedForPage, type Outlook, outlookFor } from './arranged-for-page.ts';
import { asArranged, drawnTogether } from './as-arranged.ts';
import { type Arrangement, type Drawn, drawn, routed } from './drawn.ts';
import type { SheetRequest } from './request.ts';
import { sharesOf } from './shares.ts';
import { partsOf, type TitledPart } from './split.ts';

export type { SheetRequest } from './request.ts';

export interface Sheet {
	/** What of the figure it shows; '' for the whole. */
	title: string;
	part: Model;
	scene: Scene;
	/** The smallest text on that page in pt; null for `free`. */
	smallest: number | null;
}

export interface Sheets {
	sheets: readonly Sheet[];
	/** Sentences for whoever asked: split, arranged anew, still too small. */
	said: readonly string[];
}

type PageRequest = SheetRequest & { page: Exclude<ViewPage, 'free'> };

/** Arranging more nodes for pages, and splitting them, takes minutes. */
const MOST_ON_PAGES = 300;
const TOO_LARGE = `A figure of more than ${MOST_ON_PAGES} nodes is not arranged for pages. It is drawn as it stands, and its text may be small; a view of one pathway fits better.`;

/** A part that is still too large is cut into so many shares at most. */
const MOST_SHARES = 8;

/**
 * The drawings of a view: as people arranged it, in full or else compact, where its text is large enough then; else arranged
 * anew for the page; else split. Every node and every arrow is on one of them at least. The same request gives the same
 * sheets, provided that the engine has no deadline.
 */
export async function sheetsOf(request: SheetRequest, engine: LayoutEngine): Promise<Sheets> {
	const { shown, page } = request;
	const whole = (found: Drawn): Sheet => ({ title: '', part: shown, ...found });
	const isTooLarge = shown.nodes.size > MOST_ON_PAGES;
	if (page === 'free' || isTooLarge) {
		const { scene } = drawnAt(shown, asArranged(shown), request);
		const said = isTooLarge && page !== 'free' ? [TOO_LARGE] : [];
		return { sheets: [{ title: '', part: shown, scene, smallest: null }], said };
	}
	const onPage: PageRequest = { ...request, page };
	for (const arrangement of [asArranged, drawnTogether]) {
		const found = drawnAt(shown, arrangement(shown), onPage);
		if (isLarge(found.smallest)) return { sheets: [whole(found)], said: [] };
	}
	const placed = [...shown.nodes.values()].some((node) => node.pos !== null);
	const outlook = outlookFor(shown, onPage);
	if (isLarge(outlook.smallest)) {
		const found = await arrangedForPage(outlook, onPage, engine);
		if (isLarge(found.smallest)) return { sheets: [whole(found)], said: placed ? [anew(page)] : [] };
	}
	return split(onPage, engine);
}

async function split(request: PageRequest, engine: LayoutEngine): Promise<Sheets> {
	const parts = partsOf(request.shown, (part) => isLarge(outlookFor(part, request).smallest));
	const sheets: Sheet[] = [];
	for (const part of parts) sheets.push(...(await cut(part, request, engine)));
	const smallest = Math.min(...sheets.map((sheet) => sheet.smallest!));
	const how = parts.length > 1 ? 'split by pathway' : 'split';
	const said = [
		...(sheets.length > 1
			? [
					`At ${SMALLEST_TEXT} pt this figure needs more than one ${pageWords(request.page)}; it is ${how} into ${sheets.length} figures.`
				]
			: []),
		...(isLarge(smallest) ? [] : [`The smallest text is ${(Math.floor(smallest * 10) / 10).toFixed(1)} pt.`])
	];
	return { sheets, said };
}

/** A part on as few pages as hold it with text that is large enough, or on as many as it can be cut into. */
async function cut(
	{ title, part }: TitledPart,
	request: PageRequest,
	engine: LayoutEngine
): Promise<Sheet[]> {
	const drawnAs = async (outlooks: readonly Outlook[]): Promise<Sheet[]> => {
		const sheets: Sheet[] = [];
		for (const [i, outlook] of outlooks.entries()) {
			const found = await arrangedForPage(outlook, request, engine);
			sheets.push({ title: titled(title, i, outlooks.length), part: outlook.part, ...found });
		}
		return sheets;
	};
	let finest = [part];
	for (let count = 1; count <= MOST_SHARES; count++) {
		const shares = count === 1 ? finest : sharesOf(part, count);
		if (count > 1 && shares.length === finest.length) continue;
		finest = shares;
		const outlooks = readable(shares, request);
		const sheets = outlooks && (await drawnAs(outlooks));
		if (sheets?.every(({ smallest }) => isLarge(smallest!))) return sheets;
	}
	return drawnAs(finest.map((share) => outlookFor(share, request)));
}

/** How the shares come out on a page each; null as soon as one is too large for it. */
function readable(shares: readonly Model[], request: PageRequest): Outlook[] | null {
	const outlooks: Outlook[] = [];
	for (const share of shares) {
		const outlook = outlookFor(share, request);
		if (!isLarge(outlook.smallest)) return null;
		outlooks.push(outlook);
	}
	return outlooks;
}

function titled(title: string, index: number, count: number): string {
	if (count === 1) return title;
	return title === '' ? `Part ${index + 1} of ${count}` : `${title} (${index + 1} of ${count})`;
}

const drawnAt = (part: Model, arrangement: Arrangement, request: SheetRequest): Drawn =>
	drawn(part, arrangement, routed(part, arrangement, request), request);

/** A hair less is nothing that a ruler would find. */
const isLarge = (smallest: number): boolean => smallest >= SMALLEST_TEXT - 0.001;

const pageWords = (page: PageRequest['page']): string => (page === 'slide' ? 'slide' : 'A4 page');

const anew = (page: PageRequest['page']): string =>
	`The nodes are arranged anew, so that the figure fits one ${pageWords(page)} with text of at least ${SMALLEST_TEXT} pt.`;
