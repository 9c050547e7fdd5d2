import type { ReconcileServices } from '../../shared/app/reconciliation/reconcile.ts';
import type { RequeueServices } from '../../shared/app/webhooks/requeue-lost.ts';
import { createDeliveryList } from '../../shared/aws/delivery-log.ts';
import type { DurationMs } from '../../shared/core/instant.ts';
import { baseServices } from '../../shared/lambda/base-services.ts';
import { type Env, readEnv } from '../../shared/lambda/env.ts';
import { deliveryQueueServices } from '../../shared/lambda/queue-services.ts';
import { receiptServices, tableOf } from '../../shared/lambda/table-services.ts';
import { ENV } from './env.ts';

export type ReconcileHandlerServices = ReconcileServices &
  RequeueServices & {
    /** Time since some start: how long a run takes has nothing to do with the platform's time. */
    readonly uptimeMs: () => DurationMs;
  };

export function buildServices(env: Env<typeof ENV> = readEnv(ENV), base = baseServices(env)): ReconcileHandlerServices {
  const table = tableOf(env);
  return {
    ...base,
    ...receiptServices(env, base.now, table),
    ...deliveryQueueServices(env),
    webhookLog: createDeliveryList({ table, now: base.now }),
    uptimeMs: () => performance.now(),
  };
}
