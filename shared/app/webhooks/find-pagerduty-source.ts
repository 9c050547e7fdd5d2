import { sameSecret } from '../same-secret.ts';
import type { Services } from '../services.ts';
import { ROUTING_KEY_LENGTH, routingKeyOf } from './adapters/pagerduty.ts';

/** The source whose secret the routing key of an event is. Every source is looked at, also after one that fits: how long it takes says nothing. */
export async function findPagerDutySource(
  { configuration, secrets }: Pick<Services, 'configuration' | 'secrets'>,
  body: unknown,
): Promise<{ readonly name: string } | { readonly problem: string }> {
  const key = routingKeyOf(body);
  if (key === undefined) return { problem: `'routing_key' is missing or blank` };
  if (key.length !== ROUTING_KEY_LENGTH) {
    return { problem: `Length of 'routing_key' is incorrect (should be ${ROUTING_KEY_LENGTH} characters)` };
  }
  const { webhooks } = await configuration.current();
  const sources = Object.values(webhooks).filter(({ type }) => type === 'pagerduty');
  const known = await Promise.all(sources.map(async ({ name }) => ({ name, secret: await secrets.webhookSecret(name) })));
  const [found] = known.filter(({ secret }) => secret !== undefined && sameSecret(key, secret));
  return found === undefined ? { problem: 'Invalid routing key' } : { name: found.name };
}
