/**
 * A thousand alerts at once: how long their senders wait for an answer, against `/health` asked as often at the same time, and whether each
 * of them becomes its ticket. Rounds of the two alternate on one platform, so that whatever else the machine does weighs on both.
 */
import { join } from 'node:path';
import type { BurstLoad, BurstRequest, BurstResult } from '../children/burst-clients.child.ts';
import { type BenchPlatform, startBenchPlatform, waitUntil } from '../support/bench-platform.ts';
import { countTickets } from '../support/count-tickets.ts';
import { figure } from '../support/print.ts';
import { type Remote, startRemote } from '../support/remote.ts';
import type { Report, RunOptions, Section } from '../support/section.ts';
import { median, quantile } from '../support/statistics.ts';

const ALERTS = 1_000;
const WIDTHS = [50, ALERTS] as const;
const ROUNDS = 3;
const WARM_UP = 200;
const AIM_RATIO = 3;
const SHARES = [0.5, 0.95, 0.99] as const;

export const burst: Section = { name: 'burst', title: `${ALERTS.toLocaleString('en-US')} alerts at once`, run };

async function run({ folder, progress }: RunOptions): Promise<Report> {
  progress('starting a platform');
  const platform = await startBenchPlatform(join(folder, 'burst'));
  const senders = startRemote(new URL('../children/burst-clients.child.ts', import.meta.url));
  const stage: Stage = { platform, senders };
  try {
    await takeRound(stage, { name: 'warm', width: 50, alerts: WARM_UP });
    const rounds: Round[] = [];
    for (let n = 1; n <= ROUNDS; n += 1) {
      for (const width of WIDTHS) {
        progress(`round ${n} of ${ROUNDS}, ${width} at the same time`);
        rounds.push(await takeRound(stage, { name: `${n}-${width}`, width, alerts: ALERTS }));
      }
    }
    progress('all in one post');
    await takeGroup(stage, 'warm', WARM_UP);
    return report(rounds, await takeGroup(stage, 'group', ALERTS));
  } finally {
    await Promise.all([platform.stop(), senders.stop()]);
  }
}

type Stage = { readonly platform: BenchPlatform; readonly senders: Remote };
type Terms = { readonly name: string; readonly width: number; readonly alerts: number };
type Round = {
  readonly width: number;
  readonly healthMs: readonly number[];
  readonly postsMs: readonly number[];
  /** From the first post until the last ticket. */
  readonly openedMs: number;
  readonly lost: number;
  readonly opened: number;
  readonly cpuMs: number;
};

async function takeRound({ platform, senders }: Stage, { name, width, alerts }: Terms): Promise<Round> {
  const { url, table } = platform;
  const send = (requests: readonly BurstRequest[]) =>
    senders.call<BurstResult>('run', { url, requests, width } satisfies BurstLoad);
  const health = await send(Array.from({ length: alerts }, () => ({ method: 'GET', path: '/health' })));
  const ticketsBefore = await countTickets(table);
  const eventsBefore = platform.events();
  const before = await platform.usage();
  const startedAt = performance.now();
  const posts = await send(Array.from({ length: alerts }, (_, n) => postOf(platform, `${name}-${n}`)));
  const accepted = posts.statuses.filter((status) => status === 202).length;
  const opened = await ticketsSince(platform, ticketsBefore, accepted);
  const openedMs = performance.now() - startedAt;
  // The next burst is to find a platform at rest.
  await waitUntil(platform.events, eventsBefore + opened);
  const after = await platform.usage();
  if (accepted < alerts) throw new Error(`${alerts - accepted} posts were not taken`);
  return {
    width,
    healthMs: health.latenciesMs,
    postsMs: posts.latenciesMs,
    openedMs,
    lost: accepted - opened,
    opened,
    cpuMs: (after.all - before.all) / alerts,
  };
}

/** Each under a name of its own, by which the sender could repeat it: the dearest kind of post. */
function postOf({ webhooks }: BenchPlatform, id: string): BurstRequest {
  return {
    method: 'POST',
    path: '/v1/webhooks/monitoring',
    headers: { 'content-type': 'application/json', 'x-secret': webhooks['monitoring'] ?? '', 'idempotency-key': id },
    body: JSON.stringify({ id, title: `Disk of node ${id} is almost full`, text: TEXT }),
  };
}

const TEXT =
  'The volume /var/lib/data has 3 % left and grows by 1 % an hour. Runbook: remove what the retention no longer needs, ' +
  'then extend the volume. Labels: cluster=eu-1, job=node-exporter, severity=critical.';

