import { PermanentError, RetryableError } from '../errors.ts';
import type { PostResult } from './webhook-sender.ts';

/** Refusals that say "not now"; of all others in the 400s the receiver is sure. */
const LATER = new Set([408, 425, 429]);

/**
 * For posts of which each has its own receipt and a ladder behind it that is to go on at once.
 * @throws PermanentError when the receiver will never take it, or is where no request may go; RetryableError when it may later
 */
export function demandTaken(url: string, result: PostResult): void {
  const step = `post to ${new URL(url).host}`;
  if (result.kind === 'forbidden') throw new PermanentError(`${step}: ${result.reason}`);
  if (result.kind === 'unanswered') {
    throw new RetryableError(`${step}: ${result.reason}`, { outcomeUnknown: result.outcomeUnknown });
  }
  const { status } = result;
  if (isTaken(status)) return;
  const text = `${step}: answered ${status}`;
  if (status >= 500 || LATER.has(status)) throw new RetryableError(text);
  throw new PermanentError(status >= 300 && status < 400 ? `${text}; redirects are not followed` : text);
}

export const isTaken = (status: number): boolean => status >= 200 && status < 300;
