import { expect, it, vi } from 'vitest';
import { COLOUR_THEME } from '#lib/figure/theme.ts';
import { remembering } from '#lib/report/sheets/remembered.ts';
import type { SheetRequest } from '#lib/report/sheets/request.ts';
import { model, node } from '../../../support/models.ts';

const request = (label: string): SheetRequest => {
	const shown = model({ nodes: [node('a', { label })] });
	return {
		shown,
		whole: shown,
		page: 'free',
		theme: COLOUR_THEME,
		strengths: new Map(),
		fewBelow: 0,
		legend: true,
		words: null
	};
};

it('makes the same sheets once, and others anew', async () => {
	const make = vi.fn(async () => ({ sheets: [], said: [] }));
	const sheets = remembering(make, 2);
	await Promise.all([sheets(request('A')), sheets(request('A'))]);
	expect(make).toHaveBeenCalledTimes(1);
	await sheets(request('B'));
	await sheets({ ...request('A'), strengths: new Map([['a', undefined as never]]) });
	expect(make).toHaveBeenCalledTimes(3);
	// Only two are kept: “A” was asked for longest ago.
	await sheets(request('A'));
	expect(make).toHaveBeenCalledTimes(4);
});

it('does not keep what failed', async () => {
	const make = vi.fn(async () => ({ sheets: [], said: [] })).mockRejectedValueOnce(new Error('no'));
	const sheets = remembering(make);
	await expect(sheets(request('A'))).rejects.toThrow('no');
	await expect(sheets(request('A'))).resolves.toEqual({ sheets: [], said: [] });
});
