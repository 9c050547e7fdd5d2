import type { ReconcileServices } from '../../shared/app/reconciliation/reconcile.ts';
import type { DurationMs } from '../../shared/core/instant.ts';
import { baseServices } from '../../shared/lambda/base-services.ts';
import { type Env, readEnv } from '../../shared/lambda/env.ts';
import { receiptServices } from '../../shared/lambda/table-services.ts';
import { ENV } from './env.ts';

export type ReconcileHandlerServices = ReconcileServices & {
  /** Time since some start: how long a run takes has nothing to do with the platform's time. */
  readonly uptimeMs: () => DurationMs;
};

export function buildServices(env: Env<typeof ENV> = readEnv(ENV), base = baseServices(env)): ReconcileHandlerServices {
  return { ...base, ...receiptServices(env, base.now), uptimeMs: () => performance.now() };
}
