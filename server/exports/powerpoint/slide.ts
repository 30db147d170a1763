// One slide while it is made: gives its shapes their ids, and gathers what the slide needs of other parts.
import { element as el } from '#lib/figure/xml.ts';
import { emu } from './frames.ts';
import type { Part, Relationship } from './package.ts';
import { shapeTree } from './placeholders.ts';
import { type Layout, layoutPath, NO_COLOURS_OF_ITS_OWN, NOTES_MASTER } from './skeleton.ts';
import { paragraph, placeholderBody, textBody } from './text.ts';
import { document, NAMESPACES, NO_FILL, NO_LINE, type Place, preset, transform } from './xml-parts.ts';
import type { Rect } from '#lib/layout/geometry.ts';

const TYPE = 'application/vnd.openxmlformats-officedocument.presentationml';
/** Longest name of a shape in the list of what is on a slide, in characters. */
const NAME_LENGTH = 250;
const DECORATIVE = el(
	'a:extLst',
	{},
	el(
		'a:ext',
		{ uri: '{C183D7F6-B498-43B3-948B-1728B52AA6E4}' },
		el('adec:decorative', {
			'xmlns:adec': 'http://schemas.microsoft.com/office/drawing/2017/decorative',
			val: 1
		})
	)
);

/** What people read of a shape: its name in the list, and its alt text. `alt` null: only adorns. */
export interface About {
	name: string;
	alt: string | null;
}

/** A shape. `look` is the XML of geometry, fill and line, `text` its `p:txBody`. */
export interface Shape extends About {
	place: Place;
	look: string;
	text?: string;
	textBox?: boolean;
}

/** An end of a connector: the shape it is glued to, and at which of its sites. */
export interface Glue {
	shape: number;
	site: number;
}

export type PlaceholderType = 'title' | 'ctrTitle' | 'subTitle' | 'body';

export class Slide {
	readonly layout: Layout;
	/** Said in the notes, a paragraph each. */
	notes: readonly string[] = [];
	#shapes: string[] = [];
	#nextId = 2;
	#pictures: { bytes: Uint8Array; ending: 'png' | 'svg'; id: string }[] = [];

	constructor(layout: Layout) {
		this.layout = layout;
	}

	/** An id that no other shape of this slide has. */
	takeId(): number {
		return this.#nextId++;
	}

	/** Puts ready XML on top of what is there. */
	put(xml: string): void {
		this.#shapes.push(xml);
	}

	about({ name, alt }: About, id: number): string {
		const short = [...name].slice(0, NAME_LENGTH).join('');
		return el('p:cNvPr', { id, name: short, descr: alt }, alt === null ? DECORATIVE : '');
	}

	shapeXml({ place, look, text, textBox, ...about }: Shape, id: number): string {
		const head = this.about(about, id) + el('p:cNvSpPr', { txBox: textBox ? 1 : null }) + el('p:nvPr', {});
		return el(
			'p:sp',
			{},
			el('p:nvSpPr', {}, head) + el('p:spPr', {}, transform(place) + look) + (text ?? '')
		);
	}

	/** Adds a shape and answers with its id. */
	shape(shape: Shape): number {
		const id = this.takeId();
		this.put(this.shapeXml(shape, id));
		return id;
	}

	/** Adds a connector that is glued at both ends. */
	connector(about: About, place: Place, look: string, from: Glue, to: Glue): void {
		const glue = (name: string, { shape, site }: Glue): string => el(name, { id: shape, idx: site });
		const head =
			this.about(about, this.takeId()) +
			el('p:cNvCxnSpPr', {}, glue('a:stCxn', from) + glue('a:endCxn', to)) +
			el('p:nvPr', {});
		this.put(el('p:cxnSp', {}, el('p:nvCxnSpPr', {}, head) + el('p:spPr', {}, transform(place) + look)));
	}

	/** Fills a placeholder of the layout; `frame` in mm, where it is not that of the layout. */
	fill(type: PlaceholderType | null, name: string, paragraphs: readonly string[], idx?: number): void {
		const head =
			el('p:cNvPr', { id: this.takeId(), name }) +
			el('p:cNvSpPr', {}, el('a:spLocks', { noGrp: 1 })) +
			el('p:nvPr', {}, el('p:ph', { type, idx: idx ?? null }));
		this.put(el('p:sp', {}, el('p:nvSpPr', {}, head) + el('p:spPr', {}) + placeholderBody(paragraphs)));
	}

