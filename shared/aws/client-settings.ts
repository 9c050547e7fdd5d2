import type { DurationMs } from '../core/instant.ts';

type Limits = { readonly requestTimeoutMs: DurationMs; readonly attempts: number };

/** A frozen execution environment wakes up with dead connections, so finding that out has to be quick. */
const CONNECTION_TIMEOUT_MS = 1_000;

/** What every SDK client is made with. Without `throwOnRequestTimeout` the SDK would only log that the time is up. */
export function clientSettings({ requestTimeoutMs, attempts }: Limits) {
  return {
    maxAttempts: attempts,
    requestHandler: {
      connectionTimeout: CONNECTION_TIMEOUT_MS,
      requestTimeout: requestTimeoutMs,
      throwOnRequestTimeout: true,
    },
  };
}
