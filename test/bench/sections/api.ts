/**
 * Tickets a second over HTTP. Taken in rounds that alternate with bare conditional puts of the same bytes on the same engine, so
 * that whatever else the machine does weighs on both.
 */
import { join } from 'node:path';
import { GetItemCommand, QueryCommand } from '@aws-sdk/client-dynamodb';
import type { Table as StoreTable } from '../../../shared/aws/table.ts';
import type { HttpLoad, HttpResult } from '../children/http-clients.child.ts';
import type { PutLoad, PutResult } from '../children/put-clients.child.ts';
import { type BenchPlatform, startBenchPlatform, waitUntil } from '../support/bench-platform.ts';
import { figure } from '../support/print.ts';
import { type Remote, startRemote } from '../support/remote.ts';
import type { Report, RunOptions, Section } from '../support/section.ts';
import { median, quantile } from '../support/statistics.ts';

const CLIENTS = [1, 8] as const;
const ROUNDS = 5;
const ROUND_MS = 2_500;
/** About as many seconds of work as a round without mail. */
const MAILED_TICKETS = { 1: 150, 8: 400 } as const;
const WARM_UP_TICKETS = 300;

/** What Request Tracker 5 opens with eight clients on such a machine, with its acknowledgement mail; a hundredfold is the mark. */
const REQUEST_TRACKER_PER_SECOND = 7.6;
const AIM_RATIO = 0.6;

export const api: Section = { name: 'api', title: 'Tickets through the HTTP API', run };

async function run({ folder, progress }: RunOptions): Promise<Report> {
  progress('starting two platforms');
  const held = await startBenchPlatform(join(folder, 'api-held'), { held: true });
  const mailing = await startBenchPlatform(join(folder, 'api-mailing'));
  const http = startRemote(new URL('../children/http-clients.child.ts', import.meta.url));
  const puts = startRemote(new URL('../children/put-clients.child.ts', import.meta.url));
  try {
    const stage = { held, mailing, http, puts, item: await warmUp(held, mailing, http) };
    const rounds: Round[] = [];
    for (let n = 1; n <= ROUNDS; n += 1) {
      for (const clients of CLIENTS) {
        progress(`round ${n} of ${ROUNDS}, ${clients} client${clients === 1 ? '' : 's'}`);
        rounds.push(await takeRound(stage, clients));
      }
    }
    return report(rounds);
  } finally {
    await Promise.all([held.stop(), mailing.stop(), http.stop(), puts.stop()]);
  }
}

type Stage = {
  readonly held: BenchPlatform;
  readonly mailing: BenchPlatform;
  readonly http: Remote;
  readonly puts: Remote;
  readonly item: Pick<PutLoad, 'item' | 'id'>;
};

/** @returns a ticket as it was stored */
async function warmUp(held: BenchPlatform, mailing: BenchPlatform, http: Remote): Promise<Stage['item']> {
  for (const { url, apiKey } of [held, mailing]) {
    await http.call('run', { url, apiKey, clients: 8, until: { tickets: WARM_UP_TICKETS } } satisfies HttpLoad);
  }
  await waitUntil(mailing.mails, WARM_UP_TICKETS);
  return anyTicket(held.table);
}

async function anyTicket({ dynamo, name }: StoreTable): Promise<Stage['item']> {
  const query = {
    TableName: name,
    IndexName: 'list',
    KeyConditionExpression: 'listKey = :open',
    ExpressionAttributeValues: { ':open': { S: 'open#0' } },
    Limit: 1,
  };
  const { Items: [{ pk, sk } = {}] = [] } = await dynamo.send(new QueryCommand(query));
  if (pk?.S === undefined || sk === undefined) throw new Error('no ticket was opened');
  const { Item = {} } = await dynamo.send(new GetItemCommand({ TableName: name, Key: { pk, sk }, ConsistentRead: true }));
  return { item: Item, id: pk.S.slice('T#'.length) };
}

type Round = {
  readonly clients: 1 | 8;
  readonly puts: number;
  readonly held: number;
  readonly mailed: number;
  readonly heldCpuMs: number;
  readonly mailedCpuMs: number;
  readonly latenciesMs: readonly number[];
};

