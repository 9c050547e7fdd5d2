import type { Post } from './adapters/adapter.ts';
import type { WebhookSource } from './webhook-source.ts';

/** What is kept of a post for people to look at: everything but what would let them post in the sender's name. */
const REMOVED = '[removed]';

const SECRET_HEADER = /^(authorization|proxy-authorization|cookie)$|secret|token|password|api-?key/;

export function keptHeaders({ authentication }: WebhookSource, headers: Post['headers']): { readonly [name: string]: string } {
  const own = authentication.kind === 'shared-secret' ? authentication.header.toLowerCase() : undefined;
  const entries = Object.entries(headers).flatMap(([name, value]) => {
    if (value === undefined) return [];
    return [[name, name === own || SECRET_HEADER.test(name) ? REMOVED : value] as const];
  });
  return Object.fromEntries(entries);
}

/** A routing key stands in the body, and is not needed there any more. */
export function keptBytes({ authentication }: WebhookSource, bytes: Uint8Array): Uint8Array {
  if (authentication.kind !== 'routing-key') return bytes;
  return Buffer.from(Buffer.from(bytes).toString('utf8').replace(ROUTING_KEY, `$1${REMOVED}$2`));
}

const ROUTING_KEY = /("routing_key"\s*:\s*")[^"]*(")/g;
