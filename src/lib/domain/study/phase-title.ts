// Titles of phases for narrow places.
import type { Phase } from './study.ts';

/** "Phase 2" of "Phase 2: early implementation", where that is enough to tell it from the others; '' for an unknown id. */
export function shortPhaseTitle(phases: readonly Phase[], id: string): string {
	const short = ({ title }: Phase) => title.split(':')[0]!.trim();
	const phase = phases.find((one) => one.id === id);
	if (!phase) return '';
	return phases.filter((one) => short(one) === short(phase)).length === 1 ? short(phase) : phase.title;
}