async function takeRound({ held, mailing, http, puts, item }: Stage, clients: 1 | 8): Promise<Round> {
  const load = { engine: held.engine, table: held.table.name, ...item, clients, ms: ROUND_MS } satisfies PutLoad;
  const bare = await puts.call<PutResult>('run', load);
  const without = await measure(held, async () => {
    const { url, apiKey } = held;
    return http.call<HttpResult>('run', { url, apiKey, clients, until: { ms: ROUND_MS } } satisfies HttpLoad);
  });
  const withMail = await measure(mailing, async () => {
    const { url, apiKey } = mailing;
    const tickets = MAILED_TICKETS[clients];
    const wanted = mailing.mails() + tickets;
    const startedAt = performance.now();
    const result = await http.call<HttpResult>('run', { url, apiKey, clients, until: { tickets } } satisfies HttpLoad);
    await waitUntil(mailing.mails, wanted);
    return { ...result, ms: performance.now() - startedAt };
  });
  return {
    clients,
    puts: (bare.puts * 1_000) / bare.ms,
    held: without.perSecond,
    mailed: withMail.perSecond,
    heldCpuMs: without.cpuMs,
    mailedCpuMs: withMail.cpuMs,
    latenciesMs: without.latenciesMs,
  };
}

/** @returns tickets a second, and the CPU time that each took the platform, engines included */
async function measure(platform: BenchPlatform, work: () => Promise<HttpResult>) {
  const before = await platform.usage();
  const { tickets, ms, latenciesMs } = await work();
  const after = await platform.usage();
  return { perSecond: (tickets * 1_000) / ms, cpuMs: (after.all - before.all) / tickets, latenciesMs };
}

function report(rounds: readonly Round[]): Report {
  const rows = CLIENTS.map((clients) => summarise(rounds.filter((round) => round.clients === clients)));
  const eight = summarise(rounds.filter(({ clients }) => clients === 8));
  const single = summarise(rounds.filter(({ clients }) => clients === 1));
  const mark = REQUEST_TRACKER_PER_SECOND * 100;
  return {
    tables: [
      {
        head: [
          'clients',
          'puts/s',
          'tickets/s',
          'of puts',
          'p50 ms',
          'p99 ms',
          'CPU ms each',
          'with mail/s',
          'of puts',
          'CPU ms each',
        ],
        rows: rows.map((row) => [
          String(row.clients),
          row.puts,
          row.held,
          row.heldRatio,
          row.p50,
          row.p99,
          row.heldCpuMs,
          row.mailed,
          row.mailedRatio,
          row.mailedCpuMs,
        ]),
      },
    ],
    notes: [
      "puts/s: bare conditional puts of a stored ticket's bytes, with the same SDK from a process of its own.",
      'tickets/s: until the 201, by when ticket, text and wake are stored. Nothing is taken from the wake queue, so no mail or event goes out.',
      'with mail/s: until the last acknowledgement mail has left. CPU: the whole platform with its engines, without the clients.',
      `Medians of ${ROUNDS} alternating rounds.`,
    ],
    aims: [
      ratioAim('without mail, 8 clients, against bare puts', eight.heldRatio),
      {
        what: 'tickets/s without mail, 8 clients, against 100 × Request Tracker',
        aim: `≥ ${mark}`,
        measured: `${figure(eight.held)} (${figure(eight.held / REQUEST_TRACKER_PER_SECOND)} ×)`,
        met: eight.held >= mark,
      },
      {
        what: 'tickets/s with mail, 8 clients, against 100 × Request Tracker',
        aim: `≥ ${mark}`,
        measured: `${figure(eight.mailed)} (${figure(eight.mailed / REQUEST_TRACKER_PER_SECOND)} ×; 1 client ${figure(single.mailed)})`,
        met: eight.mailed >= mark,
      },
    ],
  };
}

function ratioAim(what: string, ratio: number) {
  return { what, aim: `≥ ${AIM_RATIO}`, measured: figure(ratio), met: ratio >= AIM_RATIO };
}

function summarise(rounds: readonly Round[]) {
  const middle = (read: (round: Round) => number): number => median(rounds.map(read));
  const latenciesMs = rounds.flatMap((round) => round.latenciesMs);
  return {
    clients: rounds[0]?.clients ?? 0,
    puts: middle((round) => round.puts),
    held: middle((round) => round.held),
    heldRatio: middle((round) => round.held / round.puts),
    heldCpuMs: middle((round) => round.heldCpuMs),
    mailed: middle((round) => round.mailed),
    mailedRatio: middle((round) => round.mailed / round.puts),
    mailedCpuMs: middle((round) => round.mailedCpuMs),
    p50: quantile(latenciesMs, 0.5),
    p99: quantile(latenciesMs, 0.99),
  };
}
