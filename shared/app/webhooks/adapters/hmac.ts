import { createHmac } from 'node:crypto';
import { sameSecret } from '../../same-secret.ts';

/** Lower-case hex of HMAC-SHA256 over the parts, one after the other. */
export function hmacHex(secret: string, ...parts: readonly (string | Uint8Array)[]): string {
  const hmac = createHmac('sha256', secret);
  for (const part of parts) hmac.update(part);
  return hmac.digest('hex');
}

/** @returns why not, for the sender to read */
export function compareSignature(header: string, given: string | undefined, expected: string): string | undefined {
  if (given === undefined) return `Sign the delivery: the header \`${header}\` is missing.`;
  if (sameSecret(given.trim(), expected)) return undefined;
  return `The signature in \`${header}\` does not fit the body. Give the sender the secret of this source.`;
}
