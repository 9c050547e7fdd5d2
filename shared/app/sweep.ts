import type { Instant } from '../core/instant.ts';
import type { DueEntry } from './ports.ts';
import { sendWakes } from './send-wakes.ts';
import type { Services } from './services.ts';

export type SweepServices = Pick<Services, 'now' | 'dueIndex' | 'wakeQueue' | 'metrics' | 'settings'>;

export type SweepReport = { readonly ahead: number; readonly overdue: number; readonly oldestDueLagMs: number };

const PAGE = 1_000;
/** More overdue entries of a shard than this wait for the next tick: the queue is full enough. */
const MOST_OVERDUE = 5_000;

/**
 * Dispatches what becomes due within the look-ahead, once, and again whatever is overdue. Its cost grows with what is due,
 * never with what is open. Sweeping twice or at the same time does no harm.
 */
export async function sweep(services: SweepServices): Promise<SweepReport> {
  const shards = Array.from({ length: services.dueIndex.shards }, (_, shard) => shard);
  const reports = await Promise.all(shards.map((shard) => sweepShard(services, shard)));
  const report = {
    ahead: reports.reduce((sum, one) => sum + one.ahead, 0),
    overdue: reports.reduce((sum, one) => sum + one.overdue, 0),
    oldestDueLagMs: Math.max(0, ...reports.map((one) => one.oldestDueLagMs)),
  };
  services.metrics.oldestDueLag(report.oldestDueLagMs);
  services.metrics.count('SweepCompleted');
  return report;
}

async function sweepShard(services: SweepServices, shard: number): Promise<SweepReport> {
  const now = services.now();
  const { lookAheadMs, overdueGraceMs } = services.settings.timing;
  const overdueBefore = now - overdueGraceMs;
  // A cursor that lies further back than the overdue net only says that there was an outage.
  const from = Math.max((await services.dueIndex.loadCursor(shard)) ?? overdueBefore, overdueBefore);
  const through = now + lookAheadMs;
  const ahead = await dispatch(services, shard, { from, to: through, most: Number.POSITIVE_INFINITY });
  await services.dueIndex.saveCursor(shard, through);
  const overdue = await dispatch(services, shard, { from: 0, to: overdueBefore, most: MOST_OVERDUE });
  const oldest = overdue.first?.dueAt ?? now;
  return { ahead: ahead.sent, overdue: overdue.sent, oldestDueLagMs: Math.max(0, now - oldest) };
}

type Range = { readonly from: Instant; readonly to: Instant; readonly most: number };

async function dispatch(
  services: SweepServices,
  shard: number,
  range: Range,
): Promise<{ readonly sent: number; readonly first: DueEntry | undefined }> {
  let from = range.from;
  let sent = 0;
  let first: DueEntry | undefined;
  while (from < range.to && sent < range.most) {
    const entries = await services.dueIndex.query(shard, from, range.to, PAGE);
    first ??= entries[0];
    await sendWakes(services, entries);
    sent += entries.length;
    const last = entries.at(-1);
    if (entries.length < PAGE || last === undefined) break;
    from = last.dueAt === from ? from + 1 : last.dueAt;
  }
  return { sent, first };
}
