import { createHmac } from 'node:crypto';

/** A message as Standard Webhooks 1.0 signs it. `timestamp`: whole seconds since 1970. */
export type SignedParts = { readonly id: string; readonly timestamp: string; readonly bytes: Uint8Array | string };

/** base64 of HMAC-SHA256 over `id.timestamp.body`. @param secret base64, mostly with `whsec_` in front */
export function standardSignature(secret: string, { id, timestamp, bytes }: SignedParts): string {
  const key = Buffer.from(secret.replace(/^whsec_/, ''), 'base64');
  return createHmac('sha256', key).update(`${id}.${timestamp}.`).update(bytes).digest('base64');
}
