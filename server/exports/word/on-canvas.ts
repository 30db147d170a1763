// What the parts of a drawing canvas have in common.
import type { XmlComponent } from 'docx';
import type { Scene, SceneText } from '#lib/figure/scene.ts';
import { type Named, type Scale, preset, shape } from './canvas-shape.ts';
import { textBox } from './canvas-words.ts';
import type { Sites } from './sites.ts';

/** What every part of a canvas is drawn with. `named` gives the next shape its id and words. */
export interface Canvas {
	scene: Scene;
	scale: Scale;
	/** Evidence for and against in words, by id of node and arrow. */
	evidence: Readonly<Record<string, string>>;
	named: (name: string, alt?: string) => Named;
	/** The shape of each node, and where its connectors are glued. */
	nodes: ReadonlyMap<string, { named: Named; sites: Sites }>;
}

/** A line of text by itself. */
export function textShape(text: SceneText, { scale, named }: Canvas, about = named(text.text)): XmlComponent {
	const { rect, words } = textBox([text], scale);
	return shape(about, rect, { geometry: preset('rect'), fill: null, line: null, words }, scale);
}
