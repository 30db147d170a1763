// Keys: how they are written, how they are pressed.
import type { Action } from './action.ts';

interface Pressed {
	key: string;
	code: string;
	ctrlKey: boolean;
	metaKey: boolean;
	altKey: boolean;
	shiftKey: boolean;
}

export const isMac = (): boolean => /Mac|iPhone|iPad/.test(navigator.platform);

const MAC: Readonly<Record<string, string>> = { Mod: '⌘', Alt: '⌥', Shift: '⇧', Delete: '⌫' };

/** The plus sign itself can be a key. */
const partsOf = (keys: string): string[] => keys.split(/\+(?=.)/);

/** Keys as this machine's people read them: "Ctrl+Shift+Z", "⌘ ⇧ Z". */
export function keyWords(keys: string, mac: boolean): string {
	const parts = partsOf(keys);
	return mac ? parts.map((part) => MAC[part] ?? part).join(' ') : parts.join('+').replace('Mod', 'Ctrl');
}

/** The keys to show beside an action; undefined where it has none. */
export function shownKeys(action: Action, mac: boolean): string | undefined {
	const keys = action.keys?.[0] ?? action.browserKeys;
	return keys === undefined ? undefined : keyWords(keys, mac);
}

/** True where this press is these keys. Signs that need Shift on some keyboards, such as `?`, match with and without it. */
export function isPressed(keys: string, event: Pressed, mac: boolean): boolean {
	const parts = partsOf(keys);
	const key = parts.pop()!;
	const [mod, other] = mac ? [event.metaKey, event.ctrlKey] : [event.ctrlKey, event.metaKey];
	const sign = key.length === 1 && key.toLowerCase() === key.toUpperCase() && !/\d/.test(key);
	// With Alt or Shift the same key makes other characters, so letters and digits are told by their place there.
	const byPlace = parts.includes('Alt') ? `Key${key}` : /^\d$/.test(key) ? `Digit${key}` : null;
	const isKey = byPlace ? event.code === byPlace : event.key.toLowerCase() === key.toLowerCase();
	return (
		isKey &&
		mod === parts.includes('Mod') &&
		!other &&
		event.altKey === parts.includes('Alt') &&
		(sign || event.shiftKey === parts.includes('Shift'))
	);
}

/**
 * The action for a key press.
 * @param inDiagram most keys count only there, since letters belong to whatever has the focus
 */
export function actionFor(
	list: readonly Action[],
	event: Pressed,
	inDiagram: boolean,
	mac = isMac()
): Action | null {
	return (
		list.find((action) =>
			action.keys?.some((keys) => (inDiagram || action.anywhere) && isPressed(keys, event, mac))
		) ?? null
	);
}
