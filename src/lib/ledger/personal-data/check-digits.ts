// Check digits of the numbers that people have. All take digits alone, without blanks; anything else is false.

/** NHS number: ten digits, weights 10 to 2, modulo 11; a remainder that would need a check digit of 10 is no number. */
export function isNhsNumber(digits: string): boolean {
	if (!/^\d{10}$/.test(digits)) return false;
	let sum = 0;
	for (let i = 0; i < 9; i++) sum += Number(digits[i]) * (10 - i);
	return (11 - (sum % 11)) % 11 === Number(digits[9]);
}

/** Luhn, as on bank cards: 12 to 19 digits. */
export function isLuhn(digits: string): boolean {
	if (!/^\d{12,19}$/.test(digits)) return false;
	let sum = 0;
	for (let i = 0; i < digits.length; i++) {
		const digit = Number(digits[digits.length - 1 - i]);
		const counted = i % 2 ? digit * 2 : digit;
		sum += counted > 9 ? counted - 9 : counted;
	}
	return sum % 10 === 0;
}

/** How long an IBAN is, by country, of the countries that families here bank in. */
const IBAN_LENGTHS: Record<string, number> = {
	...{
		GB: 22,
		IE: 22,
		FR: 27,
		DE: 22,
		ES: 24,
		IT: 27,
		PT: 25,
		NL: 18,
		BE: 16,
		AT: 20,
		CH: 21,
		PL: 28,
		RO: 24
	},
	...{
		BG: 22,
		HU: 28,
		CZ: 24,
		SK: 24,
		LT: 20,
		LV: 21,
		EE: 20,
		SE: 24,
		DK: 18,
		NO: 15,
		FI: 18,
		GR: 27,
		CY: 28
	},
	...{
		MT: 31,
		HR: 21,
		SI: 19,
		LU: 20,
		TR: 26,
		AL: 28,
		XK: 20,
		RS: 22,
		UA: 29,
		PK: 24,
		SA: 24,
		AE: 23,
		GI: 23
	}
};

/** IBAN in capitals: the length of its country, and modulo 97. */
export function isIban(code: string): boolean {
	if (!/^[A-Z]{2}\d{2}[A-Z\d]{10,30}$/.test(code) || code.length !== IBAN_LENGTHS[code.slice(0, 2)])
		return false;
	let remainder = 0;
	for (const sign of code.slice(4) + code.slice(0, 4))
		remainder = Number(String(remainder) + String(parseInt(sign, 36))) % 97;
	return remainder === 1;
}
