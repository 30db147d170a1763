// What follows something that changes with every letter somebody types, but should not itself.

export interface Quiet {
	/** Runs work once nothing more has been asked for a while; of what is asked meanwhile only the last. */
	ask(work: () => void): void;
	cancel(): void;
}

/** @param quietMs how long it must be quiet. @param latestMs after this work is done even if it never is */
export function whenQuiet(quietMs: number, latestMs = Infinity): Quiet {
	let timer: ReturnType<typeof setTimeout> | undefined;
	let since: number | null = null;
	const cancel = () => {
		clearTimeout(timer);
		since = null;
	};
	return {
		ask(work) {
			const now = Date.now();
			since ??= now;
			clearTimeout(timer);
			timer = setTimeout(
				() => {
					since = null;
					work();
				},
				Math.max(0, Math.min(quietMs, since + latestMs - now))
			);
		},
		cancel
	};
}
