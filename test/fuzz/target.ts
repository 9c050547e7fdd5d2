import type { Draw } from './draw.ts';
import type { Received } from './judge.ts';
import type { Pool } from './pool.ts';
import type { Credentials, FuzzRequest } from './request.ts';

/** What takes the requests of a run. */
export type Target = {
  /** Of the API, without a slash at the end. */
  readonly url: string;
  readonly credentials: Credentials;
  now(): number;
  send(request: FuzzRequest): Promise<Received>;
  /** Lets something happen between two requests. */
  passTime(draw: Draw, pool: Pool): Promise<void>;
  stop(): Promise<void>;
};
