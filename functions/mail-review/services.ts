import type { MailIntakeServices } from '../../shared/app/mail/mail-intake.ts';
import { accessServices } from '../../shared/lambda/access-services.ts';
import { baseServices } from '../../shared/lambda/base-services.ts';
import { type Env, readEnv } from '../../shared/lambda/env.ts';
import type { AccessServices } from '../../shared/lambda/http-api.ts';
import { queueServices } from '../../shared/lambda/queue-services.ts';
import { secretServices } from '../../shared/lambda/secret-services.ts';
import { intakeServices } from '../../shared/lambda/table-services.ts';
import { ENV } from './env.ts';

/** All that taking mail in needs, for a mail that was taken in before and set aside. */
export type MailReviewServices = Omit<MailIntakeServices, 'reader'> & AccessServices;

export function buildServices(env: Env<typeof ENV> = readEnv(ENV), base = baseServices(env)): MailReviewServices {
  return {
    ...base,
    ...accessServices(env, base),
    ...intakeServices(env, base.now),
    ...queueServices(env),
    ...secretServices(env),
  };
}
