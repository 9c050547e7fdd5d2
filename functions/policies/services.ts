import * as z from 'zod';
import type { Services } from '../../shared/app/services.ts';
import type { StageMail } from '../../shared/config/stage-mail.ts';
import type { DurationMs } from '../../shared/core/instant.ts';
import { accessServices } from '../../shared/lambda/access-services.ts';
import { baseServices } from '../../shared/lambda/base-services.ts';
import { type Env, readEnv } from '../../shared/lambda/env.ts';
import { queueServices } from '../../shared/lambda/queue-services.ts';
import { secretServices } from '../../shared/lambda/secret-services.ts';
import { suppressionServices, ticketServices } from '../../shared/lambda/table-services.ts';
import { ENV } from './env.ts';

export type PoliciesServices = Pick<
  Services,
  | 'now'
  | 'wait'
  | 'chance'
  | 'tickets'
  | 'configuration'
  | 'rollouts'
  | 'suppressions'
  | 'wakeQueue'
  | 'settings'
  | 'secrets'
  | 'keys'
  | 'tokens'
  | 'requestLimits'
  | 'log'
> & {
  /** What the stage replaces in every configuration. */
  readonly stageMail: StageMail;
  /** Time since some start: how long a request has worked has nothing to do with the platform's time. */
  readonly uptimeMs: () => DurationMs;
};

const stageMail = z.strictObject({
  from: z.string().optional(),
  inboundDomain: z.string().optional(),
  oneWay: z.literal(true).optional(),
});

export function buildServices(env: Env<typeof ENV> = readEnv(ENV), base = baseServices(env)): PoliciesServices {
  return {
    ...base,
    ...ticketServices(env),
    ...suppressionServices(env),
    ...queueServices(env),
    ...secretServices(env),
    ...accessServices(env, base),
    uptimeMs: () => performance.now(),
    stageMail: stageMail.parse(JSON.parse(env.STAGE_MAIL)),
  };
}
