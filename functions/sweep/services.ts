import type { StartServices } from '../../shared/app/policies/start-rollout.ts';
import type { SweepServices } from '../../shared/app/sweep.ts';
import { baseServices } from '../../shared/lambda/base-services.ts';
import { type Env, readEnv } from '../../shared/lambda/env.ts';
import { queueServices } from '../../shared/lambda/queue-services.ts';
import { ticketServices } from '../../shared/lambda/table-services.ts';
import { ENV } from './env.ts';

export function buildServices(env: Env<typeof ENV> = readEnv(ENV), base = baseServices(env)): SweepServices & StartServices {
  return { ...base, ...ticketServices(env), ...queueServices(env) };
}
