// The answer that holds a figure, drawn in the drawing thread, or the refusal where that took too long.
import { evidenceTotal, strengths } from '#lib/domain/evidence/strength.ts';
import type { Links } from '#lib/domain/evidence/link-commands.ts';
import type { Drawing } from '#server/drawing/drawing.ts';
import { JobNotDone } from '#server/job-thread.ts';
import type { Services } from '#server/services.ts';
import { HttpProblem } from './problem.ts';
import type { Answer } from './route.ts';

/** A figure opened as a page of its own runs nothing and fetches nothing. */
export const FIGURE_POLICY = "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'";

export async function figureAnswer(
	{ drawing }: Services,
	input: Parameters<Drawing['figure']>[0]
): Promise<Answer> {
	try {
		return {
			text: { type: 'image/svg+xml; charset=utf-8', body: await drawing.figure(input) },
			headers: { 'Content-Security-Policy': FIGURE_POLICY }
		};
	} catch (error) {
		if (!(error instanceof JobNotDone)) throw error;
		throw new HttpProblem(
			'unavailable',
			'The figure could not be drawn in time. Try again, ask for extent=core, or split the model.'
		);
	}
}

/** What links say in a figure, over the study's records as they are now; nothing without links. */
export async function marksOf({ evidence }: Services, studyId: string, links: Links | null) {
	if (!links) return { strengths: null, evidence: null };
	const records = new Map((await evidence.index(studyId)).map((record) => [record.id, record]));
	const find = (id: string) => records.get(id);
	return { strengths: strengths(links.values(), find), evidence: evidenceTotal(links.values(), find) };
}
