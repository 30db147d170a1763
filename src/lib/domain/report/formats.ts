// The kinds of file that leave the product.

export const EXPORT_FORMATS = [
	'svg',
	'png',
	'pdf',
	'pptx',
	'docx',
	'html',
	'txt',
	'xlsx',
	'csv',
	'json'
] as const;
export type ExportFormat = (typeof EXPORT_FORMATS)[number];

/** Those that can hold a whole report. */
export const REPORT_FORMATS = ['docx', 'pdf', 'pptx', 'html', 'txt'] as const;
export type ReportFormat = (typeof REPORT_FORMATS)[number];

export const FORMAT_WORDS: Record<ExportFormat, { title: string; about: string; type: string }> = {
	docx: {
		title: 'Word',
		about: 'figures with captions that number themselves, real tables',
		type: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'
	},
	pptx: {
		title: 'PowerPoint',
		about: 'shapes that you can move; their arrows follow',
		type: 'application/vnd.openxmlformats-officedocument.presentationml.presentation'
	},
	pdf: { title: 'PDF', about: 'tagged for screen readers', type: 'application/pdf' },
	html: {
		title: 'Web page',
		about: 'one file: zoom, search, read the evidence in brief, also offline',
		type: 'text/html; charset=utf-8'
	},
	svg: { title: 'SVG', about: 'sharp at every size, with real text', type: 'image/svg+xml' },
	png: { title: 'PNG', about: 'a picture, as fine as you say', type: 'image/png' },
	txt: { title: 'Text', about: 'the figure in words, to be read aloud', type: 'text/plain; charset=utf-8' },
	xlsx: {
		title: 'Excel',
		about: 'nodes, arrows, links and the matrix',
		type: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'
	},
	csv: { title: 'CSV', about: 'one of these tables', type: 'text/csv; charset=utf-8; header=present' },
	json: {
		title: 'Model file',
		about: 'nodes and arrows, to read into another Throughline',
		type: 'application/json; charset=utf-8'
	}
};

/** Tables of a view that a CSV file can hold. */
export const CSV_TABLES = ['nodes', 'arrows', 'links', 'matrix'] as const;
export type CsvTable = (typeof CSV_TABLES)[number];
