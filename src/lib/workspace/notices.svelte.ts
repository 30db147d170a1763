// What the editor says to the person for a moment: on the screen, and to a screen reader.

const SHOWN_MS = 6000;

export class Notices {
	message = $state('');
	#silence: ReturnType<typeof setTimeout> | undefined;

	say(message: string): void {
		this.message = message;
		clearTimeout(this.#silence);
		this.#silence = setTimeout(() => (this.message = ''), SHOWN_MS);
	}

	close(): void {
		clearTimeout(this.#silence);
	}
}
