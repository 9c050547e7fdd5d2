import type { AuditServices } from '../../shared/app/audit.ts';
import { baseServices } from '../../shared/lambda/base-services.ts';
import { type Env, readEnv } from '../../shared/lambda/env.ts';
import { ticketServices } from '../../shared/lambda/table-services.ts';
import { ENV } from './env.ts';

export function buildServices(env: Env<typeof ENV> = readEnv(ENV), base = baseServices(env)): AuditServices {
  return { ...base, ...ticketServices(env) };
}
