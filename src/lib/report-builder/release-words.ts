// What a release holds and what it withholds, in a sentence or two.
import type { ReleaseTier } from '#lib/domain/release/audience.ts';

/**
 * @param site the site that it is for, by name
 * @param suppressBelow numbers from 1 to under this are withheld beyond the team
 */
export function releaseSentence(release: ReleaseTier, site: string, suppressBelow: number): string {
	switch (release) {
		case 'team':
			return 'Sites go by name, and every number and record may be in it. Nobody outside of the team may get it.';
		case 'site':
			return `${site} goes by its name, other sites by their alias. Numbers of families, cases and records under ${suppressBelow}, codes of families, and records that are not released to this site or to everybody are withheld.`;
		case 'public':
			return `All sites go by their alias. Numbers of families, cases and records under ${suppressBelow}, codes of families, and every record that is not public are withheld.`;
	}
}
