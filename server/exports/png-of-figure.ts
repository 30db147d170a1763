// A figure as a picture that is as fine as wanted, in the size that it has on its page.
import type { ViewPage } from '#lib/domain/views/saved-view.ts';
import type { Scene } from '#lib/figure/scene.ts';
import { svgOf } from '#lib/figure/svg.ts';
import { POINTS_PER_MM } from '#lib/report/page.ts';
import { pointsPerPx } from '#lib/report/sheets/text-on-page.ts';
import { pngOf } from '#server/drawing/png.ts';

/** @throws PictureTooLarge */
export function pngOfFigure(scene: Scene, page: ViewPage, dpi: number): Uint8Array {
	// As wide as on its page; the words in it make it higher than a figure there.
	const width = (scene.width * pointsPerPx({ ...scene, height: 0 }, page)) / POINTS_PER_MM;
	return pngOf(svgOf(scene), { dpi, width });
}
