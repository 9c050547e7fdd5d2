/**
 * What one sweep costs when a hundred tickets are due, by how many are open. The real handler on real adapters; the wake queue
 * only counts, because what is sent depends on what is due alone.
 */
import { BatchWriteItemCommand, DeleteItemCommand } from '@aws-sdk/client-dynamodb';
import { createHandler } from '../../../functions/sweep/handler.ts';
import type { WakeQueue } from '../../../shared/app/ports.ts';
import { DEFAULT_TIMING } from '../../../shared/app/services.ts';
import { deriveTicketId } from '../../../shared/app/ticket-id.ts';
import { createDueIndex } from '../../../shared/aws/due-index.ts';
import { createRolloutStore } from '../../../shared/aws/rollout-store.ts';
import type { Table as StoreTable } from '../../../shared/aws/table.ts';
import { DUE_SHARDS, dueShardOf, listKeyOf, partitionOf, timedKey } from '../../../shared/aws/ticket-keys.ts';
import { HOUR_MS, MINUTE_MS } from '../../../shared/core/instant.ts';
import { eachLimited } from '../../support/each-limited.ts';
import { startDynalite } from '../../support/engines/dynalite.ts';
import { startDynamoDbLocal, whyNoDynamoDbLocal } from '../../support/engines/dynamo-db-local.ts';
import { type Cost, type Meter, meterOf } from '../support/metering.ts';
import { figure } from '../support/print.ts';
import type { Report, RunOptions, Section } from '../support/section.ts';
import { median } from '../support/statistics.ts';

const SIZES = [1_000, 50_000] as const;
const FULL_SIZES = [...SIZES, 1_000_000] as const;
const DUE = 100;
const REPEATS = 11;
const BATCH = 25;
const CONCURRENT_BATCHES = 8;

export const sweep: Section = { name: 'sweep', title: `One sweep with ${DUE} tickets due`, run };

async function run({ full, progress }: RunOptions): Promise<Report> {
  const withoutJava = whyNoDynamoDbLocal();
  const engine = await (withoutJava === undefined ? startDynamoDbLocal() : startDynalite());
  try {
    const meter = meterOf(engine);
    const rows: Row[] = [];
    for (const open of full ? FULL_SIZES : SIZES) {
      const table = await engine.createTable();
      const now = Date.now();
      await seed(table, { open, now }, (done) =>
        progress(`${done.toLocaleString('en-US')} of ${open.toLocaleString('en-US')} tickets`),
      );
      rows.push({ open, ...(await measure(table, meter, now)) });
    }
    return report(rows, withoutJava);
  } finally {
    await engine.stop();
  }
}

/** What the due index knows of a ticket, and no more: the hundred in the next minute, all others in an hour or later. */
async function seed(
  table: StoreTable,
  { open, now }: { readonly open: number; readonly now: number },
  progress: (done: number) => void,
) {
  const batches = Array.from({ length: open / BATCH }, (_, n) => n * BATCH);
  await eachLimited(batches, CONCURRENT_BATCHES, async (first) => {
    const items = Array.from({ length: BATCH }, (_, i) => thinTicket(first + i, now));
    const RequestItems = { [table.name]: items.map((Item) => ({ PutRequest: { Item } })) };
    await table.dynamo.send(new BatchWriteItemCommand({ RequestItems }));
    if (first % (BATCH * 40) === 0) progress(first);
  });
}

function thinTicket(n: number, now: number) {
  const id = deriveTicketId('bench', `sweep ${n}`, 0);
  const dueAt = n < DUE ? now + Math.floor((n * MINUTE_MS) / DUE) : now + HOUR_MS + n * 100;
  return {
    pk: { S: partitionOf(id) },
    sk: { S: 'T' },
    dueShard: { S: dueShardOf(id) },
    dueKey: { S: timedKey(dueAt, id) },
    listKey: { S: listKeyOf('open', id) },
    listSort: { S: timedKey(now, id) },
  };
}

type Row = Cost & { readonly open: number; readonly ms: number; readonly sent: number };

/** The first is for the engine to warm up; the last stands for all, for they cost the same but in time. */
async function measure(table: StoreTable, meter: Meter, now: number): Promise<Omit<Row, 'open'>> {
  const times: number[] = [];
  let last: { readonly cost: Cost; readonly sent: number } | undefined;
  for (let repeat = 0; repeat <= REPEATS; repeat += 1) {
    await forgetCursors(table);
    let sent = 0;
    const wakeQueue: WakeQueue = {
      send: async (messages) => {
        sent += messages.length;
      },
    };
    const handler = createHandler({
      ...SURROUNDINGS,
      now: () => now,
      dueIndex: createDueIndex(table),
      rollouts: createRolloutStore(table),
      wakeQueue,
    });
    const startedAt = performance.now();
    const cost = await meter.measure(handler);
    if (repeat > 0) times.push(performance.now() - startedAt);
    last = { cost, sent };
  }
  if (last === undefined || last.sent !== DUE) throw new Error(`the sweep sent ${last?.sent} of ${DUE} wakes`);
  return { ...last.cost, sent: last.sent, ms: median(times) };
}

const SURROUNDINGS = {
  metrics: { lateness: () => undefined, count: () => undefined, oldestDueLag: () => undefined },
  settings: { publicUrl: '', timing: DEFAULT_TIMING },
};

/** So that the next sweep finds the same hundred. */
async function forgetCursors({ dynamo, name }: StoreTable): Promise<void> {
  const keys = Array.from({ length: DUE_SHARDS }, (_, shard) => ({
    pk: { S: `SWEEP#${String(shard).padStart(2, '0')}` },
    sk: { S: '-' },
  }));
  await Promise.all(keys.map((Key) => dynamo.send(new DeleteItemCommand({ TableName: name, Key }))));
}

function report(rows: readonly Row[], withoutJava: string | undefined): Report {
  const engine = withoutJava === undefined ? 'DynamoDB Local in memory' : `dynalite in memory, since ${withoutJava}`;
  const [smallest, ...rest] = rows;
  const costOf = ({ requests, itemsRead, readUnits, writeUnits }: Row): string =>
    [requests, itemsRead, readUnits, writeUnits].map(figure).join(' / ');
  const same = smallest !== undefined && rest.every((row) => costOf(row) === costOf(smallest));
  return {
    tables: [
      {
        head: ['open tickets', 'wakes sent', 'requests', 'items read', 'read units', 'write units', 'ms'],
        rows: rows.map((row) => [figure(row.open), row.sent, row.requests, row.itemsRead, row.readUnits, row.writeUnits, row.ms]),
      },
    ],
    notes: [`On ${engine}; ${DUE_SHARDS} shards, each with its cursor. Time is the median of ${REPEATS} sweeps.`],
    aims: [
      {
        what: `the same cost at ${rows.map(({ open }) => figure(open)).join(', ')} open`,
        aim: 'the same requests / items read / read units / write units',
        measured: same ? costOf(smallest) : rows.map(costOf).join('; '),
        met: same,
      },
    ],
  };
}
