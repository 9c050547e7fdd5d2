import type { CanaryServices } from '../../shared/app/canary/release-canary.ts';
import { PermanentError } from '../../shared/app/errors.ts';
import { baseServices } from '../../shared/lambda/base-services.ts';
import { type Env, readEnv } from '../../shared/lambda/env.ts';
import { queueServices } from '../../shared/lambda/queue-services.ts';
import { secretServices } from '../../shared/lambda/secret-services.ts';
import { canaryServices } from '../../shared/lambda/table-services.ts';
import { ENV } from './env.ts';

const refused = () => Promise.reject(new PermanentError('a canary has no text'));

/** A canary says nothing, so the function needs no right to what is said on tickets. */
const noMessages: CanaryServices['messages'] = { save: refused, load: refused, list: refused };

export function buildServices(env: Env<typeof ENV> = readEnv(ENV), base = baseServices(env)): CanaryServices {
  return { ...base, ...canaryServices(env), ...queueServices(env), ...secretServices(env), messages: noMessages };
}
