// What was made comes under its names as a whole or not at all, and over nothing.
import {
	existsSync,
	lstatSync,
	mkdirSync,
	readdirSync,
	readFileSync,
	symlinkSync,
	writeFileSync
} from 'node:fs';
import { dirname, join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { save, type Target } from '#server/command-line/save.ts';
import type { ExportedFile, Made } from '#server/exports/order.ts';
import { refusalOf } from '../../support/backups.ts';
import { temporaryFolder } from '../../support/folders.ts';

let at: string;
beforeEach(() => {
	at = temporaryFolder();
});

const file = (text: string): ExportedFile => ({ name: `${text}.txt`, bytes: new TextEncoder().encode(text) });
const THREE = ['one', 'two', 'three'].map(file);
const made = (files: readonly ExportedFile[], said: readonly string[] = []): Made => ({
	is: 'made',
	files,
	said
});
const put = (files: readonly ExportedFile[], more: Partial<Target> = {}) =>
	save(made(files), { at, out: 'figure.txt', force: false, ...more });
const read = (name: string) => readFileSync(join(at, name), 'utf8');

describe('save', () => {
	it('writes beside the target first, where whoever is stopped half-way can take it away', async () => {
		const told: string[] = [];
		const { lines } = await put(THREE, {
			onScratch(folder) {
				expect(lstatSync(folder).isDirectory()).toBe(true);
				expect(readdirSync(at)).toHaveLength(1);
				told.push(folder);
			}
		});
		expect(told.map(dirname)).toEqual([at]);
		expect(lines).toEqual([1, 2, 3].map((i) => join(at, `figure-${i}.txt`)));
		expect(readdirSync(at)).toEqual(['figure-1.txt', 'figure-2.txt', 'figure-3.txt']);
		expect(read('figure-3.txt')).toBe('three');
	});

	it.each([false, true])(
		'leaves nothing where one of several cannot be written (force: %s)',
		async (force) => {
			const broken = { name: 'three.txt', bytes: null as unknown as Uint8Array };
			const files = [...THREE.slice(0, 2), broken];
			expect(await refusalOf(put(files, { force, out: 'new/' }))).toContain(`write to ${join(at, 'new')}`);
			expect(readdirSync(at)).toEqual([]);
		}
	);

	it('leaves nothing where one of several is there already', async () => {
		writeFileSync(join(at, 'figure-3.txt'), 'mine');
		expect(await refusalOf(put(THREE))).toMatch(/figure-3\.txt is there already\. .*--force/);
		expect(readdirSync(at)).toEqual(['figure-3.txt']);
		expect(read('figure-3.txt')).toBe('mine');
		await put(THREE, { force: true });
		expect(read('figure-3.txt')).toBe('three');
	});

	it('takes a link that leads nowhere for a file', async () => {
		symlinkSync('nowhere', join(at, 'figure.txt'));
		expect(await refusalOf(put([file('one')]))).toContain('is there already');
		expect(lstatSync(join(at, 'figure.txt')).isSymbolicLink()).toBe(true);
		expect(existsSync(join(at, 'nowhere'))).toBe(false);
	});

	it('does not overwrite what came into being meanwhile', async () => {
		const meanwhile = () => writeFileSync(join(at, 'figure.txt'), 'theirs');
		expect(await refusalOf(put([file('one')], { onScratch: meanwhile }))).toContain('is there already');
		expect(read('figure.txt')).toBe('theirs');
		expect(readdirSync(at)).toEqual(['figure.txt']);
	});

	it('says which files are there where the others cannot get their names', async () => {
		mkdirSync(join(at, 'figure-2.txt'));
		const words = await refusalOf(put(THREE, { force: true }));
		expect(words).toContain(`write ${join(at, 'figure-2.txt')}`);
		expect(words).toContain(`These are there: ${join(at, 'figure-1.txt')}.`);
		expect(readdirSync(at)).toEqual(['figure-1.txt', 'figure-2.txt']);
	});

	it('refuses where there is nothing', async () => {
		const words = await refusalOf(save(made([], ['It is empty.']), { at, out: undefined, force: false }));
		expect(words).toMatch(/^It is empty\. There is nothing to take out\./);
	});
});
