// Who may import when: few at a time, and what changes the ledger of a study one after the other, so that the same file
// sent twice at once is not in it twice.

const AT_ONCE = 2;
const MAX_WAITING = 5;

/** Thrown where too many wait already. */
export class ImportsBusy extends Error {}

interface Waiting {
	/** The ledger that it will change; null where it only reads. */
	ledger: string | null;
	start(): void;
}

export interface Queue {
	/** A place for one that is about to come. @throws ImportsBusy */
	enter(): { leave(): void };
	/** Runs work when its turn has come. */
	run<T>(ledger: string | null, work: () => Promise<T>): Promise<T>;
}

export function createQueue(): Queue {
	const waiting: Waiting[] = [];
	const ledgers = new Set<string>();
	let inside = 0;
	let running = 0;

	function next(): void {
		while (running < AT_ONCE) {
			const at = waiting.findIndex(({ ledger }) => ledger === null || !ledgers.has(ledger));
			if (at < 0) return;
			const [one] = waiting.splice(at, 1);
			running++;
			if (one!.ledger !== null) ledgers.add(one!.ledger);
			one!.start();
		}
	}

	return {
		enter() {
			if (inside >= AT_ONCE + MAX_WAITING) throw new ImportsBusy();
			inside++;
			let left = false;
			return {
				leave() {
					if (!left) inside--;
					left = true;
				}
			};
		},
		async run(ledger, work) {
			await new Promise<void>((start) => {
				waiting.push({ ledger, start });
				next();
			});
			try {
				return await work();
			} finally {
				running--;
				if (ledger !== null) ledgers.delete(ledger);
				next();
			}
		}
	};
}
