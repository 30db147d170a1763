// Numbered, append-only migrations of the database. Never edit one that was released; add the next.
import type { Migration } from 'kysely/migration';
import { first } from './migrations/001-first.ts';
import { accessAndVersions } from './migrations/002-access-and-versions.ts';
import { spend } from './migrations/003-spend.ts';
import { questionnaires } from './migrations/004-questionnaires.ts';
import { reportPack } from './migrations/005-report-pack.ts';

export const MIGRATIONS: Record<string, Migration> = {
	'001-first': first,
	'002-access-and-versions': accessAndVersions,
	'003-spend': spend,
	'004-questionnaires': questionnaires,
	'005-report-pack': reportPack
};
