// Puts every drawing in the place of its picture: a picture has neither the page's font nor words to select and to find.

for (const picture of document.querySelectorAll('img.drawing')) {
	const source = picture.getAttribute('src');
	const svg = decodeURIComponent(source.slice(source.indexOf(',') + 1));
	const { documentElement } = new DOMParser().parseFromString(svg, 'image/svg+xml');
	if (documentElement.localName === 'svg') picture.replaceWith(document.importNode(documentElement, true));
}
