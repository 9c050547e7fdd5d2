import { type Instant, MINUTE_MS, SECOND_MS } from '../../core/instant.ts';
import { sameSecret } from '../same-secret.ts';
import type { Post, Signed } from './adapters/adapter.ts';
import { standardSignature } from './standard-signature.ts';
import { adapterOf } from './webhook-adapters.ts';

/**
 * Whether a delivery comes from whom it says. Signatures are checked over the bytes as they came, every comparison takes the
 * same time however much of it is right, and the clock is the platform's own.
 */

/** How far the sender's clock may be off, and so how long a recorded delivery could be replayed. */
const TOLERANCE_MS = 5 * MINUTE_MS;

/** @returns why the delivery is not to be trusted, for the sender to read; `undefined` when it is. */
export async function distrust(signed: Signed): Promise<string | undefined> {
  const { source, secret, post, now } = signed;
  const { authentication } = source;
  if (authentication.kind === 'shared-secret') return distrustSecret(authentication.header, secret, post);
  if (authentication.kind === 'standard-webhooks') return distrustStandard(secret, post, now);
  const adapter = await adapterOf(source.type);
  return adapter.distrust === undefined ? `Senders of the type ${source.type} do not sign.` : adapter.distrust(signed);
}

/** In `Authorization` it may stand as a bearer token, or as the password of anybody. */
function distrustSecret(header: string, secret: string, { headers }: Post): string | undefined {
  const name = header.toLowerCase();
  const given = headers[name];
  if (given === undefined) return `Send the secret in the header \`${header}\`.`;
  const forms = name === 'authorization' ? [given, given.replace(/^bearer +/i, ''), passwordIn(given)] : [given];
  // All are looked at, also after one that fits: how long it takes says nothing.
  const fitting = forms.filter((form) => sameSecret(form, secret));
  return fitting.length > 0 ? undefined : `The secret in the header \`${header}\` is wrong.`;
}

function passwordIn(given: string): string {
  const [, encoded = ''] = /^basic +(\S+)$/i.exec(given) ?? [];
  return Buffer.from(encoded, 'base64')
    .toString('utf8')
    .replace(/^[^:]*:?/, '');
}

/** Standard Webhooks 1.0: `v1,<base64 HMAC-SHA256 of id.timestamp.body>`, several of them while the secret changes. */
export function distrustStandard(secret: string, { headers, bytes }: Post, now: Instant): string | undefined {
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
  const matches = given.filter((signature) => sameSecret(signature, expected));
  return matches.length > 0
    ? undefined
    : 'The signature does not fit the body. Sign the bytes that you send, with the secret of this source.';
}
