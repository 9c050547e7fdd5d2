/**
 * Ten thousand warnings that fall due within a minute, on the way that every timer takes: found by the sweep's own tick, sent to
 * the wake queue with their delay, fired, mailed to one person each. Lateness is what the platform itself measures: the instant
 * at which the firing was decided and written, less the instant at which it was due.
 */
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { BatchWriteItemCommand } from '@aws-sdk/client-dynamodb';
import type { Configuration, StoredTicket } from '../../../shared/app/ports.ts';
import { settle, storeChange } from '../../../shared/app/stored-ticket.ts';
import { deriveTicketId } from '../../../shared/app/ticket-id.ts';
import { chunksOf } from '../../../shared/aws/batches.ts';
import { createConfigurationStore } from '../../../shared/aws/configuration-store.ts';
import type { Table } from '../../../shared/aws/table.ts';
import { toItem } from '../../../shared/aws/ticket-item.ts';
import { decide } from '../../../shared/core/decide.ts';
import { MINUTE_MS, SECOND_MS } from '../../../shared/core/instant.ts';
import { eachLimited } from '../../support/each-limited.ts';
import { type BenchPlatform, startBenchPlatform, waitUntil } from '../support/bench-platform.ts';
import { figure } from '../support/print.ts';
import type { Report, RunOptions, Section } from '../support/section.ts';
import { quantile } from '../support/statistics.ts';

const TIMERS = 10_000;
const WINDOW_MS = MINUTE_MS;
/** The schedule's first tick comes a minute after the start; what it finds has to be there before, and due after it. */
const FIRST_DUE_AFTER_START_MS = 75 * SECOND_MS;
const SEEDED_BEFORE_MS = 55 * SECOND_MS;
/** As in `company.yaml`: the first response is due after an hour, and its warning at 75 %. */
const WARNING_AFTER_MS = 45 * MINUTE_MS;
const AIM_P99_MS = 100;

export const timers: Section = { name: 'timers', title: `${TIMERS.toLocaleString('en-US')} timers within a minute`, run };

async function run({ folder, progress }: RunOptions): Promise<Report> {
  progress('starting a platform');
  const platform = await startBenchPlatform(join(folder, 'timers'));
  const startedAt = Date.now();
  try {
    progress(`writing ${TIMERS} tickets`);
    const firstDueAt = startedAt + FIRST_DUE_AFTER_START_MS;
    await seed(platform.table, firstDueAt);
    if (Date.now() > startedAt + SEEDED_BEFORE_MS)
      throw new Error('this machine is too slow: the tickets were not written before the first sweep');
    progress('waiting for the sweep, and for the first timer');
    await sleep(firstDueAt - Date.now());
    return report(await fireAll(platform, firstDueAt, progress));
  } finally {
    await platform.stop();
  }
}

async function seed(table: Table, firstDueAt: number): Promise<void> {
  const configuration = await createConfigurationStore({ table }).current();
  const tickets = Array.from({ length: TIMERS }, (_, n) => {
    const dueAt = Math.floor(firstDueAt + (n * WINDOW_MS) / TIMERS);
    return openedBefore(configuration, n, dueAt - WARNING_AFTER_MS);
  });
  await eachLimited(chunksOf(tickets, 25), 4, async (batch) => {
    const RequestItems = { [table.name]: batch.map((ticket) => ({ PutRequest: { Item: toItem(ticket) } })) };
    await table.dynamo.send(new BatchWriteItemCommand({ RequestItems }));
  });
}

/** A ticket as it would lie in the store if it had been opened then and its acknowledgement had been mailed. */
function openedBefore({ policySet, organisation }: Configuration, n: number, now: number): StoredTicket {
  const decision = decide(
    null,
    {
      type: 'open',
      id: deriveTicketId('bench', `timer ${n}`, 0),
      by: 'api:bench',
      commandId: `timer${n}.0`,
      subject: `The printer on floor 3 prints everything twice (${n})`,
      requester: { email: `cora.${n}@customer.example`, name: 'Cora Customer' },
      language: 'en',
      priority: 'P3',
      channel: 'api',
      tags: [],
      fields: {},
    },
    { now, policySet, organisation },
  );
  if (!decision.ok) throw new Error(`not opened: ${JSON.stringify(decision.rejection)}`);
  const { ticket } = storeChange(undefined, { ...decision, policySet, now });
  return settle(ticket, ticket.outbox, { after: decision.after, policySet, now });
}

type Firing = {
  readonly latenesses: readonly number[];
  readonly mailedMs: number;
  readonly cpuMs: number;
  readonly handlersCpuMs: number;
};

async function fireAll(platform: BenchPlatform, firstDueAt: number, progress: RunOptions['progress']): Promise<Firing> {
  const before = await platform.usage();
  progress('firing');
  await waitUntil(platform.mails, TIMERS);
  const mailedMs = Date.now() - (firstDueAt + WINDOW_MS);
  await waitUntil(platform.events, TIMERS);
  const after = await platform.usage();
  const latenesses = await platform.latenesses();
  if (latenesses.length !== TIMERS) throw new Error(`${latenesses.length} of ${TIMERS} timers fired`);
  return {
    latenesses,
    mailedMs,
    cpuMs: (after.all - before.all) / TIMERS,
    handlersCpuMs: (after.handlers - before.handlers) / TIMERS,
  };
}

function report({ latenesses, mailedMs, cpuMs, handlersCpuMs }: Firing): Report {
  const p99 = quantile(latenesses, 0.99);
  return {
    tables: [
      {
        head: ['lateness', 'p50 ms', 'p90 ms', 'p99 ms', 'max ms'],
        rows: [['fired', ...[0.5, 0.9, 0.99, 1].map((share) => quantile(latenesses, share))]],
      },
      {
        head: ['CPU of one firing', 'handlers ms', 'all ms', 'last mail after last due, ms'],
        rows: [['with its mail', handlersCpuMs, cpuMs, mailedMs]],
      },
    ],
    notes: [
      `${TIMERS} warnings, evenly over ${WINDOW_MS / 1_000} s, on the real clock; each is one write, one mail with its receipt, one event, and one write that settles them.`,
      "handlers: the thread that runs them; all: with the engines in place of DynamoDB, SQS and S3, and the wait for the window's end.",
    ],
    aims: [{ what: 'lateness p99', aim: `≤ ${AIM_P99_MS} ms`, measured: `${figure(p99)} ms`, met: p99 <= AIM_P99_MS }],
  };
}
