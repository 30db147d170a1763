// The tidy that is under way in this tab, if there is one: how far it is, and the way to stop it.

class Tidying {
	running = $state(false);
	/** From 0 to 1. */
	progress = $state(0);
	/** What is being done, in words. */
	step = $state('');
	#stop: AbortController | null = null;

	/** Begins one; another that is still under way is cancelled. */
	start(): AbortSignal {
		this.cancel();
		this.#stop = new AbortController();
		this.running = true;
		this.progress = 0;
		this.step = '';
		return this.#stop.signal;
	}

	/** Ends the one that has this signal; a later one goes on. */
	end(signal: AbortSignal): void {
		if (this.#stop?.signal !== signal) return;
		this.#stop = null;
		this.running = false;
	}

	cancel(): void {
		const stop = this.#stop;
		this.#stop = null;
		this.running = false;
		stop?.abort();
	}
}

export const tidying = new Tidying();
