import type { Principal } from '#server/access/access.ts';

declare global {
	namespace App {
		interface Locals {
			principal: Principal | null;
		}
	}
}
