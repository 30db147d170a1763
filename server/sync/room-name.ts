// Names of rooms: `theory.<modelId>` and `links.<modelId>`.
import type { Permission } from '#server/access/roles.ts';

export type RoomKind = 'theory' | 'links';

export const roomName = (kind: RoomKind, modelId: string) => `${kind}.${modelId}`;

/** What a room's name says, or null where it is no room's name. */
export function parseRoomName(name: string): { kind: RoomKind; modelId: string } | null {
	const match = /^(theory|links)\.([A-Za-z0-9][A-Za-z0-9_.-]{0,63})$/.exec(name);
	return match && { kind: match[1] as RoomKind, modelId: match[2]! };
}

/** What one must be allowed in order to read and to write a room. */
export const ROOM_PERMISSIONS: Record<RoomKind, { read: Permission; write: Permission }> = {
	theory: { read: 'theory:read', write: 'theory:write' },
	links: { read: 'evidence:read', write: 'evidence:write' }
};