async function ticketsSince({ table }: BenchPlatform, before: number, wanted: number): Promise<number> {
  await waitUntil(() => countTickets(table), before + wanted).catch(() => undefined);
  return (await countTickets(table)) - before;
}

type Group = { readonly answeredMs: number; readonly openedMs: number; readonly lost: number };

async function takeGroup({ platform, senders }: Stage, name: string, alerts: number): Promise<Group> {
  const { url, table, webhooks } = platform;
  const before = await countTickets(table);
  const startedAt = performance.now();
  const post: BurstRequest = {
    method: 'POST',
    path: '/v1/webhooks/prometheus',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${webhooks['prometheus'] ?? ''}` },
    body: JSON.stringify({
      version: '4',
      groupKey: name,
      status: 'firing',
      alerts: Array.from({ length: alerts }, (_, n) => alertOf(`${name}-${n}`)),
    }),
  };
  const { latenciesMs, statuses } = await senders.call<BurstResult>('run', {
    url,
    requests: [post],
    width: 1,
  } satisfies BurstLoad);
  if (statuses[0] !== 202) throw new Error(`${alerts} alerts in one post were answered with ${statuses[0]}`);
  const opened = await ticketsSince(platform, before, alerts);
  return { answeredMs: latenciesMs[0] ?? Number.NaN, openedMs: performance.now() - startedAt, lost: alerts - opened };
}

const alertOf = (name: string) => ({
  status: 'firing',
  labels: { alertname: 'DiskAlmostFull', instance: name, severity: 'critical', job: 'node' },
  annotations: { summary: `Disk of ${name} is almost full`, description: TEXT },
  startsAt: '2026-01-05T09:00:00Z',
  endsAt: '0001-01-01T00:00:00Z',
  generatorURL: `http://prometheus.example/graph?g0.expr=${name}`,
  fingerprint: name,
});

function report(rounds: readonly Round[], group: Group): Report {
  const rows = WIDTHS.map((width) =>
    summarise(
      width,
      rounds.filter((round) => round.width === width),
    ),
  );
  const lost = rounds.reduce((sum, round) => sum + round.lost, group.lost);
  return {
    tables: [
      {
        head: ['at the same time', ...SHARES.flatMap((share) => [`p${share * 100} ms`, 'of /health'])],
        rows: rows.map(({ width, answers }) => [String(width), ...answers.flatMap(({ ms, ratio }) => [ms, ratio])]),
      },
      {
        head: ['at the same time', 'posts', 'tickets', 'lost', 'last ticket after ms', 'CPU ms each'],
        rows: [
          ...rows.map(({ width, opened, lost: gone, openedMs, cpuMs }) => [
            String(width),
            ROUNDS * ALERTS,
            opened,
            gone,
            openedMs,
            cpuMs,
          ]),
          [
            `${ALERTS} in one, answered after ${figure(group.answeredMs)} ms`,
            1,
            ALERTS - group.lost,
            group.lost,
            group.openedMs,
            '',
          ],
        ],
      },
    ],
    notes: [
      'of /health: the same share of as many requests for /health at the same time, right before, from the same senders.',
      `CPU: the whole platform until the last event has left, engines included. Medians of ${ROUNDS} rounds.`,
    ],
    aims: [
      { what: 'accepted alerts without a ticket', aim: '0', measured: String(lost), met: lost === 0 },
      ...rows.map(({ width, answers: [{ ratio } = NONE] }) => ({
        what: `p50 of the answer, ${width} at the same time, against /health`,
        aim: `≤ ${AIM_RATIO}`,
        measured: figure(ratio),
        met: ratio <= AIM_RATIO,
      })),
    ],
  };
}

const NONE = { ms: Number.NaN, ratio: Number.NaN };

function summarise(width: number, rounds: readonly Round[]) {
  const middle = (read: (round: Round) => number): number => median(rounds.map(read));
  const sum = (read: (round: Round) => number): number => rounds.reduce((total, round) => total + read(round), 0);
  return {
    width,
    answers: SHARES.map((share) => ({
      ms: middle((round) => quantile(round.postsMs, share)),
      ratio: middle((round) => quantile(round.postsMs, share) / quantile(round.healthMs, share)),
    })),
    opened: sum((round) => round.opened),
    lost: sum((round) => round.lost),
    openedMs: middle((round) => round.openedMs),
    cpuMs: middle((round) => round.cpuMs),
  };
}
