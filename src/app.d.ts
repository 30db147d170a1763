import type { Principal } from '#server/access/principal.ts';

declare global {
	namespace App {
		interface Locals {
			principal: Principal | null;
		}
	}
}
