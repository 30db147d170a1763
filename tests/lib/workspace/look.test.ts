// Going to a place in the model, and what is said of a lens.
import { describe, expect, it } from 'vitest';
import { EVERYTHING, type Lens, NO_FILTER } from '#lib/domain/theory/lens.ts';
import { goTo, lensAnnouncement, lensSentence } from '#lib/workspace/look.ts';
import type { Workspace } from '#lib/workspace/workspace.ts';
import { smallModel } from '../../support/models.ts';

function setUp(lens: Lens = EVERYTHING) {
	const model = smallModel();
	const picked = new Set(['need', 'help', 'e1']);
	const open = { model, part: model, visible: model, lens, picked, extent: 'full', select: () => {} };
	const view = { focused: 'bond' as string | null, controls: null };
	return { view, workspace: { open, view, sites: [] } as unknown as Workspace };
}

describe('going to something', () => {
	it('lets the keyboard go on from there: from a node, or from where an arrow starts', async () => {
		const { view, workspace } = setUp();
		await goTo(workspace, ['help']);
		expect(view.focused).toBe('help');
		const { from } = workspace.open.model.arrows.get('e1')!;
		await goTo(workspace, ['e1']);
		expect(view.focused).toBe(from);
		await goTo(workspace, ['gone']);
		expect(view.focused).toBe(from);
	});
});

describe('what is said of a lens', () => {
	const count = `2 of ${smallModel().nodes.size} nodes`;

	it('is what is written of it, without the words that are typed', () => {
		const filter = { ...NO_FILTER, kinds: ['mechanism'] as const, words: 'tru' };
		const { workspace } = setUp({ ...EVERYTHING, filter });
		expect(lensSentence(workspace)).toBe(`Showing ${count}: mechanism; “tru”`);
		expect(lensAnnouncement(workspace)).toBe(`Showing ${count}: mechanism`);
	});

	it('is the count alone where there is nothing but words, and how the rest is shown', () => {
		const { workspace } = setUp({ ...EVERYTHING, filter: { ...NO_FILTER, words: 'tru' }, rest: 'fade' });
		expect(lensAnnouncement(workspace)).toBe(`${count} in focus`);
	});
});