	/** Plain text; `frame` in mm. */
	textBox(name: string, frame: Rect, paragraphs: readonly string[], anchor: 't' | 'ctr' = 't'): void {
		this.shape({
			name,
			alt: '',
			place: emu(frame),
			look: preset('rect') + NO_FILL + NO_LINE,
			text: textBody(paragraphs, { anchor }),
			textBox: true
		});
	}

	/** Takes in a picture and answers with the id of its relationship. */
	picture(bytes: Uint8Array, ending: 'png' | 'svg'): string {
		const id = `rId${this.#pictures.length + 3}`;
		this.#pictures.push({ bytes, ending, id });
		return id;
	}

	/** The parts of this slide as the `number`th, from 1, with what stands in its foot. */
	parts(number: number, foot: string): Part[] {
		const path = slidePath(number);
		const notesPath = `ppt/notesSlides/notesSlide${number}.xml`;
		const pictures = this.#pictures.map(({ bytes, ending, id }): Part & { id: string } => ({
			path: `ppt/media/slide${number}-${id}.${ending}`,
			type: null,
			content: bytes,
			relationships: [],
			id
		}));
		const hasNotes = this.notes.length > 0;
		const needs: Relationship[] = [
			{ id: 'rId1', type: 'slideLayout', target: layoutPath(this.layout) },
			...(hasNotes ? [{ id: 'rId2', type: 'notesSlide', target: notesPath }] : []),
			...pictures.map(({ id, path: target }) => ({ id, type: 'image', target }))
		];
		this.#foot(number, foot);
		const slide: Part = {
			path,
			type: `${TYPE}.slide+xml`,
			content: document(el('p:sld', NAMESPACES, shapeTree(this.#shapes.join('')) + NO_COLOURS_OF_ITS_OWN)),
			relationships: needs
		};
		const notes: Part = {
			path: notesPath,
			type: `${TYPE}.notesSlide+xml`,
			content: this.#notesXml(),
			relationships: [
				{ id: 'rId1', type: 'notesMaster', target: NOTES_MASTER },
				{ id: 'rId2', type: 'slide', target: path }
			]
		};
		return [slide, ...(hasNotes ? [notes] : []), ...pictures.map(({ id: _, ...part }) => part)];
	}

	#foot(number: number, words: string): void {
		const one = (type: string, idx: number, name: string, content: string): void => {
			const head =
				el('p:cNvPr', { id: this.takeId(), name }) +
				el('p:cNvSpPr', {}, el('a:spLocks', { noGrp: 1 })) +
				el('p:nvPr', {}, el('p:ph', { type, sz: 'quarter', idx }));
			const text = el('p:txBody', {}, el('a:bodyPr', {}) + el('a:lstStyle', {}) + content);
			this.put(el('p:sp', {}, el('p:nvSpPr', {}, head) + el('p:spPr', {}) + text));
		};
		if (words.trim() !== '') one('ftr', 11, 'Footer', paragraph([{ text: words }]));
		const field = el(
			'a:fld',
			{ id: '{B6F15528-21DE-4FAA-801E-634DDDAF4B2B}', type: 'slidenum' },
			el('a:rPr', { lang: 'en-GB' }) + el('a:t', {}, String(number))
		);
		one('sldNum', 12, 'Slide number', el('a:p', {}, field));
	}

	#notesXml(): string {
		const key = (type: string, idx: number | null): string => el('p:nvPr', {}, el('p:ph', { type, idx }));
		const picture = el(
			'p:sp',
			{},
			el(
				'p:nvSpPr',
				{},
				el('p:cNvPr', { id: 2, name: 'Slide' }) +
					el('p:cNvSpPr', {}, el('a:spLocks', { noGrp: 1, noRot: 1, noChangeAspect: 1 })) +
					key('sldImg', null)
			) + el('p:spPr', {})
		);
		const words = el(
			'p:sp',
			{},
			el(
				'p:nvSpPr',
				{},
				el('p:cNvPr', { id: 3, name: 'Notes' }) +
					el('p:cNvSpPr', {}, el('a:spLocks', { noGrp: 1 })) +
					key('body', 1)
			) +
				el('p:spPr', {}) +
				el(
					'p:txBody',
					{},
					el('a:bodyPr', {}) + el('a:lstStyle', {}) + this.notes.map((text) => paragraph([{ text }])).join('')
				)
		);
		return document(el('p:notes', NAMESPACES, shapeTree(picture + words) + NO_COLOURS_OF_ITS_OWN));
	}
}

export const slidePath = (number: number): string => `ppt/slides/slide${number}.xml`;
