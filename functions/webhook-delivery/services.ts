import type { ServeServices } from '../../shared/app/subscriptions/serve-endpoint.ts';
import { createEventBus } from '../../shared/aws/event-bus.ts';
import { baseServices } from '../../shared/lambda/base-services.ts';
import { type Env, readEnv } from '../../shared/lambda/env.ts';
import { mailerOf } from '../../shared/lambda/mail-transport.ts';
import { paceOf } from '../../shared/lambda/pace-services.ts';
import { presentPayload } from '../../shared/lambda/present-payload.ts';
import { queueServices } from '../../shared/lambda/queue-services.ts';
import { secretServices } from '../../shared/lambda/secret-services.ts';
import { webhookServices } from '../../shared/lambda/table-services.ts';
import { composeDisabling } from '../../shared/mail/compose-disabling.ts';
import { createWebhookSender } from '../../shared/net/webhook-sender.ts';
import { ENV } from './env.ts';

export function buildServices(env: Env<typeof ENV> = readEnv(ENV), base = baseServices(env)): ServeServices {
  const secrets = secretServices(env);
  return {
    ...base,
    ...webhookServices(env, base.now),
    ...queueServices(env),
    ...secrets,
    presentPayload,
    composeDisabling,
    ...paceOf(env, base),
    mailer: mailerOf(env.MAIL_TRANSPORT, secrets),
    webhooks: createWebhookSender(),
    bus: createEventBus({ busName: env.EVENT_BUS_NAME }),
  };
}
