import { createEventBus } from '../../shared/aws/event-bus.ts';
import { createMailer } from '../../shared/aws/mailer.ts';
import { baseServices } from '../../shared/lambda/base-services.ts';
import { type Env, readEnv } from '../../shared/lambda/env.ts';
import { noMailer } from '../../shared/lambda/no-mailer.ts';
import { queueServices } from '../../shared/lambda/queue-services.ts';
import { secretServices } from '../../shared/lambda/secret-services.ts';
import { tableServices } from '../../shared/lambda/table-services.ts';
import { composeDigest } from '../../shared/mail/compose-digest.ts';
import { composeNotice } from '../../shared/mail/compose-notice.ts';
import { createWebhookSender } from '../../shared/net/webhook-sender.ts';
import { ENV } from './env.ts';
import type { WakeHandlerServices } from './handler.ts';

export function buildServices(env: Env<typeof ENV> = readEnv(ENV), base = baseServices(env)): WakeHandlerServices {
  return {
    ...base,
    ...tableServices(env, base.now),
    ...queueServices(env),
    ...secretServices(env),
    compose: composeNotice,
    composeDigest,
    mailer: env.MAIL_TRANSPORT === 'off' ? noMailer : createMailer(),
    webhooks: createWebhookSender(),
    bus: createEventBus({ busName: env.EVENT_BUS_NAME }),
  };
}
