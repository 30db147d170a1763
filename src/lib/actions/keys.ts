// Keys: how they are written, how they are pressed.
import type { Action } from './action.ts';

interface Pressed {
	key: string;
	ctrlKey: boolean;
	metaKey: boolean;
	altKey: boolean;
	shiftKey: boolean;
}

export const isMac = (): boolean => /Mac|iPhone|iPad/.test(navigator.platform);

const MAC: Readonly<Record<string, string>> = { Mod: '⌘', Alt: '⌥', Shift: '⇧', Delete: '⌫' };

/** Keys as this machine's people read them: "Ctrl+Shift+Z", "⌘ ⇧ Z". */
export function keyWords(keys: string, mac: boolean): string {
	const parts = keys.split('+');
	return mac ? parts.map((part) => MAC[part] ?? part).join(' ') : parts.join('+').replace('Mod', 'Ctrl');
}

/** True where this press is these keys. Signs that need Shift on some keyboards, such as `?`, match with and without it. */
export function isPressed(keys: string, event: Pressed, mac: boolean): boolean {
	const parts = keys.split('+');
	const key = parts.pop()!;
	const [mod, other] = mac ? [event.metaKey, event.ctrlKey] : [event.ctrlKey, event.metaKey];
	const sign = key.length === 1 && key.toLowerCase() === key.toUpperCase() && !/\d/.test(key);
	return (
		event.key.toLowerCase() === key.toLowerCase() &&
		mod === parts.includes('Mod') &&
		!other &&
		event.altKey === parts.includes('Alt') &&
		(sign || event.shiftKey === parts.includes('Shift'))
	);
}

/**
 * The action for a key press.
 * @param inDiagram keys without Mod count only there, since letters belong to whatever has the focus
 */
export function actionFor(
	list: readonly Action[],
	event: Pressed,
	inDiagram: boolean,
	mac = isMac()
): Action | null {
	return (
		list.find((action) =>
			action.keys?.some((keys) => (inDiagram || keys.includes('Mod+')) && isPressed(keys, event, mac))
		) ?? null
	);
}
