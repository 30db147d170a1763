// Why the server ends a sync socket. Codes from 4400 to 4499 stop the stock client's reconnection. See server/sync/PROTOCOL.md.

export const CLOSE = {
	/** A message that cannot be read. */
	malformed: 4400,
	/** Nobody, or somebody whose access has ended: signed out, expired, revoked. */
	signedOut: 4401,
	/** A write by somebody who may only read, or awareness in another's name. Neither was applied. */
	forbidden: 4403,
	/** No such room, or none that this person may know about. */
	notFound: 4404,
	/** The client's copy is of another history: the server was restored from a backup meanwhile. */
	otherGeneration: 4409,
	/** A message, or with it the document, is larger than is taken. */
	tooLarge: 4413,
	/** More messages, requests or sockets than one person may send or open. */
	tooMany: 4429,
	/** The server stops. */
	goingAway: 1001,
	/** The document could not be opened, or much came without what it builds on. */
	failed: 1011,
	/** A reader that stays far behind; it gets one fresh state when it comes again. */
	tooSlow: 1013
} as const;
