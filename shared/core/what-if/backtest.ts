/**
 * A draft policy on real history: every ticket is run again under its own policy and under the draft, and what became of it is
 * compared. Both sides are made by the same code and for the same people, so all that differs between them is the policy.
 */
import type { Fact } from '../fact.ts';
import type { Instant } from '../instant.ts';
import type { Organisation } from '../organisation.ts';
import type { PolicySet } from '../policy-set.ts';
import type { Clock } from '../sla/clock.ts';
import { evaluateClock } from '../sla/evaluate-clock.ts';
import type { Metric } from '../sla/metric.ts';
import { rerun } from './rerun.ts';
import { addTallies, type Counted, EMPTY_TALLY, type Tally, tallyOf } from './tally.ts';

export type PastTicket = {
  readonly facts: readonly Fact[];
  /** The policy that judges it today. */
  readonly policySet: PolicySet;
  readonly openedUnder: PolicySet;
};

export type BacktestContext = {
  readonly draft: PolicySet;
  readonly organisation: Organisation;
  /** Counts nights and weeks for people without a zone of their own. */
  readonly timeZone: string;
  /** Nothing later is looked at. */
  readonly until: Instant;
};

/** A promise that one of the two policies breaks and the other does not. */
export type ChangedBreach = {
  readonly ticketId: string;
  readonly metric: Metric;
  readonly cycle: number;
  readonly breachedAt: Instant;
};

/** `first`: the first of them, in the order in which the tickets were given. */
export type Listed<T> = { readonly count: number; readonly first: readonly T[] };

export type Backtest = {
  readonly tickets: number;
  readonly before: Tally;
  readonly after: Tally;
  readonly gained: Listed<ChangedBreach>;
  readonly lost: Listed<ChangedBreach>;
};

/** More than anybody reads; the counts go on. */
export const MOST_LISTED = 500;

export const EMPTY_BACKTEST: Backtest = {
  tickets: 0,
  before: EMPTY_TALLY,
  after: EMPTY_TALLY,
  gained: { count: 0, first: [] },
  lost: { count: 0, first: [] },
};

export function backtest(tickets: readonly PastTicket[], context: BacktestContext): Backtest {
  const sides = tickets.map((ticket) => ({
    before: lifeUnder(ticket.policySet, ticket, context),
    after: lifeUnder(context.draft, ticket, context),
  }));
  return {
    tickets: tickets.length,
    before: tallyOf(
      sides.map(({ before }) => before),
      context,
    ),
    after: tallyOf(
      sides.map(({ after }) => after),
      context,
    ),
    gained: listed(sides.flatMap(({ before, after }) => breachesOnlyIn(after, before))),
    lost: listed(sides.flatMap(({ before, after }) => breachesOnlyIn(before, after))),
  };
}

/** Backtests of two parts as one of the whole. */
export function addBacktests(one: Backtest, other: Backtest): Backtest {
  return {
    tickets: one.tickets + other.tickets,
    before: addTallies(one.before, other.before),
    after: addTallies(one.after, other.after),
    gained: joined(one.gained, other.gained),
    lost: joined(one.lost, other.lost),
  };
}

type Life = Counted & { readonly ticketId: string };

function lifeUnder(policySet: PolicySet, { facts, openedUnder }: PastTicket, { organisation, until }: BacktestContext): Life {
  const again = rerun(facts, { policySet, openedUnder, organisation, until });
  const { ticket, tracks } = again.snapshot;
  return {
    ticketId: ticket.id,
    priority: ticket.priority,
    clocks: tracks.map((track) => evaluateClock(track, policySet.calendars, until)),
    facts: again.facts,
  };
}

function breachesOnlyIn(one: Life, other: Life): readonly ChangedBreach[] {
  return one.clocks.flatMap(({ metric, cycle, breachedAt }) => {
    if (breachedAt === undefined) return [];
    const isTheSame = (clock: Clock) => clock.metric === metric && clock.cycle === cycle && clock.breachedAt !== undefined;
    return other.clocks.some(isTheSame) ? [] : [{ ticketId: one.ticketId, metric, cycle, breachedAt }];
  });
}

const listed = <T>(all: readonly T[]): Listed<T> => ({ count: all.length, first: all.slice(0, MOST_LISTED) });

const joined = <T>(one: Listed<T>, other: Listed<T>): Listed<T> => ({
  count: one.count + other.count,
  first: [...one.first, ...other.first].slice(0, MOST_LISTED),
});
