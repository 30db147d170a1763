// Money is signed whole pence. No floating pounds anywhere.

const POUNDS = /^\s*(-?)\s*£?\s*(\d{1,3}(?:,\d{3})+|\d+)(?:\.(\d{1,2}))?\s*$/;

/** Reads "£1,854.19", "1854.19", "-12" as pence; null where it is not plainly one amount (M1: asked, never guessed). */
export function parsePounds(text: string): number | null {
	const match = POUNDS.exec(text);
	if (!match) return null;
	const [, sign, pounds, pence = ''] = match;
	const value = Number(pounds!.replaceAll(',', '')) * 100 + Number(pence.padEnd(2, '0'));
	return Number.isSafeInteger(value) ? (sign && value !== 0 ? -value : value) : null;
}

/** Writes pence as "£1,854.19"; "-£12.00" where negative. */
export function formatPence(pence: number): string {
	const whole = Math.floor(Math.abs(pence) / 100);
	const rest = String(Math.abs(pence) % 100).padStart(2, '0');
	return `${pence < 0 ? '-' : ''}£${String(whole).replace(/\B(?=(\d{3})+$)/g, ',')}.${rest}`;
}
