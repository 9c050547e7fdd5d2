/** Builds the company of one seed: the services in memory, the machines that use them, and what watches over them. */
import { PermanentError } from '../../shared/app/errors.ts';
import type { OutgoingMail } from '../../shared/app/ports.ts';
import type { Services } from '../../shared/app/services.ts';
import { deriveTicketId } from '../../shared/app/ticket-id.ts';
import { type DurationMs, type Instant, MINUTE_MS, SECOND_MS } from '../../shared/core/instant.ts';
import type { PolicySet } from '../../shared/core/policy-set.ts';
import { configurationDraft } from '../support/configuration.ts';
import { createInMemoryServices, SIGNING_KEY } from '../support/in-memory/services.ts';
import type { Chances } from './chances.ts';
import { createClients } from './clients.ts';
import { createCloud } from './cloud.ts';
import { createDeployment } from './deployment.ts';
import { createFaults, drawRates, FAULT_KINDS, type Faults } from './faults.ts';
import { createIndexLag } from './index-lag.ts';
import type { Grid } from './machine.ts';
import { createMailNews, type MailNews, mailIdOf } from './mail-news.ts';
import { ORGANISATION, POLICY_DRAFTS } from './policies.ts';
import { createReferee } from './referee.ts';
import { before, loadRelease, THIS_RELEASE } from './release.ts';
import type { Settings } from './run.ts';
import { createScheduler } from './scheduler.ts';
import { createSuppressionList } from './suppression-list.ts';
import { createWakeQueue, type SimulatedQueue } from './wake-queue.ts';

const SHARDS = 2;
/** So many seeds go between two whose tickets are stored as text. */
const TEXT_EVERY = 8;
/** How far ahead a tick looks, by a clock that may be ahead. */
const TICK_REACH_MS: DurationMs = 4 * MINUTE_MS + 5 * SECOND_MS;

export type World = Awaited<ReturnType<typeof buildWorld>>;

export async function buildWorld(settings: Settings, chances: Chances, start: Instant) {
  const { seed, tickets } = settings;
  const scheduler = createScheduler(start);
  const ids = Array.from({ length: tickets + 1 }, (_, ticket) => deriveTicketId(SIGNING_KEY, `life-${ticket}`, 0));
  const numbers = new Map(ids.map((id, ticket) => [id, ticket]));
  const entityOf = (id: string): number => numbers.get(id) ?? 0;
  const rates = settings.rates ?? drawRates(chances, settings.faults ?? FAULT_KINDS);
  const faults = createFaults(chances, scheduler.now, rates, settings.onlyFaults);
  const clockErrorMs = rates['clock-steps'] === undefined ? 0 : 2 * SECOND_MS;
  const slowMs = rates['slow-request'] === undefined ? 0 : 10 * SECOND_MS;
  const referee = createReferee(scheduler, entityOf, { promptMs: 1 * SECOND_MS + 3 * clockErrorMs + slowMs, clockErrorMs });
  const inMemory = createInMemoryServices({
    now: scheduler.now,
    wait: scheduler.sleep,
    keeping: { shards: SHARDS, withoutText: seed % TEXT_EVERY !== 0 },
  });
  const { services: plain, control } = inMemory;
  const mails = new Map<number, Map<string, number>>();
  const published = new Map<number, Set<number>>();
  const chance = chances.stream('chance');
  const outage = { until: 0 };
  const parts: { queue?: SimulatedQueue; news?: MailNews } = {};
  const queue = () => parts.queue ?? never('the queue');

  await plain.configuration.apply(draftOf(seed % 2));
  const configuration = remembering(plain.configuration);
  const services: Services = {
    ...plain,
    configuration,
    suppressions: createSuppressionList(plain.suppressions, scheduler),
    wakeQueue: { send: (messages) => queue().send(messages) },
    compose: async ({ effect, ticket }) =>
      ({ from: 'a@b', to: effect.to.email, raw: new Uint8Array(), ticket: ticket.id, receipt: effect.id }) as OutgoingMail,
    mailer: createMailer(mails, faults, { entityOf, taken: (ticket, id) => parts.news?.taken(ticket, id) }),
    bus: {
      publish: async (events) => {
        for (const { detail } of events) notePublished(published, detail, entityOf);
      },
    },
  };
  const grid: Grid = {
    scheduler,
    faults,
    latency: chances.stream('latency'),
    chance,
    services,
    schemas: new Map(),
    entityOf: (args) => entityOf(ticketIdOf(args[0])),
    disturb: referee.disturb,
    tickLost: referee.tickLost,
    isDown: () => scheduler.now() < outage.until,
  };
  control.afterCommit = referee.committed;
  control.writeIndex = createIndexLag({ scheduler, faults, lag: chances.stream('index-lag'), entityOf, referee, control });
  const current = { ...THIS_RELEASE, ...(settings.engine && { engine: settings.engine }) };
  const deployment = createDeployment({
    now: scheduler.now,
    faults,
    chance: chances.stream('deployment-chance'),
    start,
    days: settings.days,
    current,
    previous: settings.previous === undefined ? before(current) : await loadRelease(settings.previous),
  });
  const cloud = createCloud({
    grid,
    chance,
    deployment,
    queue,
    entityOf,
    hasWork: (now) => control.earliestDue() < now + TICK_REACH_MS,
    outage,
  });
  parts.queue = createWakeQueue({ scheduler, faults, chance, entityOf, disturb: referee.disturb, receive: cloud.receive });
  const news = createMailNews({ scheduler, faults, chance: chances.stream('mail-news'), machine: cloud.newMachine });
  parts.news = news;
  let newestPolicy = 1;
  const changePolicy = async (): Promise<void> => {
    newestPolicy = await plain.configuration.apply(draftOf((seed + 1) % 2));
    configuration.forget();
  };
  const clients = createClients({
    scheduler,
    machine: cloud.apiMachine,
    ticketId: (ticket) => ids[ticket] ?? '',
    dueAt: (ticket) => referee.records.get(ticket)?.stored.dueAt,
    version: (ticket) => referee.records.get(ticket)?.facts.length,
    newestPolicy: () => newestPolicy,
  });
  return {
    scheduler,
    referee,
    clients,
    cloud,
    faults,
    services,
    inMemory,
    mails,
    news,
    published,
    ids,
    changePolicy,
    engine: current.engine,
    start,
  };
}

