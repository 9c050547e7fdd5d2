/** Whether all promises were kept, asked of every ticket once everything has come to rest. */
import { loadTicket } from '../../shared/app/load-ticket.ts';
import { type DurationMs, type Instant, MINUTE_MS } from '../../shared/core/instant.ts';
import { nextWakeAt } from '../../shared/core/next-wake.ts';
import type { PolicySet } from '../../shared/core/policy-set.ts';
import { type Complaint, judgeHistory } from './history-verdict.ts';
import type { Returned } from './mail-news.ts';
import { judgeMails, judgeReturns } from './mail-verdict.ts';
import type { Policies } from './model/model-ticket.ts';
import { openingsOf } from './model/opening-hours.ts';
import type { OpeningHours } from './model/promise-clock.ts';
import { ORGANISATION } from './policies.ts';
import type { Record } from './referee.ts';
import { never, type World } from './world.ts';

/** What becomes due just before the end may be on its way. */
const MARGIN_MS: DurationMs = 5 * MINUTE_MS;
/** Until when the model knows calendars. */
const CALENDAR_DAYS = 90;

export async function judge(world: World, end: Instant): Promise<void> {
  const { referee, clients, services, engine, scheduler, faults } = world;
  const policies = await policiesOf(world);
  for (const record of referee.records.values()) {
    const complaints = [
      ...judgeHistory(record, clients.asked, end - MARGIN_MS, policies),
      // What has only just happened is still being delivered.
      ...((record.facts.at(-1)?.at ?? 0) > end - MARGIN_MS ? [] : await judgeRest(world, record)),
    ];
    for (const { rule, what } of complaints) referee.blame(record.ticket, rule, what);
  }
  judgeCommands(world);
  const auditing = engine.audit(services);
  await scheduler.runUntil(end + MINUTE_MS);
  const { repaired, strays } = await auditing;
  const isIndexFaulty = (faults.counts['index-misses'] ?? 0) + (faults.counts['index-keeps'] ?? 0) > 0;
  if (!isIndexFaulty && repaired + strays > 0)
    referee.blame(0, 'the auditor finds nothing', `${repaired} repaired, ${strays} strays`);
}

/** A ticket for which nothing is left to be done now. */
async function judgeRest({ services, inMemory, mails, news, published }: World, record: Record): Promise<readonly Complaint[]> {
  const { id, ticket, stored, facts } = record;
  const receipts = await inMemory.services.receipts.list(id);
  const unpublished = facts.filter(({ n }) => !published.get(ticket)?.has(n)).map(({ n }) => n);
  const loaded = await loadTicket(services, id);
  const dueAt = loaded && nextWakeAt(loaded.snapshot, loaded.policySet);
  return [
    ...judgeMails(record, receipts, mails.get(ticket) ?? new Map(), ORGANISATION),
    ...judgeReturns(record, receipts, await returnsOf(inMemory, news.returned.get(ticket))),
    ...complainIf(stored.outbox.length > 0, 'nothing stays undelivered', `${stored.outbox.length} effects`),
    ...complainIf(unpublished.length > 0, 'each fact is published', `facts ${unpublished.join(', ')}`),
    ...complainIf(dueAt !== stored.dueAt, 'a ticket is due for what comes next', `${stored.dueAt} instead of ${dueAt}`),
  ];
}

/** The mails that came back, as far as it is known what they were. */
async function returnsOf({ services }: World['inMemory'], returned: readonly Returned[] = []): Promise<readonly string[]> {
  const told = returned.filter(({ isTold }) => isTold);
  const names = await Promise.all(told.map(({ mailId }) => services.correlations.findReceiptByMailId(mailId)));
  return [...new Set(names.flatMap((name) => name?.receipt ?? []))];
}

const complainIf = (isWrong: boolean, rule: string, what: string): readonly Complaint[] => (isWrong ? [{ rule, what }] : []);

/** What was acknowledged is in the history once, and what was refused is not. */
function judgeCommands({ referee, clients }: World): void {
  const carriedOut = new Map<string, number>();
  for (const { facts } of referee.records.values()) {
    let last: string | undefined;
    for (const { command } of facts) {
      if (command !== undefined && command !== last) carriedOut.set(command, (carriedOut.get(command) ?? 0) + 1);
      last = command;
    }
  }
  for (const { id, ticket, body, answer } of clients.asked.values()) {
    const times = carriedOut.get(id) ?? 0;
    const wanted = { done: times === 1, nothing: times === 0, refused: times === 0, unknown: times <= 1 }[answer];
    if (!wanted)
      referee.blame(
        ticket,
        'an acknowledged command happens once',
        `${body.type} ${id} was answered "${answer}" and happened ${times} times`,
      );
  }
}

async function policiesOf({ services, start }: World): Promise<Omit<Policies, 'happenedAt'>> {
  const known = new Map<number, { readonly policySet: PolicySet; readonly hours: OpeningHours }>();
  const versions = (await services.configuration.current()).policySet.version;
  for (let version = 1; version <= versions; version += 1) {
    const policySet = await services.configuration.policySet(version);
    const hours = Object.fromEntries(
      Object.entries(policySet.calendars).map(([name, calendar]) => [name, openingsOf(calendar, start, CALENDAR_DAYS)]),
    );
    known.set(version, { policySet, hours });
  }
  const find = (version: number) => known.get(version) ?? never(`policy version ${version}`);
  return { policySet: (version) => find(version).policySet, hours: (version) => find(version).hours, organisation: ORGANISATION };
}
