import type { Instant } from '../../core/instant.ts';
import type { PolicySet } from '../../core/policy-set.ts';
import { addBacktests, type Backtest, backtest, EMPTY_BACKTEST, type PastTicket } from '../../core/what-if/backtest.ts';
import type { ConfigurationDraft } from '../ports.ts';
import { nextBatch, numbered, type TicketWithHistory, type WhatIfServices } from './past-tickets.ts';

export type BacktestRequest = {
  readonly draft: ConfigurationDraft;
  /** Tickets that were opened from here on. */
  readonly from: Instant;
  /** Nothing later counts, and nothing is waited for: with the same instant the answer stays the same. */
  readonly until: Instant;
  readonly cursor?: string | undefined;
};

export type BacktestPage = Backtest & { readonly nextCursor?: string };

/** A few seconds of work on one core. */
const MOST_BACKTESTED = 5_000;

/**
 * Replays the next tickets under the draft. Reads only, and holds few histories at a time; the pages of one request, added up
 * with `addBacktests`, are the backtest of all of its tickets.
 * @throws InvalidCursorError
 */
export async function backtestPage(
  services: WhatIfServices,
  { draft, from, until, cursor }: BacktestRequest,
  most: number = MOST_BACKTESTED,
): Promise<BacktestPage> {
  const { organisation, mail } = draft;
  const context = { draft: await numbered(services, draft.policySet), organisation, timeZone: mail.timeZone, until };
  let sum = EMPTY_BACKTEST;
  let next = cursor;
  do {
    const batch = await nextBatch(services, {}, next);
    const relevant = batch.tickets.filter(({ stored }) => stored.index.openedAt >= from && stored.index.openedAt <= until);
    sum = addBacktests(sum, backtest(await Promise.all(relevant.map((ticket) => pastTicket(services, ticket))), context));
    // Newest first: behind the first one that is too old, all are.
    next = batch.tickets.some(({ stored }) => stored.index.openedAt < from) ? undefined : batch.nextCursor;
  } while (next !== undefined && sum.tickets < most);
  return next === undefined ? sum : { ...sum, nextCursor: next };
}

async function pastTicket({ configuration }: WhatIfServices, { facts, policySet }: TicketWithHistory): Promise<PastTicket> {
  return { facts, policySet, openedUnder: await openedUnder(configuration, facts, policySet) };
}

async function openedUnder(
  configuration: WhatIfServices['configuration'],
  [first]: PastTicket['facts'],
  newest: PolicySet,
): Promise<PolicySet> {
  return first?.type === 'opened' ? configuration.policySet(first.policyVersion) : newest;
}
