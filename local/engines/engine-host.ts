import { Worker } from 'node:worker_threads';

/**
 * An embedded engine in a thread of its own: it serves HTTP beside the handlers' event loop instead of on it.
 * `call` runs one of the methods that the thread offers.
 */
export type Engine = {
  call<T>(method: string, input?: unknown): Promise<T>;
  stop(): Promise<void>;
};

type Answer = { readonly id: number; readonly result?: unknown; readonly error?: string };
type Waiting = { readonly resolve: (value: never) => void; readonly reject: (error: Error) => void };

/** Caps of one engine's heap: V8's defaults would let three isolates grow to hundreds of megabytes before they collect. */
const LIMITS = { maxYoungGenerationSizeMb: 16, maxOldGenerationSizeMb: 1_024 };

/** @param onFailure the thread died; nothing it held can be used any more */
export function startEngine(script: URL, workerData: object, onFailure: (error: Error) => void): Engine {
  const worker = new Worker(script, { workerData, resourceLimits: LIMITS });
  const waiting = new Map<number, Waiting>();
  let lastId = 0;
  let stopping = false;

  const fail = (error: Error): void => {
    for (const { reject } of waiting.values()) reject(error);
    waiting.clear();
    if (!stopping) onFailure(error);
  };
  worker.on('message', (answer: Answer) => settle(waiting, answer));
  worker.on('error', (error: Error) => fail(error));
  worker.on('exit', (code) => fail(new Error(`engine ${script.pathname} ended with code ${code}`)));

  const call = <T>(method: string, input?: unknown): Promise<T> =>
    new Promise<T>((resolve, reject) => {
      lastId += 1;
      waiting.set(lastId, { resolve, reject });
      worker.postMessage({ id: lastId, method, input });
    });
  return {
    call,
    stop: async () => {
      stopping = true;
      await call('stop').catch(() => undefined);
      await worker.terminate();
    },
  };
}

function settle(waiting: Map<number, Waiting>, { id, result, error }: Answer): void {
  const entry = waiting.get(id);
  waiting.delete(id);
  if (error === undefined) entry?.resolve(result as never);
  else entry?.reject(new Error(error));
}
