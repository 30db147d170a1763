// A block of the document that is ready to be set.

export interface Part {
	/** Room before it, in pt. */
	before: number;
	/** What must stand together at its beginning, in pt. */
	least: number;
	/** All of it, in pt. */
	height: number;
	/** It must not be the last on a page. */
	heads: boolean;
	set(): void;
}
