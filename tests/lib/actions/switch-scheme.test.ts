// Another scheme and new places are one change.
import { expect, it } from 'vitest';
import { switchAndPlace } from '#lib/actions/switch-scheme.ts';
import { after, refusal } from '../../support/command-laws.ts';
import { model, node, smallModel } from '../../support/models.ts';

it('places nodes anew with the switch, and leaves what is pinned', () => {
	const start = smallModel();
	const pinned = {
		...start,
		nodes: new Map(start.nodes).set('bond', { ...start.nodes.get('bond')!, pinned: true })
	};
	const next = after(pinned, (m) => switchAndPlace(m, 'realist'));
	expect(next.nodes.get('bond')!.pos).toEqual(pinned.nodes.get('bond')!.pos);
	const places = [...next.nodes.values()].filter(({ pinned }) => !pinned).map(({ pos }) => String(pos));
	expect(new Set(places).size).toBe(4);
});

it('moves nothing where no node comes into another lane', () => {
	const contexts = model({ nodes: [node('c', { kind: 'context', pos: [7, 7] })] });
	expect(after(contexts, (m) => switchAndPlace(m, 'mrc')).nodes.get('c')!.pos).toEqual([7, 7]);
	expect(refusal(model(), (m) => switchAndPlace(m, 'blank'))).toBe('nothing-to-change');
});
