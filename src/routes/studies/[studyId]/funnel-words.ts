// The stages that families come through on their way to a budget, in words.
import type { FunnelStage } from '#lib/domain/study/study.ts';

export const STAGE_WORDS: Record<FunnelStage['stage'], string> = {
	eligible: 'Eligible',
	applied: 'Applied',
	approved: 'Approved',
	spent: 'Spent'
};
