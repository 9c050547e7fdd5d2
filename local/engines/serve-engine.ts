import { parentPort } from 'node:worker_threads';

type Call = { readonly id: number; readonly method: string; readonly input: unknown };
type Methods = { readonly [method: string]: (input: never) => unknown };

/** The engine's side of `engine-host.ts`: answers calls until the thread is terminated. */
export function serveEngine(methods: Methods): void {
  parentPort?.on('message', ({ id, method, input }: Call) => {
    Promise.resolve()
      .then(() => methods[method]?.(input as never))
      .then(
        (result) => parentPort?.postMessage({ id, result }),
        (error: unknown) => parentPort?.postMessage({ id, error: error instanceof Error ? error.message : String(error) }),
      );
  });
}
