// Names of files that somebody saves: made of titles, without what file systems forbid.

/** "devolved-budgets-core.pdf"; "export.pdf" where the titles have nothing to offer. */
export function fileName(titles: readonly string[], ending: string): string {
	const plain = titles
		.map((title) =>
			title
				.normalize('NFKD')
				.replaceAll(/\p{M}/gu, '')
				.toLowerCase()
				.replaceAll(/[^\p{L}\p{N}]+/gu, '-')
				.replaceAll(/^-+|-+$/g, '')
				.slice(0, 50)
				.replace(/-+$/, '')
		)
		.filter(Boolean)
		.join('-');
	return `${plain || 'export'}.${ending}`;
}
