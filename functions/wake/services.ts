import { createEventBus } from '../../shared/aws/event-bus.ts';
import { baseServices } from '../../shared/lambda/base-services.ts';
import { type Env, readEnv } from '../../shared/lambda/env.ts';
import { mailerOf } from '../../shared/lambda/mail-transport.ts';
import { paceOf } from '../../shared/lambda/pace-services.ts';
import { queueServices } from '../../shared/lambda/queue-services.ts';
import { secretServices } from '../../shared/lambda/secret-services.ts';
import { webhookServices } from '../../shared/lambda/table-services.ts';
import { composeDigest } from '../../shared/mail/compose-digest.ts';
import { composeNotice } from '../../shared/mail/compose-notice.ts';
import { createWebhookSender } from '../../shared/net/webhook-sender.ts';
import { ENV } from './env.ts';
import type { WakeHandlerServices } from './handler.ts';

export function buildServices(env: Env<typeof ENV> = readEnv(ENV), base = baseServices(env)): WakeHandlerServices {
  const secrets = secretServices(env);
  return {
    ...base,
    ...webhookServices(env, base.now),
    ...queueServices(env),
    ...secrets,
    compose: composeNotice,
    composeDigest,
    ...paceOf(env, base),
    mailer: mailerOf(env.MAIL_TRANSPORT, secrets),
    webhooks: createWebhookSender(),
    bus: createEventBus({ busName: env.EVENT_BUS_NAME }),
  };
}
