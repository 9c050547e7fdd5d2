import type { DurationMs } from '../core/instant.ts';
import { OneShotSha256 } from './one-shot-sha256.ts';

type Limits = { readonly requestTimeoutMs: DurationMs; readonly attempts: number };

/** A lost first packet is sent again after a second. The wait for a free connection counts too, and a burst makes it long. */
const CONNECTION_TIMEOUT_MS = 3_000;
const MAX_CONNECTIONS = 256;

/** What every SDK client is made with. Without `throwOnRequestTimeout` the SDK would only log that the time is up. */
export function clientSettings({ requestTimeoutMs, attempts }: Limits) {
  const agent = { keepAlive: true, maxSockets: MAX_CONNECTIONS };
  return {
    maxAttempts: attempts,
    sha256: OneShotSha256,
    // No middleware is added once a client is at work, so a command's need be put together only once.
    cacheMiddleware: true,
    requestHandler: {
      connectionTimeout: CONNECTION_TIMEOUT_MS,
      requestTimeout: requestTimeoutMs,
      throwOnRequestTimeout: true,
      httpAgent: agent,
      httpsAgent: agent,
    },
  };
}

type Client = { readonly middlewareStack: { remove(middleware: string): boolean } };

/** The SDK would put the input and output of every request through a filter for a log that nobody keeps. */
export function withoutRequestLog<C extends Client>(client: C): C {
  client.middlewareStack.remove('loggerMiddleware');
  return client;
}
