import type { ApplyServices } from '../../shared/app/policies/apply-configuration.ts';
import { baseServices } from '../../shared/lambda/base-services.ts';
import { type Env, readEnv } from '../../shared/lambda/env.ts';
import { ticketServices } from '../../shared/lambda/table-services.ts';
import { ENV } from './env.ts';

export function buildServices(env: Env<typeof ENV> = readEnv(ENV)): ApplyServices {
  return { ...baseServices({}), ...ticketServices(env) };
}
