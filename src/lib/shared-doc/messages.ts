// The types of our own messages on a sync socket, beside those of y-protocols. See server/sync/PROTOCOL.md.

/** client → server: a counter after its updates; server → client: the same, once they are on disk. */
export const SAVED = 121;
/** server → client, in links rooms: ids of evidence records that changed. */
export const EVIDENCE_CHANGED = 122;
/** server → client: 0 where the server's disk takes nothing at the moment, so that nothing is saved; 1 where it does again. */
export const STORING = 123;
