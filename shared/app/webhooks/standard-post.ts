import { type Instant, SECOND_MS } from '../../core/instant.ts';
import { toIso } from '../iso.ts';
import { standardSignature } from './standard-signature.ts';
import type { OutgoingPost } from './webhook-sender.ts';

/** What a post says, before it is written out. */
export type StandardMessage = {
  /** The same however often it is sent. */
  readonly id: string;
  readonly type: string;
  readonly at: Instant;
  readonly data: object;
};

type Envelope = {
  readonly url: string;
  /** Those that are valid at the moment: a receiver takes the post if one of the signatures fits. */
  readonly secrets: readonly string[];
  readonly now: Instant;
};

/** A post in the form of Standard Webhooks 1.0. Its time is that of this attempt, so it is signed anew for each. */
export function standardPost({ id, type, at, data }: StandardMessage, { url, secrets, now }: Envelope): OutgoingPost {
  const body = JSON.stringify({ type, timestamp: toIso(at), data });
  const timestamp = String(Math.floor(now / SECOND_MS));
  const signatures = secrets.map((secret) => `v1,${standardSignature(secret, { id, timestamp, bytes: body })}`);
  const headers = {
    'content-type': 'application/json',
    'webhook-id': id,
    'webhook-timestamp': timestamp,
    'webhook-signature': signatures.join(' '),
  };
  return { url, headers, body };
}
