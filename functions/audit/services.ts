import type { AuditServices } from '../../shared/app/audit.ts';
import { baseServices } from '../../shared/lambda/base-services.ts';
import { type Env, readEnv } from '../../shared/lambda/env.ts';
import { subscriptionServices, tableOf, ticketServices } from '../../shared/lambda/table-services.ts';
import { ENV } from './env.ts';

export function buildServices(env: Env<typeof ENV> = readEnv(ENV), base = baseServices(env)): AuditServices {
  const table = tableOf(env);
  return { ...base, ...ticketServices(env, table), ...subscriptionServices(table, base.now) };
}
