// The words after `npm run -s throughline --`, checked: what is wrong, and what would be right.
import { parseArgs } from 'node:util';
import { Refusal } from './refusal.ts';

export const USAGE = `Usage:
  npm run -s throughline -- export --model <file or id> --format <format> [--view <name>] [--out <file>]
  npm run -s throughline -- report --study <id> --report <title> --format <format> [--out <file>]
  npm run -s throughline -- list

export   takes a view of a model out: svg, png, pdf, pptx, docx, html, txt, xlsx, csv or json
report   makes a saved report from the data as they are now: docx, pdf, pptx, html or txt
list     shows studies, models, views and reports by the names that the other two take

  --model        a model file (.json), or the id of a model in DATA_DIR
  --view         a saved view, or “core” or “full” (full)
  --out          where to; without it a name made of the title, in the folder that you are in. --force replaces a file
  --release      team, site or public (team); --site names the site. A report has its own
  --date         the day that the file says it was made on, as 2026-11-22 (today): the same data and day, the same bytes
  --dpi          png: dots an inch (300)
  --shapes       docx: native or picture (native)
  --description  none, standard or plain: the figure in words as well
  --large-print  text of 18 pt and more
  --table        csv: nodes, arrows, links or matrix (nodes)
  --accept       what a refusal because of suspected personal data gave you, once you looked at every place

It reads DATA_DIR and changes nothing; the server may run or not.`;

const TEXT = { type: 'string' } as const;
const text = (value: string) => ({ ...TEXT, default: value });
const OPTIONS = {
	model: TEXT,
	study: TEXT,
	report: TEXT,
	view: text('full'),
	format: TEXT,
	out: TEXT,
	release: TEXT,
	site: TEXT,
	dpi: text('300'),
	shapes: text('native'),
	description: TEXT,
	'large-print': { type: 'boolean', default: false },
	table: text('nodes'),
	date: TEXT,
	accept: TEXT,
	force: { type: 'boolean', default: false }
} as const;

export type Arguments = ReturnType<typeof readArguments>;

export function readArguments(args: string[]) {
	const { values, positionals } = parseArgs({ args, options: OPTIONS, allowPositionals: true });
	const [command = '', ...more] = positionals;
	if (more.length > 0) throw new Refusal(`“${more[0]}” is one word too many.\n${USAGE}`);
	return { command, ...values };
}

/** One of a list. @throws Refusal that names them all */
export function oneOf<T extends string>(option: string, value: string | undefined, allowed: readonly T[]): T {
	const found = allowed.find((one) => one === value);
	if (found !== undefined) return found;
	throw new Refusal(
		`${value === undefined ? `Say --${option}` : `--${option} cannot be “${value}”`}: ${allowed.join(', ')}.`
	);
}

/** @throws Refusal where it was not said */
export function needed(option: string, value: string | undefined): string {
	if (value === undefined || value === '') throw new Refusal(`Say --${option}.\n${USAGE}`);
	return value;
}

/** A day that exists. @throws Refusal */
export function dayOf(value: string | undefined, today: Date): string {
	if (value === undefined) return today.toISOString().slice(0, 10);
	const day = new Date(`${value}T00:00:00Z`);
	if (
		/^\d{4}-\d{2}-\d{2}$/.test(value) &&
		!Number.isNaN(day.getTime()) &&
		day.toISOString().startsWith(value)
	)
		return value;
	throw new Refusal(`--date cannot be “${value}”: it must be a day that exists, such as 2026-11-22.`);
}

/** Whole dots an inch. @throws Refusal */
export function dpiOf(value: string): number {
	const dpi = Number(value);
	if (Number.isInteger(dpi) && dpi >= 36 && dpi <= 1200) return dpi;
	throw new Refusal(`--dpi cannot be “${value}”: it must be a whole number from 36 to 1200.`);
}
