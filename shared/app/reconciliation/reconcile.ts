import { defined } from '../../core/defined.ts';
import { DAY_MS, type DurationMs, HOUR_MS, type Instant } from '../../core/instant.ts';
import { factsFrom } from '../history.ts';
import { replayStored } from '../load-ticket.ts';
import type { StoredTicket } from '../ports.ts';
import type { Receipt } from '../receipt.ts';
import type { Services } from '../services.ts';
import { owedNotices, withoutReceipt, writtenAt } from './owed-notices.ts';
import type { Discrepancy, Reconciliation } from './reconciliation.ts';

export type ReconcileServices = Pick<
  Services,
  'now' | 'tickets' | 'receipts' | 'configuration' | 'reconciliations' | 'metrics' | 'log'
>;

/** What is younger may still be on its way: five attempts at sending take longer than this, but those are in the outbox. */
const GRACE_MS: DurationMs = HOUR_MS;
/** One run a day; a tick that comes a little early counts. */
const EVERY_MS: DurationMs = DAY_MS - HOUR_MS / 2;
/** How far the first run of an installation looks back. */
const FIRST_MS: DurationMs = 2 * DAY_MS;
const PAGE = 100;
/** More than these say nothing new, and have to fit into one item. */
const MOST_KEPT = 100;

/**
 * Compares what was planned since the run before with the receipts, page by page, until it is done or the time is up; the next call
 * goes on from there. Does nothing while the last run is less than a day old.
 * @returns the run under way or the last one
 */
export async function reconcile(services: ReconcileServices, isTimeUp: () => boolean): Promise<Reconciliation | undefined> {
  const { revision, last, underWay } = await services.reconciliations.load();
  const now = services.now();
  if (underWay === undefined && last !== undefined && now - last.startedAt < EVERY_MS) return last;
  const run = await checkPages(services, underWay ?? begin(now, last), isTimeUp);
  const isFinished = run.finishedAt !== undefined;
  const next = isFinished ? { last: run } : { underWay: run, ...defined({ last }) };
  const isSaved = await services.reconciliations.save(next, revision);
  if (isSaved && isFinished) report(services, run);
  return run;
}

async function checkPages(services: ReconcileServices, from: Reconciliation, isTimeUp: () => boolean): Promise<Reconciliation> {
  let run = from;
  do {
    run = await checkPage(services, run);
    if (run.cursor === undefined) return { ...run, finishedAt: services.now() };
  } while (!isTimeUp());
  return run;
}

function begin(now: Instant, last: Reconciliation | undefined): Reconciliation {
  const to = now - GRACE_MS;
  return { startedAt: now, from: last?.to ?? to - FIRST_MS, to, tickets: 0, notices: 0, found: 0, discrepancies: [], unread: 0 };
}

async function checkPage(services: ReconcileServices, run: Reconciliation): Promise<Reconciliation> {
  const { items, nextCursor } = await services.tickets.list({}, PAGE, run.cursor);
  const changed = items.filter(({ facts }) => facts.some((fact) => writtenAt(fact) >= run.from));
  const checked = await Promise.all(changed.map((stored) => tryToCheck(services, run, stored)));
  const found = checked.flatMap((one) => one?.discrepancies ?? []);
  const { cursor: _, ...rest } = run;
  return {
    ...rest,
    tickets: run.tickets + changed.length,
    notices: run.notices + checked.reduce((sum, one) => sum + (one?.notices ?? 0), 0),
    found: run.found + found.length,
    discrepancies: [...run.discrepancies, ...found].slice(0, MOST_KEPT),
    unread: run.unread + checked.filter((one) => one === undefined).length,
    ...(nextCursor === undefined ? {} : { cursor: nextCursor }),
  };
}

type Checked = { readonly notices: number; readonly discrepancies: readonly Discrepancy[] };

/** One ticket that cannot be read must not keep the rest from being looked at. */
async function tryToCheck(services: ReconcileServices, run: Reconciliation, stored: StoredTicket): Promise<Checked | undefined> {
  try {
    return await check(services, run, stored);
  } catch (error) {
    services.log.error('a ticket could not be reconciled', { ticketId: stored.id, error });
    return undefined;
  }
}

async function check(services: ReconcileServices, run: Reconciliation, stored: StoredTicket): Promise<Checked> {
  const { organisation } = await services.configuration.current();
  const { policySet } = await replayStored(services, stored);
  const reachesBack = stored.snapshot === undefined || (stored.facts[0] !== undefined && writtenAt(stored.facts[0]) < run.from);
  const history = reachesBack ? stored : { facts: await factsFrom(services, stored, 1) };
  const owed = owedNotices(history, run, { now: services.now(), policySet, organisation });
  const receipts = await services.receipts.list(stored.id);
  const missing = withoutReceipt(owed, receipts, stored.outbox).map((one) => ({ ...one, problem: 'missing' as const }));
  const stuck = receipts.filter((receipt) => isStuck(receipt, stored, run.to)).map(toStuck);
  return { notices: owed.length, discrepancies: [...missing, ...stuck].map((one) => ({ ...one, ticketId: stored.id })) };
}

/** While the outbox holds it, it is tried again. */
function isStuck({ id, state, leaseUntil }: Receipt, { outbox }: StoredTicket, to: Instant): boolean {
  return state === 'sending' && leaseUntil < to && !outbox.some((effect) => 'id' in effect && effect.id === id);
}

const toStuck = ({ facts, notice, to }: Receipt) => ({ n: facts[0] ?? 0, notice, to, problem: 'stuck' as const });

function report({ metrics, log }: ReconcileServices, run: Reconciliation): void {
  metrics.count('ReconciliationCompleted');
  const { discrepancies, ...figures } = run;
  log.info('reconciled', figures);
  for (const discrepancy of discrepancies) log.error('a notice was planned and has no receipt that ends', discrepancy);
  if (run.found > 0) metrics.count('NoticeMissing', run.found);
}
