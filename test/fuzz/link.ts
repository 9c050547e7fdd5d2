import type { FuzzRequest } from './request.ts';

/** Of a link that was mailed, the ticket that it is about: it carries that first, under a signature that is for others to check. */
export function ticketOf(token: string): string | undefined {
  const [payload = '', signature] = token.split('.');
  if (signature === undefined) return undefined;
  return /^\["([^"]+)"/.exec(Buffer.from(payload, 'base64url').toString('utf8'))?.[1];
}

/** The key or the link that a request brings. */
export const proofOf = ({ headers }: Pick<FuzzRequest, 'headers'>): string | undefined =>
  /^Bearer (\S+)$/.exec(headers['authorization'] ?? '')?.[1];
