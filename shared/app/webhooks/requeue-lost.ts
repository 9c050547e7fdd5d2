import { type DurationMs, HOUR_MS, type Instant } from '../../core/instant.ts';
import type { Services } from '../services.ts';
import type { DeliveryLog } from './delivery.ts';
import { isStuck } from './replay-deliveries.ts';

/**
 * What was accepted is in the log before it is on the queue, so a message that got lost takes no delivery with it: whatever still waits
 * long after it came is put on the queue once more. One that only waits its turn is then there twice, and is carried out once.
 */
export type RequeueServices = Pick<Services, 'now' | 'configuration' | 'webhookQueue' | 'log'> & {
  readonly webhookLog: Pick<DeliveryLog, 'list'>;
};

/** Several times as often as this is looked for: an outage of some hours leaves no gap, and a busy source is not read from its beginning. */
const BACK_MS: DurationMs = 6 * HOUR_MS;
const PAGE = 100;

/** @returns how many were put back */
export async function requeueLost(services: RequeueServices): Promise<number> {
  const { webhooks } = await services.configuration.current();
  const from = services.now() - BACK_MS;
  let requeued = 0;
  for (const source of Object.keys(webhooks)) requeued += await requeueOf(services, source, from);
  if (requeued > 0) services.log.warn('deliveries of webhooks were not on the queue any more', { requeued });
  return requeued;
}

async function requeueOf({ webhookLog, webhookQueue, now }: RequeueServices, source: string, from: Instant): Promise<number> {
  let requeued = 0;
  let cursor: string | undefined;
  do {
    const page = await webhookLog.list(source, { state: 'queued', from }, PAGE, cursor);
    const lost = page.items.filter((delivery) => isStuck(delivery, now()));
    if (lost.length > 0) await webhookQueue.send(lost.map(({ id }) => ({ v: 1, source, id })));
    requeued += lost.length;
    cursor = page.nextCursor;
  } while (cursor !== undefined);
  return requeued;
}
