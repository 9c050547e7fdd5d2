import type { MailIntakeServices } from '../../shared/app/mail/mail-intake.ts';
import type { Services } from '../../shared/app/services.ts';
import { createIncomingMail } from '../../shared/aws/blob-store.ts';
import { baseServices } from '../../shared/lambda/base-services.ts';
import { type Env, readEnv } from '../../shared/lambda/env.ts';
import { queueServices } from '../../shared/lambda/queue-services.ts';
import { secretServices } from '../../shared/lambda/secret-services.ts';
import { intakeServices } from '../../shared/lambda/table-services.ts';
import { ENV } from './env.ts';

/** All that taking mail in needs from outside; how mail is read is the function's own. */
export type IntakeServices = Omit<MailIntakeServices, 'reader'> & Pick<Services, 'incomingMail'>;

export function buildServices(env: Env<typeof ENV> = readEnv(ENV), base = baseServices(env)): IntakeServices {
  return {
    ...base,
    ...intakeServices(env, base.now),
    ...queueServices(env),
    ...secretServices(env),
    incomingMail: createIncomingMail({ bucket: env.MAIL_BUCKET }),
  };
}
