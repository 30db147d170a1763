// How many wrong keys may be tried, from one address and from everywhere together. Pure: the clock is handed in.

const MINUTE = 60_000;
/** Above this many times what one address may, tries from everywhere count as a flood. */
const FLOOD = 30;
/** Addresses that are remembered. The one that was quiet longest is forgotten first. */
const MAX_ADDRESSES = 10_000;

export interface KeyTries {
	/** Seconds until a key may be tried from this address; 0 where it may be now. */
	wait(address: string): number;
	/** Counts a wrong key. @returns true where the address may try no more for a while */
	wrong(address: string): boolean;
}

/** Tries that are left, as of a moment; they come back at a steady rate. */
interface Bucket {
	left: number;
	at: number;
}

/**
 * An address may try `perMinute` wrong keys at once, and gets one back every so often. Right keys are never counted:
 * a whole workshop comes in through one address. While wrong keys pour in from everywhere, an address gets one try
 * until that is made up for, and whoever has made no mistake is still let in.
 */
export function createKeyTries(perMinute: number, now: () => number, maxAddresses = MAX_ADDRESSES): KeyTries {
	const buckets = new Map<string, Bucket>();
	const everywhere: Bucket = { left: perMinute * FLOOD, at: now() };

	const leftIn = (bucket: Bucket | undefined, most: number) =>
		bucket ? Math.min(most, bucket.left + (Math.max(0, now() - bucket.at) / MINUTE) * most) : most;
	const leftFor = (address: string) => leftIn(buckets.get(address), perMinute);
	const flooded = () => leftIn(everywhere, perMinute * FLOOD) < 1;
	/** Seconds until that many tries are there again. */
	const secondsUntil = (wanted: number, left: number) => Math.ceil(((wanted - left) / perMinute) * 60);

	function wait(address: string): number {
		const left = leftFor(address);
		const wanted = flooded() ? perMinute : 1;
		return left >= wanted ? 0 : Math.max(1, secondsUntil(wanted, left));
	}

	return {
		wait,
		wrong(address) {
			const at = now();
			const left = Math.max(0, leftFor(address) - 1);
			everywhere.left = Math.max(0, leftIn(everywhere, perMinute * FLOOD) - 1);
			everywhere.at = at;
			// Put in anew, so that the map is in the order of the last mistake.
			buckets.delete(address);
			buckets.set(address, { left, at });
			for (const [old, bucket] of buckets) {
				// After a minute without a mistake there is nothing to remember.
				if (buckets.size <= maxAddresses && at - bucket.at < MINUTE) break;
				buckets.delete(old);
			}
			return wait(address) > 0;
		}
	};
}
