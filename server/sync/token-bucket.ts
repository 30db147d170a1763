// How much of something may be taken over time: a bucket that fills at a steady rate and holds only so much.

export class TokenBucket {
	readonly #perSecond: number;
	readonly #capacity: number;
	#tokens: number;
	#at: number;

	/** @param capacity how much may be taken at once after a quiet time */
	constructor(perSecond: number, capacity: number, now: number) {
		this.#perSecond = perSecond;
		this.#capacity = capacity;
		this.#tokens = capacity;
		this.#at = now;
	}

	/** Takes `amount` where that much is there. @param now in milliseconds, never going back */
	take(amount: number, now: number): boolean {
		this.#tokens = Math.min(this.#capacity, this.#tokens + ((now - this.#at) / 1000) * this.#perSecond);
		this.#at = now;
		if (this.#tokens < amount) return false;
		this.#tokens -= amount;
		return true;
	}
}
