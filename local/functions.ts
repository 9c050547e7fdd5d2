import type { SQSBatchResponse, SQSEvent } from 'aws-lambda';
import { ENV as API_ENV } from '../functions/api/env.ts';
import { ENV as AUDIT_ENV } from '../functions/audit/env.ts';
import { ENV as CANARY_ENV } from '../functions/canary/env.ts';
import { ENV as CONFIGURE_ENV } from '../functions/configure/env.ts';
import { ENV as MAIL_EVENTS_ENV } from '../functions/mail-events/env.ts';
import { ENV as MAIL_INTAKE_ENV } from '../functions/mail-intake/env.ts';
import { ENV as MAIL_REVIEW_ENV } from '../functions/mail-review/env.ts';
import { ENV as POLICIES_ENV } from '../functions/policies/env.ts';
import { ENV as RECONCILE_ENV } from '../functions/reconcile/env.ts';
import { ENV as SWEEP_ENV } from '../functions/sweep/env.ts';
import { ENV as WAKE_ENV } from '../functions/wake/env.ts';
import { ENV as WEBHOOK_DELIVERY_ENV } from '../functions/webhook-delivery/env.ts';
import { ENV as WEBHOOK_INTAKE_ENV } from '../functions/webhook-intake/env.ts';
import type { LocalResources } from '../infra/resources/local-resources.ts';
import type { ConfigurationDraft, WakeQueue } from '../shared/app/ports.ts';
import type { Services } from '../shared/app/services.ts';
import type { SweepServices } from '../shared/app/sweep.ts';
import type { TokenSettings } from '../shared/app/tokens/token-verifier.ts';
import { readEnv } from '../shared/lambda/env.ts';
import { createTokenVerifier } from '../shared/net/token-verifier.ts';
import { createWebhookSender } from '../shared/net/webhook-sender.ts';
import { environmentOf } from './resources.ts';
import type { HttpHandler } from './triggers/http-trigger.ts';

/** The deployed handlers, built on this machine's services. */
export type Functions = {
  readonly http: { readonly [name: string]: HttpHandler };
  readonly queues: { readonly [name: string]: (event: SQSEvent) => Promise<SQSBatchResponse> };
  readonly sweep: (event: unknown) => Promise<unknown>;
  readonly audit: (event: unknown) => Promise<unknown>;
  readonly reconcile: (event: unknown) => Promise<unknown>;
  readonly canary: (event: unknown) => Promise<unknown>;
  configure(draft: ConfigurationDraft): Promise<unknown>;
  /** What the sweep works with: the due index and the way to the wake queue. */
  readonly services: SweepServices & Pick<Services, 'log'>;
};

/** What every function gets in place of the cloud's own. */
export type Base = Pick<Services, 'now' | 'wait' | 'chance' | 'log' | 'metrics' | 'settings'>;

export type Place = {
  /** Whose tokens are taken. */
  readonly tokens: TokenSettings;
  readonly resources: LocalResources;
  readonly queues: string;
  readonly api: string;
  /** Where mails really go out; absent: to this machine's SES. */
  readonly smtpRelay?: string | undefined;
};

/**
 * To be called once the SDK has been pointed at the engines: the functions are imported here and nowhere else.
 * @param around what the wake queue of all functions is wrapped in
 */
export async function loadFunctions(place: Place, base: Base, around: (queue: WakeQueue) => WakeQueue): Promise<Functions> {
  const env = environmentReader(place);
  const loaded = await importFunctions();
  const { wake, webhookDelivery, webhookIntake, mailIntake, mailEvents, sweep, audit, reconcile, canary, configure } = loaded;
  const tokens = createTokenVerifier({ settings: place.tokens, now: base.now });
  const swept = sweep.buildServices(env('sweep', SWEEP_ENV), base);
  const wakeQueue = around(swept.wakeQueue);
  const services = { ...swept, wakeQueue, log: base.log };
  return {
    http: httpFunctions(loaded, env, base, { wakeQueue, tokens }),
    queues: {
      wake: wake.createHandler({
        ...wake.buildServices(env('wake', WAKE_ENV), base),
        wakeQueue,
        webhooks: createWebhookSender({ loopback: true }),
      }),
      'webhook-delivery': webhookDelivery.createHandler({
        ...webhookDelivery.buildServices(env('webhook-delivery', WEBHOOK_DELIVERY_ENV), base),
        wakeQueue,
        webhooks: createWebhookSender({ loopback: true }),
      }),
      'mail-intake': mailIntake.createHandler({
        ...mailIntake.buildServices(env('mail-intake', MAIL_INTAKE_ENV), base),
        wakeQueue,
      }),
      'mail-events': mailEvents.createHandler({
        ...mailEvents.buildServices(env('mail-events', MAIL_EVENTS_ENV), base),
        wakeQueue,
      }),
      'webhook-intake': webhookIntake.createHandler({
        ...webhookIntake.buildServices(env('webhook-intake', WEBHOOK_INTAKE_ENV), base),
        wakeQueue,
      }),
    },
    sweep: sweep.createHandler(services),
    audit: audit.createHandler(audit.buildServices(env('audit', AUDIT_ENV), base)),
    reconcile: reconcile.createHandler(reconcile.buildServices(env('reconcile', RECONCILE_ENV), base)),
    canary: canary.createHandler({ ...canary.buildServices(env('canary', CANARY_ENV), base), wakeQueue }),
    configure: (draft) =>
      configure.createHandler({ ...configure.buildServices(env('configure', CONFIGURE_ENV)), ...base }, draft)(),
    services,
  };
}

