import type { TakeServices } from '../../shared/app/webhooks/take-delivery.ts';
import { baseServices } from '../../shared/lambda/base-services.ts';
import { type Env, readEnv } from '../../shared/lambda/env.ts';
import { queueServices } from '../../shared/lambda/queue-services.ts';
import { secretServices } from '../../shared/lambda/secret-services.ts';
import { tableServices } from '../../shared/lambda/table-services.ts';
import { createSns } from '../../shared/net/sns.ts';
import { ENV } from './env.ts';

export function buildServices(env: Env<typeof ENV> = readEnv(ENV), base = baseServices(env)): TakeServices {
  return { ...base, ...tableServices(env, base.now), ...queueServices(env), ...secretServices(env), sns: createSns() };
}
