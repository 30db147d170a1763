// PDF knows cubic curves only.

/** Path data with every absolute Q as the C of the same curve; it must follow on M, L or Q. All else stays as it is. */
export function quadraticToCubic(d: string): string {
	let [x, y] = [0, 0];
	return d.replace(/([MLQ])([^A-Za-z]*)/g, (whole, command: string, numbers: string) => {
		const n = numbers.match(/-?[\d.]+/g)!.map(Number);
		const [fromX, fromY] = [x, y];
		[x, y] = n.slice(-2) as [number, number];
		if (command !== 'Q') return whole;
		const [cx, cy] = n as [number, number];
		const third = (end: number, control: number) => end + (2 / 3) * (control - end);
		return `C${third(fromX, cx)} ${third(fromY, cy)} ${third(x, cx)} ${third(y, cy)} ${x} ${y}`;
	});
}
