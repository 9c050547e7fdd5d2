/**
 * All services of the platform in memory, on a clock that the test moves, with what a test may look at or break. Every test that runs
 * more than one use case stands on these.
 */
import { CANARY, HANDED_OVER } from '../../../shared/app/observation.ts';
import type { Chance, Now, Wait } from '../../../shared/app/ports.ts';
import { DEFAULT_TIMING, type Services } from '../../../shared/app/services.ts';
import type { DurationMs } from '../../../shared/core/instant.ts';
import { presentPayload } from '../../../shared/lambda/present-payload.ts';
import { composeDigest } from '../../../shared/mail/compose-digest.ts';
import { composeDisabling } from '../../../shared/mail/compose-disabling.ts';
import { composeNotice } from '../../../shared/mail/compose-notice.ts';
import { createInMemorySenders, createInMemorySetAside, createInMemorySuppressions } from './mail.ts';
import {
  createInMemoryBus,
  createInMemoryMailer,
  createInMemoryWakeQueue,
  createInMemoryWebhooks,
  type InMemoryBus,
  type InMemoryMailer,
  type InMemoryWakeQueue,
  type InMemoryWebhooks,
} from './outside.ts';
import {
  createInMemoryBlobs,
  createInMemoryCanaries,
  createInMemoryConfiguration,
  createInMemoryCorrelations,
  createInMemoryKeys,
  createInMemoryMessages,
  createInMemoryReceipts,
  createInMemoryReconciliations,
  createInMemoryRollouts,
  createInMemorySecrets,
  createInMemoryTimerStatistics,
} from './stores.ts';
import { createInMemorySubscriptions, createInMemoryWebhookDeliveries } from './subscriptions.ts';
import { createInMemoryTickets, type Keeping, type TicketControl } from './tickets.ts';

import {
  createInMemoryDeliveries,
  createInMemoryDeliveryQueue,
  createInMemoryProblems,
  createInMemoryRates,
  createInMemorySns,
  type InMemoryDeliveryQueue,
  type InMemorySns,
} from './webhooks.ts';

export const SIGNING_KEY = 'a signing key for tests';
export const API_KEYS = { crm: 'a-key-for-tests', shop: 'another-key', ops: 'the-key-of-the-operator' } as const;
const KEYS_BY_NAME = {
  crm: { key: API_KEYS.crm, role: 'integrator' },
  shop: { key: API_KEYS.shop, role: 'integrator' },
  ops: { key: API_KEYS.ops, role: 'admin' },
} as const;
const PUBLIC_URL = 'https://help.acme.example';

export type InMemoryServices = {
  readonly services: Services;
  readonly control: TicketControl;
  readonly queue: InMemoryWakeQueue;
  readonly mailer: InMemoryMailer;
  readonly webhooks: InMemoryWebhooks;
  readonly webhookQueue: InMemoryDeliveryQueue;
  readonly sns: InMemorySns;
  readonly bus: InMemoryBus;
  /** What was counted, by the metric's name. */
  readonly counts: { readonly [name: string]: number };
  /** How late each firing was. */
  readonly lateness: readonly DurationMs[];
  readonly logged: readonly { readonly message: string; readonly fields: object | undefined }[];
};

type Surroundings = {
  readonly now: Now;
  readonly wait?: Wait;
  readonly chance?: Chance;
  readonly keeping?: Keeping;
  readonly webhookSecrets?: { readonly [source: string]: string } | undefined;
};

export function createInMemoryServices({
  now,
  wait = async () => {},
  chance = Math.random,
  keeping,
  webhookSecrets,
}: Surroundings): InMemoryServices {
  const { control, writeDue, ...store } = createInMemoryTickets(keeping);
  const queue = createInMemoryWakeQueue(now);
  const mailer = createInMemoryMailer();
  const webhooks = createInMemoryWebhooks();
  const bus = createInMemoryBus();
  const webhookQueue = createInMemoryDeliveryQueue();
  const sns = createInMemorySns();
  const blobs = createInMemoryBlobs();
  const { metrics, counts, lateness } = createInMemoryMetrics();
  const { log, logged } = createInMemoryLog();
  const services: Services = {
    now,
    wait,
    chance,
    ...store,
    messages: createInMemoryMessages(),
    receipts: createInMemoryReceipts(),
    rollouts: createInMemoryRollouts(),
    subscriptions: createInMemorySubscriptions(),
    webhookDeliveries: createInMemoryWebhookDeliveries(now, writeDue),
    correlations: createInMemoryCorrelations(),
    wakeQueue: queue,
    compose: composeNotice,
    composeDigest,
    composeDisabling,
    presentPayload,
    mailer,
    webhooks,
    incomingMail: blobs,
    bus,
    blobs,
    secrets: createInMemorySecrets({ signingKey: SIGNING_KEY, apiKeys: KEYS_BY_NAME }, webhookSecrets),
    configuration: createInMemoryConfiguration(),
    timers: createInMemoryTimerStatistics(),
    reconciliations: createInMemoryReconciliations(),
    canaries: createInMemoryCanaries(),
    keys: createInMemoryKeys(),
    webhookLog: createInMemoryDeliveries(now),
    webhookQueue,
    problems: createInMemoryProblems(),
    sns,
    rates: createInMemoryRates(),
    setAside: createInMemorySetAside(),
    senders: createInMemorySenders(),
    suppressions: createInMemorySuppressions(),
    metrics,
    log,
    settings: { publicUrl: PUBLIC_URL, timing: DEFAULT_TIMING },
  };
  return { services, control, webhookQueue, sns, queue, mailer, webhooks, bus, counts, lateness, logged };
}

function createInMemoryMetrics(): Pick<Services, 'metrics'> & Pick<InMemoryServices, 'counts' | 'lateness'> {
  const counts: { [name: string]: number } = {};
  const lateness: DurationMs[] = [];
  const metrics: Services['metrics'] = {
    lateness: (kind, ms) => {
      if (kind !== HANDED_OVER && kind !== CANARY) lateness.push(ms);
    },
    count: (name, value = 1) => {
      counts[name] = (counts[name] ?? 0) + value;
    },
    oldestDueLag: () => undefined,
  };
  return { metrics, counts, lateness };
}

function createInMemoryLog(): Pick<Services, 'log'> & Pick<InMemoryServices, 'logged'> {
  const logged: InMemoryServices['logged'][number][] = [];
  const line = (message: string, fields?: object) => void logged.push({ message, fields });
  return { log: { info: line, warn: line, error: line }, logged };
}
