import { reconcile } from '../../shared/app/reconciliation/reconcile.ts';
import { requeueLost } from '../../shared/app/webhooks/requeue-lost.ts';
import { MINUTE_MS } from '../../shared/core/instant.ts';
import { once } from '../../shared/core/once.ts';
import { buildServices, type ReconcileHandlerServices } from './services.ts';

/** Well before the function is cut off after 15 minutes: the page that is under way has to end, and be put down. */
const WORK_MS = 12 * MINUTE_MS;

/** At every tick puts webhooks back on the queue that it has lost. Compares notices with their receipts once a day; a run that does not end in time is gone on with at the next tick. */
export function createHandler(services: ReconcileHandlerServices) {
  return async (): Promise<void> => {
    const startedMs = services.uptimeMs();
    await requeueLost(services);
    await reconcile(services, () => services.uptimeMs() - startedMs > WORK_MS);
  };
}

const live = once(() => createHandler(buildServices()));

export const handler = (): Promise<void> => live()();
