import { CANARY_PROMISE_MS } from '../../core/canary.ts';
import { CANARY_CHANNEL } from '../../core/channel.ts';
import { defined } from '../../core/defined.ts';
import { type OpenServices, openTicket } from '../open-ticket.ts';
import type { StoredTicket } from '../ports.ts';
import { runCommand } from '../run-command.ts';
import type { Services } from '../services.ts';
import type { Canary, CanaryOutcome } from './canary.ts';

export type CanaryServices = OpenServices & Pick<Services, 'canaries'>;

/** An address that no mail can have (RFC 2606). */
const REQUESTER = { email: 'canary@pledge.invalid' };

/**
 * Says what became of the canary before, closes it, and opens the next one. May be repeated at any point, and by several at once: a tick
 * opens one ticket, and an outcome is told once. While a canary's minute is not over nothing happens.
 * @param tick name of the tick, the same when it is repeated
 */
export async function releaseCanary(services: CanaryServices, tick: string): Promise<void> {
  const { revision, underWay, last } = await services.canaries.load();
  if (underWay !== undefined && (underWay.tick === tick || services.now() < underWay.dueAt)) return;
  const outcome = underWay && (await judge(services, underWay));
  // What has not fired by now would fire with the closing: judged first, it is no longer kept.
  if (underWay !== undefined) await close(services, underWay);
  const next = await open(services, tick);
  const saved = await services.canaries.save({ underWay: next, ...defined({ last: outcome ?? last }) }, revision);
  if (saved && outcome !== undefined) report(services, outcome);
}

async function open(services: CanaryServices, tick: string): Promise<Canary> {
  const draft = { subject: 'Canary', requester: REQUESTER, channel: CANARY_CHANNEL, muted: true };
  const origin = { by: 'system', key: `canary:${tick}`, commandId: 'canary-open' } as const;
  const outcome = await openTicket(services, draft, origin);
  if (!outcome.ok) throw new Error(`the canary of ${tick} was not opened: ${outcome.rejection.code}`);
  const { id, index } = outcome.stored;
  return { ticketId: id, openedAt: index.openedAt, dueAt: index.openedAt + CANARY_PROMISE_MS, tick };
}

async function close(services: CanaryServices, { ticketId }: Canary): Promise<void> {
  const outcome = await runCommand(services, ticketId, { type: 'close', by: 'system', commandId: 'canary-close' });
  if (!outcome.ok) services.log.warn('a canary was not closed', { ticketId, because: outcome.rejection.code });
}

async function judge({ tickets, now }: CanaryServices, { tick: _, ...canary }: Canary): Promise<CanaryOutcome> {
  const stored = await tickets.load(canary.ticketId);
  return { ...canary, checkedAt: now(), ...(stored === undefined ? { problem: 'gone' } : judged(canary, stored)) };
}

/** A breach that was put down with the closing is none that fired: whoever checked died before it could say so. */
function judged({ dueAt }: Pick<Canary, 'dueAt'>, { facts }: StoredTicket): Pick<CanaryOutcome, 'lateMs' | 'problem'> {
  const closedAt = facts.find((fact) => fact.type === 'closed')?.at ?? Number.POSITIVE_INFINITY;
  const breaches = facts.filter((fact) => fact.type === 'breached').filter(({ firedAt }) => firedAt < closedAt);
  const [first, second] = breaches;
  if (first === undefined) return { problem: 'not-fired' };
  const lateMs = first.firedAt - dueAt;
  if (second !== undefined) return { lateMs, problem: 'fired-twice' };
  return first.at === dueAt ? { lateMs } : { lateMs, problem: 'wrong-instant' };
}

function report({ metrics, log }: CanaryServices, outcome: CanaryOutcome): void {
  const kept = outcome.problem === undefined;
  metrics.count('CanaryKept', kept ? 1 : 0);
  if (kept) log.info('a canary was kept', outcome);
  else log.error('a canary was not kept', outcome);
}
