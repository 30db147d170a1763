// Numbers figures and tables in the order in which they stand, each with an id that is unique in the document.

export interface Numbering {
	figure(): Numbered;
	table(): Numbered;
}

export interface Numbered {
	/** "figure-1": letters, digits and hyphens. */
	id: string;
	/** From 1. */
	number: number;
}

export function numbering(): Numbering {
	const count = (kind: string) => {
		let last = 0;
		return (): Numbered => ({ id: `${kind}-${++last}`, number: last });
	};
	return { figure: count('figure'), table: count('table') };
}
