// Who is asking, once that is known.
import type { Role } from './roles.ts';

/** Somebody whom a key let in. `name` is what others see; `id` tells two people with one name apart. */
export interface Principal {
	id: string;
	name: string;
	role: Role;
	via: 'key' | 'session';
}
