// Asks a worker for routes, and only ever for the newest question. Where there is no worker it answers itself.
import { answerTo, type RouteQuestion, type Routes } from './route-question.ts';

export interface Answer {
	question: RouteQuestion;
	routes: Routes;
}

/** What is needed of a worker; a test brings its own. */
export type RouteWorker = Pick<Worker, 'postMessage' | 'onmessage' | 'onerror' | 'terminate'>;

export class RouteAsker {
	readonly #start: () => RouteWorker | null;
	readonly #onAnswer: (answer: Answer) => void;
	/** Undefined until the first question, null where there can be none. */
	#worker: RouteWorker | null | undefined;
	#number = 0;
	/** What the worker is busy with, and what is to be asked after it. */
	#asked: { number: number; question: RouteQuestion } | null = null;
	#busy = false;
	#next: RouteQuestion | null = null;

	/** @param onAnswer may come twice for one question: a quick answer and a better one */
	constructor(start: () => RouteWorker | null, onAnswer: (answer: Answer) => void) {
		this.#start = start;
		this.#onAnswer = onAnswer;
	}

	ask(question: RouteQuestion): void {
		if (this.#worker === undefined) this.#worker = this.#begin();
		if (!this.#worker) return this.#onAnswer({ question, routes: answerTo(question) });
		this.#next = question;
		if (!this.#busy) this.#send(this.#worker);
	}

	close(): void {
		this.#worker?.terminate();
		this.#worker = null;
	}

	#send(worker: RouteWorker): void {
		this.#asked = { number: ++this.#number, question: this.#next! };
		this.#next = null;
		this.#busy = true;
		worker.postMessage(this.#asked);
	}

	#begin(): RouteWorker | null {
		const worker = this.#start();
		if (!worker) return null;
		worker.onmessage = ({ data }: MessageEvent<{ number: number; routes: Routes }>) => {
			const { number, question } = this.#asked!;
			if (data.number !== number) return;
			this.#busy = false;
			// An answer to what is no longer asked would only be in the way.
			if (this.#next) return this.#send(worker);
			this.#onAnswer({ question, routes: data.routes });
		};
		worker.onerror = () => {
			const question = this.#next ?? this.#asked?.question;
			this.close();
			if (question) this.ask(question);
		};
		return worker;
	}
}
