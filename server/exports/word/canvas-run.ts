// A run that holds a drawing canvas, and a picture of it for programs that know no canvases.
import { ImageRun } from 'docx';
export class CanvasRun extends ImageRun {
	constructor(
		_figure: unknown,
		_drawing: unknown,
		_size: unknown,
		_next: () => number,
		picture: ConstructorParameters<typeof ImageRun>[0]
	) {
		super(picture);
	}
}
