// Runs once before the browser tests.
import { provideChromium } from './chromium.ts';

export default function setup(): void {
	provideChromium();
}
