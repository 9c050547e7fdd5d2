import type { MailNewsServices } from '../../shared/app/notices/take-mail-news.ts';
import { wireId } from '../../shared/aws/wire-id.ts';
import { baseServices } from '../../shared/lambda/base-services.ts';
import { type Env, readEnv } from '../../shared/lambda/env.ts';
import { queueServices } from '../../shared/lambda/queue-services.ts';
import { receiptServices } from '../../shared/lambda/table-services.ts';
import { ENV } from './env.ts';

export type MailEventsServices = MailNewsServices & {
  /** The Message-ID that a mail got from SES, by SES's own id of it. */
  readonly mailIdOf: (providerId: string) => string;
};

export function buildServices(env: Env<typeof ENV> = readEnv(ENV), base = baseServices(env)): MailEventsServices {
  return {
    ...base,
    ...receiptServices(env, base.now),
    ...queueServices(env),
    mailIdOf: (providerId) => wireId(providerId, env.SES_REGION),
  };
}
