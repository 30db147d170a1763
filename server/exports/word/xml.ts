// Elements that docx has no class for.
import { BuilderElement, type XmlComponent } from 'docx';

/** An element with its attributes; null and undefined are left out. */
export function x(
	name: string,
	attributes: Record<string, string | number | null | undefined> = {},
	children: readonly (XmlComponent | null)[] = []
): XmlComponent {
	const given = Object.entries(attributes).filter(([, value]) => value != null);
	return new BuilderElement({
		name,
		attributes: Object.fromEntries(given.map(([key, value]) => [key, { key, value: value! }])),
		children: children.filter((child) => child !== null)
	});
}
