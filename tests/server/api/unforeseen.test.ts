// What a client is told where the disk of the server takes nothing.
import { describe, expect, it, onTestFinished } from 'vitest';
import { problemFor } from '#server/api/unforeseen.ts';
import { HttpProblem } from '#server/api/problem.ts';
import { NotStored } from '#server/sync/rooms.ts';
import { openDatabase } from '#server/store/database.ts';
import { openSqlite } from '#server/store/sqlite.ts';
import { studyStore } from '#server/store/studies.ts';
import { temporaryFolder } from '../../support/folders.ts';

const study = { id: 's', title: 'A study', note: '', phases: [], sites: [] };

describe('an error that no route foresaw', () => {
	it('is said to be the disk where that takes no edit, and that the edit waits', () => {
		const problem = problemFor(new NotStored('x'));
		expect([problem.status, problem.code]).toEqual([503, 'not-stored']);
		expect(problem.message).toMatch(/is stored once the disk takes it again/);
	});

	it('is said to be the disk where the database is held by something else', async () => {
		const database = await openDatabase(temporaryFolder());
		const other = openSqlite(database.file);
		onTestFinished(async () => {
			other.close();
			await database.close();
		});
		other.exec('begin immediate');
		const error: unknown = await studyStore(database.db, () => new Date())
			.create(study)
			.catch((reason: unknown) => reason);
		const problem = problemFor(error);
		expect([problem.status, problem.code]).toEqual([503, 'not-stored']);
		expect(problem.message).toMatch(/Look before you try again/);
	});

	it('is not described, and a refusal stays what it is', () => {
		const problem = problemFor(new Error('Zebrafinch'));
		expect([problem.status, problem.code]).toEqual([500, 'internal']);
		expect(JSON.stringify(problem)).not.toMatch(/zebrafinch/i);
		const refusal = new HttpProblem('conflict', 'words');
		expect(problemFor(refusal)).toBe(refusal);
		expect(problemFor(undefined).code).toBe('internal');
	});
});