/** What answers HTTP, by the name of the function. */
function httpFunctions(
  { api, policies, mailReview }: Awaited<ReturnType<typeof importFunctions>>,
  env: ReturnType<typeof environmentReader>,
  base: Base,
  shared: Pick<Services, 'wakeQueue' | 'tokens'>,
): Functions['http'] {
  return {
    api: api.createHandler({ ...api.buildServices(env('api', API_ENV), base), ...shared }),
    policies: policies.createHandler({ ...policies.buildServices(env('policies', POLICIES_ENV), base), ...shared }),
    'mail-review': mailReview.createHandler({
      ...mailReview.buildServices(env('mail-review', MAIL_REVIEW_ENV), base),
      ...shared,
    }),
  };
}

/** What each function is told by its environment. */
const environmentReader =
  (place: Place) =>
  <const N extends readonly string[]>(name: keyof LocalResources['functions'], names: N) =>
    readEnv(names, { ...environmentOf(place.resources, name, place), ...throughRelay(place) });

const throughRelay = ({ smtpRelay }: Place): { readonly [variable: string]: string } =>
  smtpRelay === undefined ? {} : { MAIL_TRANSPORT: smtpRelay, SMTP_SECRET_ARN: 'SMTP_SECRET_ARN' };

/** Takes most of a second; calling it early makes use of time that is spent waiting. */
export async function importFunctions() {
  const api = { ...(await import('../functions/api/handler.ts')), ...(await import('../functions/api/services.ts')) };
  const policies = {
    ...(await import('../functions/policies/handler.ts')),
    ...(await import('../functions/policies/services.ts')),
  };
  const wake = { ...(await import('../functions/wake/handler.ts')), ...(await import('../functions/wake/services.ts')) };
  const webhookDelivery = {
    ...(await import('../functions/webhook-delivery/handler.ts')),
    ...(await import('../functions/webhook-delivery/services.ts')),
  };
  const mailIntake = {
    ...(await import('../functions/mail-intake/handler.ts')),
    ...(await import('../functions/mail-intake/services.ts')),
  };
  const mailEvents = {
    ...(await import('../functions/mail-events/handler.ts')),
    ...(await import('../functions/mail-events/services.ts')),
  };
  const webhookIntake = {
    ...(await import('../functions/webhook-intake/handler.ts')),
    ...(await import('../functions/webhook-intake/services.ts')),
  };
  const mailReview = {
    ...(await import('../functions/mail-review/handler.ts')),
    ...(await import('../functions/mail-review/services.ts')),
  };
  const sweep = { ...(await import('../functions/sweep/handler.ts')), ...(await import('../functions/sweep/services.ts')) };
  const audit = { ...(await import('../functions/audit/handler.ts')), ...(await import('../functions/audit/services.ts')) };
  const reconcile = {
    ...(await import('../functions/reconcile/handler.ts')),
    ...(await import('../functions/reconcile/services.ts')),
  };
  const canary = {
    ...(await import('../functions/canary/handler.ts')),
    ...(await import('../functions/canary/services.ts')),
  };
  const configure = {
    ...(await import('../functions/configure/handler.ts')),
    ...(await import('../functions/configure/services.ts')),
  };
  return {
    api,
    policies,
    wake,
    webhookDelivery,
    webhookIntake,
    mailIntake,
    mailEvents,
    mailReview,
    sweep,
    audit,
    reconcile,
    canary,
    configure,
  };
}
