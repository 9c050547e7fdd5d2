import type { Services } from '../../shared/app/services.ts';
import { accessServices } from '../../shared/lambda/access-services.ts';
import { baseServices } from '../../shared/lambda/base-services.ts';
import { type Env, readEnv } from '../../shared/lambda/env.ts';
import { deliveryQueueServices, queueServices } from '../../shared/lambda/queue-services.ts';
import { secretServices } from '../../shared/lambda/secret-services.ts';
import { webhookServices } from '../../shared/lambda/table-services.ts';
import { createSns } from '../../shared/net/sns.ts';
import { ENV } from './env.ts';

/** What the API talks to: never mail, never the bus, which only the worker may. */
export type ApiServices = Pick<
  Services,
  | 'now'
  | 'wait'
  | 'chance'
  | 'tickets'
  | 'configuration'
  | 'messages'
  | 'blobs'
  | 'receipts'
  | 'suppressions'
  | 'timers'
  | 'reconciliations'
  | 'canaries'
  | 'wakeQueue'
  | 'subscriptions'
  | 'webhookDeliveries'
  | 'webhookLog'
  | 'webhookQueue'
  | 'problems'
  | 'sns'
  | 'rates'
  | 'secrets'
  | 'keys'
  | 'tokens'
  | 'requestLimits'
  | 'metrics'
  | 'log'
  | 'settings'
>;

export function buildServices(env: Env<typeof ENV> = readEnv(ENV), base = baseServices(env)): ApiServices {
  return {
    ...base,
    ...webhookServices(env, base.now),
    ...queueServices(env),
    ...deliveryQueueServices(env),
    ...secretServices(env),
    ...accessServices(env, base),
    sns: createSns(),
  };
}
