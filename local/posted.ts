import type { IncomingHttpHeaders } from 'node:http';
import { distrustStandard } from '../shared/app/webhooks/webhook-authentication.ts';
import { webhookName } from '../shared/core/organisation.ts';

/** What arrived at `/_local/webhooks/{id}`, where an outgoing webhook can be tried without another system. */
export type Posted = {
  /** Virtual time, ISO 8601. */
  readonly at: string;
  readonly webhook: string;
  /** The header `webhook-id`: the same when it is sent again. */
  readonly id: string;
  /** Why the signature is wrong; absent when it is right. */
  readonly distrusted?: string;
  readonly body: unknown;
};

/** A receiver of Standard Webhooks as others have one. */
export type PostedBox = {
  add(webhook: string, headers: IncomingHttpHeaders, bytes: Buffer): Posted;
  /** Newest last; since the start. */
  recent(): readonly Posted[];
};

const AT_HAND = 1_000;

export function createPostedBox(secrets: { readonly [name: string]: string }, now: () => number): PostedBox {
  const posted: Posted[] = [];
  return {
    add: (webhook, given, bytes) => {
      const headers = Object.fromEntries(Object.entries(given).map(([name, value]) => [name, value?.toString()]));
      const secret = secrets[webhookName(webhook)] ?? '';
      const distrusted = distrustStandard(secret, { headers, bytes }, now());
      const at = new Date(now()).toISOString();
      const one = { at, webhook, id: headers['webhook-id'] ?? '', ...(distrusted && { distrusted }), body: readJson(bytes) };
      posted.push(one);
      if (posted.length > AT_HAND) posted.shift();
      return one;
    },
    recent: () => posted,
  };
}

function readJson(bytes: Buffer): unknown {
  const text = bytes.toString('utf8');
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}
