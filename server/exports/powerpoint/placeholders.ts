// The placeholders of masters and layouts: what a slide fills, and how it looks there.
import { element as el, xmlText } from '#lib/figure/xml.ts';
import type { Rect } from '#lib/layout/geometry.ts';
import { emu } from './frames.ts';
import { preset, transform } from './xml-parts.ts';

const HEAD = el(
	'p:nvGrpSpPr',
	{},
	el('p:cNvPr', { id: 1, name: '' }) + el('p:cNvGrpSpPr', {}) + el('p:nvPr', {})
);
const NOWHERE = el(
	'a:xfrm',
	{},
	el('a:off', { x: 0, y: 0 }) +
		el('a:ext', { cx: 0, cy: 0 }) +
		el('a:chOff', { x: 0, y: 0 }) +
		el('a:chExt', { cx: 0, cy: 0 })
);

/** The tree of a slide's shapes. */
export const shapeTree = (shapes: string): string =>
	el('p:cSld', {}, el('p:spTree', {}, HEAD + el('p:grpSpPr', {}, NOWHERE) + shapes));

export interface Placeholder {
	type: 'title' | 'ctrTitle' | 'subTitle' | 'body' | 'ftr' | 'sldNum' | 'sldImg' | null;
	idx?: number;
	name: string;
	frame: Rect;
	/** Style of its first levels in pt; a bold one where it is a title. */
	size?: number;
	anchor?: 't' | 'ctr' | 'b';
	align?: 'l' | 'r';
	words?: string;
}

function placeholder(p: Placeholder, id: number): string {
	const key = el('p:ph', {
		type: p.type,
		sz: p.type === 'ftr' || p.type === 'sldNum' ? 'quarter' : null,
		idx: p.idx ?? null
	});
	const about = el(
		'p:nvSpPr',
		{},
		el('p:cNvPr', { id, name: p.name }) +
			el(
				'p:cNvSpPr',
				{},
				el('a:spLocks', {
					noGrp: 1,
					...(p.type === 'sldImg' ? { noRot: 1, noChangeAspect: 1 } : {})
				})
			) +
			el('p:nvPr', {}, key)
	);
	const shape = el('p:spPr', {}, transform(emu(p.frame)) + preset('rect'));
	if (p.type === 'sldImg') return el('p:sp', {}, about + shape);
	const size = p.size === undefined ? null : p.size * 100;
	const style =
		p.size === undefined
			? ''
			: el(
					'a:lvl1pPr',
					{ algn: p.align ?? null, ...(p.type === 'title' ? {} : { marL: 0, indent: 0 }) },
					(p.type === 'title' || p.type === 'ctrTitle' ? '' : el('a:buNone', {})) +
						el('a:defRPr', { sz: size }, el('a:latin', { typeface: '+mn-lt' }))
				);
	const body = el(
		'a:bodyPr',
		{ vert: 'horz', lIns: 0, tIns: 0, rIns: 0, bIns: 0, rtlCol: 0, anchor: p.anchor ?? 't' },
		el('a:normAutofit', {})
	);
	const words =
		p.type === 'sldNum'
			? el(
					'a:fld',
					{ id: '{B6F15528-21DE-4FAA-801E-634DDDAF4B2B}', type: 'slidenum' },
					el('a:rPr', { lang: 'en-GB' }) + el('a:t', {}, '‹#›')
				)
			: p.words
				? el('a:r', {}, el('a:rPr', { lang: 'en-GB' }) + el('a:t', {}, xmlText(p.words)))
				: '';
	const text = el('p:txBody', {}, body + el('a:lstStyle', {}, style) + el('a:p', {}, words));
	return el('p:sp', {}, about + shape + text);
}

/** Placeholders as shapes, their ids from 2 on. */
export const placeholders = (all: readonly Placeholder[]): string =>
	all.map((p, i) => placeholder(p, i + 2)).join('');
