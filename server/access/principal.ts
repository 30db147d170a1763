// Who is asking, once that is known.
import type { Role } from './roles.ts';
import type { Scope } from './scope.ts';

/** Somebody whom a key let in. `name` is what others see; `id` tells two people with one name apart. */
export interface Principal {
	/** Of the session, or of the key for programs. Never the secret itself. */
	id: string;
	/** The key that let them in: the owner's or a share link's. */
	keyId: string;
	name: string;
	role: Role;
	scope: Scope;
	via: 'key' | 'session';
	/** When this ends by itself, in milliseconds since 1970; null where it does not. */
	expiresAt: number | null;
}
