// Keys and session tokens: made at random, kept as SHA-256 only.
import { createHash, randomBytes } from 'node:crypto';

/** 24 random bytes: nobody guesses them, so a plain hash is enough to keep. */
export const newSecret = (): string => randomBytes(24).toString('base64url');

export const hashOf = (secret: string): string => createHash('sha256').update(secret).digest('hex');

/** Names a key among keys; no secret. */
export const newKeyId = (): string => randomBytes(9).toString('base64url');
