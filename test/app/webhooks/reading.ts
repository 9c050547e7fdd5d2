import type { Post } from '../../../shared/app/webhooks/adapters/adapter.ts';
import { readPost } from '../../../shared/app/webhooks/read-post.ts';
import type { WebhookSource, WebhookType } from '../../../shared/app/webhooks/webhook-source.ts';

/** What a source of a type makes of bodies, alert by alert. */
export const sourceOf = (type: WebhookType, changes: Partial<WebhookSource> = {}): WebhookSource => ({
  name: 'source',
  type,
  authentication: { kind: 'signature' },
  mapping: {},
  requester: { email: 'monitoring@acme.example' },
  language: 'en',
  ...changes,
});

export type Reading = { readonly headers?: Post['headers']; readonly source?: Partial<WebhookSource> };

/** Flat, so that a test names only what it is about. */
export async function reading(type: WebhookType, body: unknown, { headers = {}, source = {} }: Reading = {}) {
  const bytes = Buffer.from(JSON.stringify(body) ?? '');
  const parts = await readPost(sourceOf(type, source), body, { headers, bytes });
  return parts.map((part) => {
    if (part.kind !== 'signal') return part;
    const { draft, ...signal } = part.signal;
    return { ...draft, ...signal, kind: part.kind };
  });
}

/** What is wrong with a body, and where. */
export async function problemsOf(type: WebhookType, body: unknown, options: Reading = {}): Promise<readonly string[]> {
  const parts = await reading(type, body, options);
  return parts.flatMap((part) => (part.kind === 'misshapen' ? part.problems.map(({ path }) => path) : []));
}