export const never = (what: string): never => {
  throw new Error(`${what} is not there yet`);
};

function draftOf(index: number) {
  const draft = POLICY_DRAFTS[index] ?? never('the policy');
  return configurationDraft({ policySet: draft, organisation: ORGANISATION });
}

/** The real store of configurations keeps what it has read, too: policy sets never change. */
function remembering(store: Services['configuration']): Services['configuration'] & { forget(): void } {
  const sets = new Map<number, Promise<PolicySet>>();
  let current: ReturnType<typeof store.current> | undefined;
  const policySet = (version: number): Promise<PolicySet> => {
    const known = sets.get(version) ?? store.policySet(version);
    sets.set(version, known);
    return known;
  };
  const load = async () => {
    const configuration = await store.current();
    return { ...configuration, policySet: await policySet(configuration.policySet.version) };
  };
  return {
    ...store,
    policySet,
    current: () => {
      current ??= load();
      return current;
    },
    forget: () => {
      current = undefined;
    },
  };
}

function ticketIdOf(first: unknown): string {
  if (typeof first === 'string') return first;
  if (typeof first !== 'object' || first === null) return '';
  if ('ticketId' in first) return String(first.ticketId);
  if ('id' in first) return String(first.id);
  if ('ticket' in first) return String(first.ticket);
  return Array.isArray(first) && first.length > 0 ? ticketIdOf(first[0]?.message ?? first[0]?.detail) : '';
}

function createMailer(
  mails: Map<number, Map<string, number>>,
  faults: Faults,
  { entityOf, taken }: { readonly entityOf: (id: string) => number; readonly taken: MailNews['taken'] },
): Services['mailer'] {
  let sent = 0;
  return {
    send: async (mail) => {
      const { ticket, receipt } = mail as OutgoingMail & { readonly ticket: string; readonly receipt: string };
      const entity = entityOf(ticket);
      if (faults.strikes('mail-refused', entity)) throw new PermanentError('no such mailbox');
      const own = mails.get(entity) ?? new Map<string, number>();
      mails.set(entity, own.set(receipt, (own.get(receipt) ?? 0) + 1));
      sent += 1;
      const providerId = `mail-${sent}`;
      taken(entity, providerId);
      return { providerId, mailId: mailIdOf(providerId) };
    },
  };
}

function notePublished(published: Map<number, Set<number>>, detail: object, entityOf: (id: string) => number): void {
  const { ticketId, n } = detail as { readonly ticketId: string; readonly n: number };
  const entity = entityOf(ticketId);
  published.set(entity, (published.get(entity) ?? new Set()).add(n));
}
