// A run with a drawing canvas, and a picture of the same for programs that know no canvases.
import { type IContext, ImageRun, type IXmlableObject, type XmlComponent } from 'docx';
import type { Figure, ModelDrawing } from '#lib/report/document.ts';
import { EMU_PER_POINT, scaleOf } from './canvas-shape.ts';
import { canvasShapes } from './canvas.ts';
import { x } from './xml.ts';

const CANVAS = 'http://schemas.microsoft.com/office/word/2010/wordprocessingCanvas';
const DRAWING = 'http://schemas.openxmlformats.org/drawingml/2006/main';

export class CanvasRun extends ImageRun {
	readonly #canvas: XmlComponent;

	/** `width` and `height` are the figure's in pt. `next` gives ids that no other drawing of the document has. */
	constructor(
		figure: Figure,
		{ scene, evidence }: ModelDrawing,
		{ width, height }: { width: number; height: number },
		next: () => number,
		picture: ConstructorParameters<typeof ImageRun>[0]
	) {
		super(picture);
		const [cx, cy] = [Math.round(width * EMU_PER_POINT), Math.round(height * EMU_PER_POINT)];
		const about = { id: next(), name: `Figure ${figure.number}`, descr: figure.alt, title: figure.title };
		const shapes = canvasShapes(scene, evidence, scaleOf(width / scene.width), next);
		this.#canvas = x('w:drawing', {}, [
			x('wp:inline', { distT: 0, distB: 0, distL: 0, distR: 0 }, [
				x('wp:extent', { cx, cy }),
				x('wp:effectExtent', { l: 0, t: 0, r: 0, b: 0 }),
				x('wp:docPr', about),
				x('wp:cNvGraphicFramePr', {}, [x('a:graphicFrameLocks', { 'xmlns:a': DRAWING, noChangeAspect: 1 })]),
				x('a:graphic', { 'xmlns:a': DRAWING }, [
					x('a:graphicData', { uri: CANVAS }, [x('wpc:wpc', {}, [x('wpc:bg'), x('wpc:whole'), ...shapes])])
				])
			])
		]);
	}

	override prepForXml(context: IContext): IXmlableObject | undefined {
		const run = super.prepForXml(context)!;
		const picture = (run['w:r'] as IXmlableObject[]).find((part) => 'w:drawing' in part)!;
		const choice = [{ _attr: { Requires: 'wpc' } }, this.#canvas.prepForXml(context)];
		return {
			'w:r': [{ 'mc:AlternateContent': [{ 'mc:Choice': choice }, { 'mc:Fallback': [picture] }] }]
		} as IXmlableObject;
	}
}
