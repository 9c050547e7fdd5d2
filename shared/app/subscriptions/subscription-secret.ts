import { createHmac } from 'node:crypto';
import type { Instant } from '../../core/instant.ts';
import type { Subscription, SubscriptionSecret } from './subscription.ts';

/**
 * The secret of a subscription in the form of Standard Webhooks: 32 bytes that follow from the platform's signing key, so there is no
 * place from which it could be read. Another version is another secret.
 */
export function subscriptionSecret(signingKey: string, subscriptionId: string, version: number): string {
  const origin = `pledge subscription secret v1\n${subscriptionId}\n${version}`;
  return `whsec_${createHmac('sha256', signingKey).update(origin).digest('base64')}`;
}

/** Those that are valid at that instant, newest first. */
export const liveVersions = ({ secrets }: Subscription, now: Instant): readonly SubscriptionSecret[] =>
  secrets.filter(({ expiresAt }) => expiresAt === undefined || expiresAt > now);

/** @param signingKeys of which one is enough for the receiver: until it is told a new secret, it knows the one that follows from the key before */
export const liveSecrets = (signingKeys: readonly string[], subscription: Subscription, now: Instant): readonly string[] =>
  liveVersions(subscription, now).flatMap(({ version }) =>
    signingKeys.map((key) => subscriptionSecret(key, subscription.id, version)),
  );
