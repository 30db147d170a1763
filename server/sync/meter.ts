// What the sync server counts, for /metrics. Who counts is somebody else's business.

export type DropReason =
	'malformed' | 'read-only' | 'too-large' | 'too-many' | 'step-1' | 'awareness' | 'slow-reader' | 'damaged';

export interface SyncMeter {
	/** An update was taken in. */
	update(bytes: number): void;
	/** Updates went to disk in one commit. */
	committed(milliseconds: number, updates: number): void;
	/** A commit failed; it is tried again. */
	commitFailed(): void;
	/** Messages that were not taken or not sent on. */
	dropped(reason: DropReason, count?: number): void;
	/** The server ended a socket. */
	closed(code: number): void;
	/** Updates were sent on. */
	delivered(count: number): void;
}

/** Counts nothing. */
export const NO_METER: SyncMeter = {
	update() {},
	committed() {},
	commitFailed() {},
	dropped() {},
	closed() {},
	delivered() {}
};
