// Calls from the benchmark to its child processes, over the channel that Node opens between them.
import { type ChildProcess, fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';

/** What a child can be asked to do; each takes one argument at most. */
export type Methods = Record<string, (argument: never) => unknown>;

interface Call {
	id: number;
	method: string;
	argument: unknown;
}

interface Answer {
	id: number;
	value?: unknown;
	error?: string;
}

/** Said by a child once it can be asked. */
const READY = 0;
const STOP_MS = 15_000;

/** In the child: answers calls, and ends with the benchmark. */
export function offer(methods: Methods): void {
	process.on('message', ({ id, method, argument }: Call) => {
		Promise.resolve()
			.then(() => methods[method]!(argument as never))
			.then(
				(value) => process.send!({ id, value } satisfies Answer),
				(error: unknown) =>
					process.send!({ id, error: error instanceof Error ? error.stack : String(error) } as Answer)
			);
	});
	process.on('disconnect', () => process.exit());
	process.send!({ id: READY } satisfies Answer);
}

/** A child process that offers `M`. */
export interface Child<M extends Methods> extends AsyncDisposable {
	readonly pid: number;
	/** @throws Error where the method threw, or the child ended before it answered */
	call<K extends keyof M & string>(
		method: K,
		...argument: Parameters<M[K]>
	): Promise<Awaited<ReturnType<M[K]>>>;
	/** Lets go of the child and waits until it has ended. */
	end(): Promise<void>;
}

export interface ChildOptions {
	env?: Record<string, string>;
	/** Flags for Node. */
	flags?: string[];
}

/** @param script beside the module at `base` */
export async function startChild<M extends Methods>(
	script: string,
	base: string,
	{ env = {}, flags = [] }: ChildOptions = {}
): Promise<Child<M>> {
	const { VITEST: _vitest, ...outer } = process.env;
	const child = fork(fileURLToPath(new URL(script, base)), {
		serialization: 'advanced',
		execArgv: flags,
		env: { ...outer, ...env },
		stdio: ['ignore', 'ignore', 'inherit', 'ipc']
	});
	const waiting = new Map<number, { done(value: unknown): void; failed(error: Error): void }>();
	let lastId = READY;
	let over: Error | null = null;
	const ended = new Promise<void>((done) => {
		child.once('exit', (code, signal) => {
			over = new Error(`${script} ended (${code ?? signal}).`);
			for (const { failed } of waiting.values()) failed(over);
			done();
		});
	});
	const answer = (id: number) =>
		new Promise<unknown>((done, failed) => {
			if (over) failed(over);
			else waiting.set(id, { done, failed });
		});
	child.on('message', ({ id, value, error }: Answer) => {
		const asked = waiting.get(id);
		waiting.delete(id);
		if (error === undefined) asked?.done(value);
		else asked?.failed(new Error(`${script}: ${error}`));
	});
	await answer(READY);
	const end = () => ending(child, ended);
	return {
		pid: child.pid!,
		call(method, ...[argument]) {
			const id = ++lastId;
			const answered = answer(id);
			if (child.connected) child.send({ id, method, argument } satisfies Call);
			return answered as never;
		},
		end,
		[Symbol.asyncDispose]: end
	};
}

async function ending(child: ChildProcess, ended: Promise<void>): Promise<void> {
	if (child.connected) child.disconnect();
	const late = setTimeout(() => child.kill('SIGKILL'), STOP_MS);
	await ended;
	clearTimeout(late);
}
