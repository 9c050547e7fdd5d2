import { Webhook } from 'standardwebhooks';
import type { OutgoingPost } from '../../shared/app/webhooks/webhook-sender.ts';

/**
 * What a receiver gets to see that checks with the official library of Standard Webhooks. The library judges by the machine's clock:
 * it is told that of the test. @throws when the signature is wrong
 */
export function verified({ headers, body }: OutgoingPost, secret: string, now: number): ReturnType<typeof JSON.parse> {
  const real = Date.now;
  Date.now = () => now;
  try {
    return new Webhook(secret).verify(body, { ...headers });
  } finally {
    Date.now = real;
  }
}
