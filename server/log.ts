// What the server writes down for whoever runs it: one JSON object a line, on stderr. Never personal data, never the
// content of a document, record or request: fields are ids, counts, codes and fixed words.
import { pino } from 'pino';
import type { LogLevel } from './config.ts';

export type Fields = Record<string, string | number | boolean>;

export interface Log {
	/** True where lines of this level are written, for those whose fields cost something to gather. */
	writes(level: Exclude<LogLevel, 'silent'>): boolean;
	debug(event: string, fields?: Fields): void;
	info(event: string, fields?: Fields): void;
	warn(event: string, fields?: Fields): void;
	/** Something went wrong inside. Of the error, where there is one, only what holds no content: name, code, place. */
	report(what: string, error: unknown, more?: Fields): void;
}

/** Where lines go; with a line break at their end. */
export interface LogSink {
	write(line: string): void;
}

export function createLog(level: LogLevel, sink: LogSink = stderr()): Log {
	const logger = pino(
		{
			level,
			base: undefined,
			timestamp: pino.stdTimeFunctions.isoTime,
			formatters: { level: (label) => ({ level: label }) }
		},
		sink
	);
	return {
		writes: (wanted) => logger.isLevelEnabled(wanted),
		debug: (event, fields) => logger.debug({ event, ...fields }),
		info: (event, fields) => logger.info({ event, ...fields }),
		warn: (event, fields) => logger.warn({ event, ...fields }),
		report: (what, error, more) => logger.error({ event: 'failed', what, ...more, ...traceOf(error) })
	};
}

/** The log of a server. For somebody at a terminal who asked for nothing else, only what is wrong. */
export function serverLog(level: LogLevel): Log {
	const atTerminal = process.stderr.isTTY && !process.env.LOG_LEVEL;
	return createLog(atTerminal && level === 'info' ? 'warn' : level);
}

function stderr(): LogSink {
	const destination = pino.destination({ fd: 2, sync: true });
	// Nobody reads it any more, or its disk is full: no reason for the server to end.
	destination.on('error', () => {});
	return destination;
}

/** An error without its message, which may quote what somebody wrote. */
function traceOf(error: unknown): Fields {
	if (error == null) return {};
	if (!(error instanceof Error)) return { error: typeof error };
	const {
		name,
		message,
		code,
		errstr,
		stack = ''
	} = error as Error & {
		code?: unknown;
		/** SQLite's own fixed words, e.g. “database or disk is full”. */
		errstr?: unknown;
	};
	// A stack begins with the message, and a line of the message may look like a line of the stack.
	const frames = message ? stack.split(message).at(-1)! : stack;
	const at = frames.split('\n').find((line) => /^ {4}at \S.*:\d+:\d+\)?$/.test(line));
	return {
		error: name,
		...(isCode(code) && { code }),
		...(typeof errstr === 'string' && { errstr }),
		...(at && { at: at.trim().slice(3) })
	};
}

const isCode = (value: unknown): value is string | number =>
	typeof value === 'number' || (typeof value === 'string' && /^[A-Z][A-Z0-9_]*$/.test(value));
