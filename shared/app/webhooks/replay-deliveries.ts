import type { Instant } from '../../core/instant.ts';
import { MINUTE_MS } from '../../core/instant.ts';
import type { Services } from '../services.ts';
import type { Delivery } from './delivery.ts';

/** Takes deliveries anew, after a mapping was mended or whatever was in the way is gone. */
export type ReplayServices = Pick<Services, 'now' | 'webhookLog' | 'webhookQueue'>;

/** A queue has it back long before; what still waits then was never on it. */
const STUCK_MS = 15 * MINUTE_MS;

/** Whether a sender that was turned away was the one it said, and only the body did not fit. */
export const isReplayable = ({ verdict }: Delivery): boolean => verdict !== 'untrusted' && verdict !== 'malformed';

/** @returns the delivery as it is queued; `undefined` when somebody else has just changed it: then it is taken anew already */
export async function replayDelivery(services: ReplayServices, delivery: Delivery): Promise<Delivery | undefined> {
  const { handledAt: _, problems: __, ...rest } = delivery;
  const queued: Delivery = { ...rest, verdict: 'accepted', state: 'queued', replays: (delivery.replays ?? 0) + 1 };
  if (!(await services.webhookLog.update(queued))) return undefined;
  await services.webhookQueue.send([{ v: 1, source: delivery.source, id: delivery.id }]);
  return { ...queued, revision: delivery.revision + 1 };
}

/** Far more than a source fails in a time that somebody lets pass, and little enough for one request. */
const MOST_AT_ONCE = 500;
const PAGE = 100;

export type Replayed = { readonly replayed: number; readonly nextCursor?: string };

/** All that were not carried out since then, newest first; what there is beyond `MOST_AT_ONCE` is for the next call. */
export async function replayFailed(
  services: ReplayServices,
  source: string,
  { from, cursor }: { readonly from: Instant; readonly cursor?: string | undefined },
): Promise<Replayed> {
  let replayed = 0;
  let at = cursor;
  while (replayed < MOST_AT_ONCE) {
    const page = await services.webhookLog.list(source, { from }, PAGE, at);
    const wanting = page.items.filter((delivery) => isWanting(delivery, services.now()));
    const done = await Promise.all(wanting.map((delivery) => replayDelivery(services, delivery)));
    replayed += done.filter((delivery) => delivery !== undefined).length;
    at = page.nextCursor;
    if (at === undefined) return { replayed };
  }
  return at === undefined ? { replayed } : { replayed, nextCursor: at };
}

function isWanting(delivery: Delivery, now: Instant): boolean {
  if (!isReplayable(delivery)) return false;
  const { state } = delivery;
  return state === 'failed' || state === 'refused' || isStuck(delivery, now);
}

/** Accepted long ago and not carried out: its message may be lost. */
export const isStuck = ({ state, at }: Delivery, now: Instant): boolean => state === 'queued' && at < now - STUCK_MS;
