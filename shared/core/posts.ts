import type { Context } from './context.ts';
import type { Post } from './effect.ts';
import { type Fact, isFiring } from './fact.ts';
import { findWebhook, isWebhookName } from './organisation.ts';

/**
 * What new facts post to other systems: each firing to the webhooks that its level tells. Unlike mails they are not put together after
 * an outage, since a program can read any number of them. A webhook that is configured no more gets none.
 */
export function postsFor(facts: readonly Fact[], { organisation }: Pick<Context, 'organisation'>): readonly Post[] {
  return facts.filter(isFiring).flatMap(({ n, at, told }) =>
    told
      .filter(isWebhookName)
      .filter((to) => findWebhook(organisation, to) !== undefined)
      .map((to) => ({ type: 'post', id: `${n}.${to}`, to, fact: n, plannedAt: at })),
  );
}
