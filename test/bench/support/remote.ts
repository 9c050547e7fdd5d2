/**
 * Work in a process of its own, called by name over its IPC channel: what is measured and what measures it must not share an
 * event loop.
 */
import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';

type Call = { readonly id: number; readonly method: string; readonly input: unknown };
type Answer = { readonly id: number; readonly result?: unknown; readonly error?: string };
type Waiting = { readonly resolve: (value: never) => void; readonly reject: (error: Error) => void };

export type Remote = {
  readonly pid: number;
  call<T>(method: string, input?: unknown): Promise<T>;
  /** Ends the process, by itself where it can. */
  stop(): Promise<void>;
};

export function startRemote(script: URL): Remote {
  const child = fork(script, { stdio: ['ignore', 'inherit', 'inherit', 'ipc'] });
  const waiting = new Map<number, Waiting>();
  let lastId = 0;
  child.on('message', ({ id, result, error }: Answer) => {
    const entry = waiting.get(id);
    waiting.delete(id);
    if (error === undefined) entry?.resolve(result as never);
    else entry?.reject(new Error(error));
  });
  child.on('exit', (code, signal) => {
    for (const { reject } of waiting.values()) reject(new Error(`${script.pathname} ended: ${code ?? signal}`));
  });
  return {
    pid: child.pid ?? 0,
    call: <T>(method: string, input?: unknown) =>
      new Promise<T>((resolve, reject) => {
        lastId += 1;
        waiting.set(lastId, { resolve, reject });
        child.send({ id: lastId, method, input } satisfies Call);
      }),
    stop: () => end(child),
  };
}

async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = once(child, 'exit');
  if (child.connected) child.disconnect();
  else child.kill();
  await ended;
}

/** The child's side: answers calls until the parent lets go of the channel, then cleans up and ends. */
export function serveRemote(methods: { readonly [method: string]: (input: never) => unknown }, cleanUp = async () => {}): void {
  process.on('message', ({ id, method, input }: Call) => {
    Promise.resolve()
      .then(() => methods[method]?.(input as never))
      .then(
        (result) => process.send?.({ id, result } satisfies Answer),
        (error: unknown) =>
          process.send?.({ id, error: error instanceof Error ? (error.stack ?? error.message) : String(error) } satisfies Answer),
      );
  });
  process.on('disconnect', () => {
    void cleanUp().finally(() => process.exit());
  });
}
