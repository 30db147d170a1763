// How much one person, socket or document may take of the server. All can be set in the environment; see README.md.

export interface Limits {
	/** Messages that one socket may send in a second, over time; five times as many at once. */
	messagesPerSecond: number;
	/** Bytes that one socket may send in a second, over time; eight times as many at once. */
	bytesPerSecond: number;
	/** Largest message in bytes. */
	messageBytes: number;
	/** Largest document in bytes, as stored. */
	documentBytes: number;
	/** Sockets that one session or key may have open. A tab with a model takes two. */
	socketsPerPerson: number;
	/** Sockets in sum. */
	sockets: number;
	/** How long a document stays in memory after the last one left, in milliseconds. */
	roomIdleMs: number;
	/** Wrong keys that may be tried from one address in a minute. */
	wrongKeysPerMinute: number;
}

export const LIMITS: Limits = {
	messagesPerSecond: 300,
	bytesPerSecond: 1024 * 1024,
	messageBytes: 1024 * 1024,
	documentBytes: 64 * 1024 * 1024,
	socketsPerPerson: 100,
	sockets: 2000,
	roomIdleMs: 30_000,
	wrongKeysPerMinute: 10
};
