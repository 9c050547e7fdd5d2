import type { Duplex } from 'node:stream';
import { problemBody } from './problem.ts';

const REFUSALS: { readonly [code: string]: { readonly status: number; readonly title: string; readonly detail: string } } = {
  HPE_HEADER_OVERFLOW: {
    status: 431,
    title: 'Request Header Fields Too Large',
    detail: 'The request line and the headers may have at most 16 KB together.',
  },
  HPE_INVALID_METHOD: {
    status: 400,
    title: 'Bad Request',
    detail: 'The request begins with a method that HTTP does not know. Use GET or POST.',
  },
  ERR_HTTP_REQUEST_TIMEOUT: {
    status: 408,
    title: 'Request Timeout',
    detail: 'The request did not come to its end in time. Send it again.',
  },
};
const MALFORMED = { status: 400, title: 'Bad Request', detail: 'This is not HTTP as RFC 9112 has it.' };

/** Answers what cannot be read as a request in the API's own form of error, and hangs up. */
export function refuseConnection(error: Error & { readonly code?: string }, socket: Duplex): void {
  if (error.code === 'ECONNRESET' || !socket.writable) {
    socket.destroy();
    return;
  }
  const refusal = REFUSALS[error.code ?? ''] ?? MALFORMED;
  const body = problemBody(refusal.status, refusal.title, refusal.detail);
  const head = [
    `HTTP/1.1 ${refusal.status} ${refusal.title}`,
    'content-type: application/problem+json',
    `content-length: ${Buffer.byteLength(body)}`,
    'connection: close',
  ];
  socket.end(`${head.join('\r\n')}\r\n\r\n${body}`);
}
