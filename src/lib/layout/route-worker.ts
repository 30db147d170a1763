// The worker that finds the ways of arrows, so that the page can go on meanwhile. See `route-asker.ts`.
import { answerTo, quickAnswer, type RouteQuestion, type Routes } from './route-question.ts';

const REST_MS = 2500;

let newest = 0;
let last: { question: RouteQuestion; routes: Routes } | null = null;

self.onmessage = ({ data }: MessageEvent<{ number: number; question: RouteQuestion }>) => {
	const { number, question } = data;
	newest = number;
	const tell = (routes: Routes) => {
		last = { question, routes };
		self.postMessage({ number, routes });
	};
	const quick = last && quickAnswer(question, last);
	if (!quick) return tell(answerTo(question));
	tell(quick);
	// The full answer may take a second of a processor: not while somebody is at work.
	setTimeout(() => number === newest && tell(answerTo(question)), REST_MS);
};
