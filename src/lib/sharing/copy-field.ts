// Copies what stands in a field. Without HTTPS browsers have no clipboard, so an older way is tried as well.

/** @returns false where the browser does not let us: then the text is selected, to be copied by hand */
export async function copyField(field: HTMLInputElement): Promise<boolean> {
	try {
		await navigator.clipboard.writeText(field.value);
		return true;
	} catch {
		field.focus();
		field.select();
		return document.execCommand('copy');
	}
}
