import { type Instant, MINUTE_MS, SECOND_MS } from '../../core/instant.ts';
import { sameSecret } from '../same-secret.ts';
import { standardSignature } from './standard-signature.ts';
import type { WebhookAuthentication } from './webhook-source.ts';

/**
 * Whether a delivery comes from whom it says. Signatures are checked over the bytes as they came, every comparison takes the
 * same time however much of it is right, and the clock is the platform's own.
 */
export type WebhookDelivery = {
  /** Names in lower case. */
  readonly headers: { readonly [name: string]: string | undefined };
  readonly bytes: Uint8Array;
};

/** How far the sender's clock may be off, and so how long a recorded delivery could be replayed. */
const TOLERANCE_MS = 5 * MINUTE_MS;

/** @returns why the delivery is not to be trusted, for the sender to read; `undefined` when it is. */
export function distrust(
  authentication: WebhookAuthentication,
  secret: string,
  delivery: WebhookDelivery,
  now: Instant,
): string | undefined {
  return authentication.kind === 'shared-secret'
    ? distrustSecret(authentication.header, secret, delivery)
    : distrustSignature(secret, delivery, now);
}

function distrustSecret(header: string, secret: string, { headers }: WebhookDelivery): string | undefined {
  const name = header.toLowerCase();
  const given = headers[name];
  if (given === undefined) return `Send the secret in the header \`${header}\`.`;
  const bare = name === 'authorization' ? given.replace(/^bearer +/i, '') : given;
  return sameSecret(bare, secret) || sameSecret(given, secret) ? undefined : `The secret in the header \`${header}\` is wrong.`;
}

/** Standard Webhooks 1.0: `v1,<base64 HMAC-SHA256 of id.timestamp.body>`, several of them while the secret changes. */
function distrustSignature(secret: string, { headers, bytes }: WebhookDelivery, now: Instant): string | undefined {
  const { 'webhook-id': id, 'webhook-timestamp': timestamp, 'webhook-signature': signatures } = headers;
  if (id === undefined || timestamp === undefined || signatures === undefined) {
    return 'Sign the delivery: send the headers `webhook-id`, `webhook-timestamp` and `webhook-signature`.';
  }
  if (!/^\d{1,12}$/.test(timestamp)) return 'The header `webhook-timestamp` must be the time in seconds since 1970.';
  if (Math.abs(Number(timestamp) * SECOND_MS - now) > TOLERANCE_MS) {
    return 'The header `webhook-timestamp` is more than 5 minutes off. Sign each attempt anew, and check your clock.';
  }
  const expected = standardSignature(secret, { id, timestamp, bytes });
  const given = signatures.split(' ').flatMap((signature) => (signature.startsWith('v1,') ? [signature.slice(3)] : []));
  // All are looked at, also after one that fits: how long it takes says nothing.
  const matches = given.filter((signature) => sameSecret(signature, expected));
  return matches.length > 0
    ? undefined
    : 'The signature does not fit the body. Sign the bytes that you send, with the secret of this source.';
}
