// Titles of phases for narrow places.
import { expect, it } from 'vitest';
import { shortPhaseTitle } from '#lib/domain/study/phase-title.ts';

const phases = ['Phase 1: theory', 'Phase 2: early', 'Phase 2: late', 'After'].map((title, order) => ({
	id: `p${order}`,
	title,
	order
}));

it('shortens the title of a phase as long as it is the only one of that name', () => {
	expect(['p0', 'p1', 'p2', 'p3', 'gone'].map((id) => shortPhaseTitle(phases, id))).toEqual([
		'Phase 1',
		'Phase 2: early',
		'Phase 2: late',
		'After',
		''
	]);
});
