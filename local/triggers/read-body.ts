import type { IncomingMessage } from 'node:http';

/**
 * Reads a request's body up to a limit. What is over it is read and thrown away, so that the client gets to see the answer.
 * @returns `'too-large'` when there is more
 */
export async function readBody(request: IncomingMessage, limit: number): Promise<Buffer | 'too-large'> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size <= limit) chunks.push(chunk);
    else if (size > limit * DRAIN_FACTOR) break;
  }
  return size > limit ? 'too-large' : Buffer.concat(chunks);
}

/** A client that sends on and on is cut off. */
const DRAIN_FACTOR = 4;
