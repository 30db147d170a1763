// How the commands say sizes, times and counts.
import type { Manifest } from './manifest.ts';
import { plural } from './findings.ts';

export const sizeWords = (bytes: number): string =>
	bytes < 1e6 ? `${Math.max(1, Math.round(bytes / 1e3))} kB` : `${(bytes / 1e6).toFixed(1)} MB`;

export const timeWords = (milliseconds: number): string => `${(milliseconds / 1000).toFixed(1)} s`;

/** What a backup holds, by the tables that a person knows. */
export function countWords({ counts }: Manifest): string {
	const of = (table: string) => counts[table] ?? 0;
	return [
		`${of('study')} ${of('study') === 1 ? 'study' : 'studies'}`,
		plural(of('model'), 'model'),
		plural(of('evidence'), 'record'),
		plural(of('version'), 'version')
	].join(', ');
}
