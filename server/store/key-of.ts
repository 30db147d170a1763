// Names that people tell apart: case and blanks around and between words do not count.
export const keyOf = (name: string): string => name.trim().replace(/\s+/g, ' ').toLocaleLowerCase('en-GB');
