// The form in which the widths of Inter are stored.

/** One weight as it is stored: lists of base 36 numbers; `kerns` is rows by left class, columns by right class. */
export interface StoredWidths {
	advances: string;
	left: string;
	right: string;
	kerns: string;
}
