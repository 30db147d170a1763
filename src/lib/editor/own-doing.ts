// What somebody does of their own while they follow another's view: then they go their own way.

/** These mean nothing by themselves, or go on through the page. */
const KEYS_OF_NO_ACCOUNT = ['Shift', 'Control', 'Alt', 'Meta', 'Tab'];
/** Here one decides about following, or does what has nothing to do with the view. */
const ELSEWHERE = '[data-company], [role="dialog"], [role="alertdialog"], [role="menu"]';

/** True for a key that is neither a shortcut nor meant for what lies elsewhere, and for pointer and wheel in the diagram. */
export function isOwnDoing(event: Event): boolean {
	const target = event.target as Partial<Element> | null;
	const isIn = (selector: string) => Boolean(target?.closest?.(selector));
	if (!('key' in event)) return isIn('.canvas');
	const { key, ctrlKey, metaKey, altKey } = event as KeyboardEvent;
	return !(ctrlKey || metaKey || altKey || KEYS_OF_NO_ACCOUNT.includes(key) || isIn(ELSEWHERE));
}
