// Turns "the text is now this" into the smallest edit of a Y.Text, so that what others type beside it survives.
import type * as Y from 'yjs';

/** Makes `text` read `next` by replacing only what lies between the common start and the common end. */
export function editText(text: Y.Text, next: string): void {
	const now = text.toString();
	if (now === next) return;
	let start = 0;
	while (start < now.length && start < next.length && now[start] === next[start]) start++;
	let end = 0;
	while (
		end < now.length - start &&
		end < next.length - start &&
		now[now.length - 1 - end] === next[next.length - 1 - end]
	)
		end++;
	// Never cut a surrogate pair in two: Yjs would turn each half into a replacement character.
	if (start > 0 && isHighSurrogate(now.charCodeAt(start - 1))) start--;
	if (end > 0 && isLowSurrogate(now.charCodeAt(now.length - end))) end--;
	if (now.length - end > start) text.delete(start, now.length - end - start);
	if (next.length - end > start) text.insert(start, next.slice(start, next.length - end));
}

const isHighSurrogate = (code: number) => code >= 0xd800 && code <= 0xdbff;
const isLowSurrogate = (code: number) => code >= 0xdc00 && code <= 0xdfff;
