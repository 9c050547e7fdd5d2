/** What a history amounts to for the judge: status, clocks, and what time will do next. */
import { type Fact, type FiringFact, isAnswer, isFiring } from '../../../shared/core/fact.ts';
import type { Instant } from '../../../shared/core/instant.ts';
import type { Priority } from '../../../shared/core/priority.ts';
import type { Metric } from '../../../shared/core/sla/metric.ts';
import { type Clock, type ClockName, isLive, retarget, sameClock, turn } from './clocks.ts';
import type { Company } from './company.ts';

export type Standing = {
  readonly status: 'open' | 'on-hold' | 'resolved' | 'confirmed' | 'closed';
  readonly statusSince: Instant;
  readonly heldUntil?: Instant;
  readonly priority: Priority;
  readonly answered: boolean;
  /** A customer's message has had no answer yet. */
  readonly asked: boolean;
  readonly clocks: readonly Clock[];
};

const NOTHING: Standing = { status: 'open', statusSince: 0, priority: 'P3', answered: false, asked: true, clocks: [] };

export const standingAfter = (facts: readonly Fact[], company: Company): Standing =>
  facts.reduce<Standing>((standing, fact) => follow(standing, fact, company), NOTHING);

/** The standing after one more fact. */
export function follow(before: Standing, fact: Fact, company: Company): Standing {
  if (isFiring(fact)) return { ...before, clocks: before.clocks.map((clock) => withFiring(clock, fact)) };
  const standing = isAnswer(fact) ? withAnswer(before, fact.at) : before;
  switch (fact.type) {
    case 'opened': {
      const opened = { ...NOTHING, statusSince: fact.at, priority: fact.priority };
      return start(opened, ['first-response', 'update', 'solution'], fact.at, company);
    }
    case 'replied':
      return isUnsolved(standing) ? start(standing, ['update'], fact.at, company) : standing;
    case 'customer-replied':
      return asking(standing, fact.at, company);
    case 'priority-changed':
      return regraded({ ...standing, priority: fact.to }, fact.at, company);
    case 'held':
      return within(standing, 'on-hold', fact.at, { metric: 'solution', state: 'stopped', until: fact.until });
    case 'resumed':
      return within(standing, 'open', fact.at, { metric: 'solution', state: 'counting' });
    case 'resolved':
      return solved(standing, fact.at);
    case 'confirmed':
      return within(standing, 'confirmed', fact.at);
    case 'closed':
      return ended(within(standing, 'closed', fact.at), fact.at);
    case 'reopened':
      return reopened(within(standing, 'open', fact.at), fact.at, company);
    case 'acknowledged':
      return { ...standing, clocks: standing.clocks.map((clock) => acknowledge(clock, fact.clocks, fact.at)) };
    case 'assigned':
    case 'noted':
      return standing;
    default:
      throw new Error(`no client of a run does anything that leads to "${fact.type}"`);
  }
}

const isUnsolved = ({ status }: Standing): boolean => status === 'open' || status === 'on-hold';

const over = (clock: Clock, at: Instant): Clock => (isLive(clock) ? turn(clock, at, 'over') : clock);

function withFiring(clock: Clock, firing: FiringFact): Clock {
  const name = 'level' in firing ? `${firing.level}/${firing.repeat}` : 'breach/0';
  return sameClock(clock, firing) ? { ...clock, fired: [...clock.fired, name] } : clock;
}

function acknowledge(clock: Clock, acknowledged: readonly ClockName[], at: Instant): Clock {
  return acknowledged.some((one) => sameClock(one, clock)) ? { ...clock, acknowledgedAt: at } : clock;
}

type Change = { readonly metric: Metric; readonly state: Clock['state']; readonly until?: Instant | undefined };

function within(standing: Standing, status: Standing['status'], at: Instant, change?: Change): Standing {
  const { heldUntil: _, ...rest } = standing;
  const clocks = standing.clocks.map((clock) =>
    change !== undefined && clock.metric === change.metric && isLive(clock) ? turn(clock, at, change.state) : clock,
  );
  return { ...rest, status, statusSince: at, clocks, ...(change?.until === undefined ? {} : { heldUntil: change.until }) };
}

function withAnswer(standing: Standing, at: Instant): Standing {
  const clocks = standing.clocks.map((clock) => (clock.metric === 'solution' ? clock : over(clock, at)));
  return { ...standing, clocks, answered: true, asked: false };
}

function start(standing: Standing, metrics: readonly Metric[], at: Instant, company: Company): Standing {
  const rule = company.ruleFor(standing.priority);
  const begun = metrics.map((metric): Clock => {
    const cycle = standing.clocks.filter((clock) => clock.metric === metric).length + 1;
    const isHeld = metric === 'solution' && standing.status === 'on-hold';
    return { metric, cycle, state: isHeld ? 'stopped' : 'counting', usedMs: 0, since: at, rule, fired: [] };
  });
  return { ...standing, clocks: [...standing.clocks, ...begun] };
}

const hasLive = ({ clocks }: Standing, metric: Metric): boolean =>
  clocks.some((clock) => clock.metric === metric && isLive(clock));

function asking(standing: Standing, at: Instant, company: Company): Standing {
  const asked = { ...standing, asked: true };
  return standing.answered && !hasLive(standing, 'next-response') ? start(asked, ['next-response'], at, company) : asked;
}

function regraded(standing: Standing, at: Instant, company: Company): Standing {
  const rule = company.ruleFor(standing.priority);
  const isMoved = standing.clocks.some((clock) => isLive(clock) && clock.rule !== rule);
  const clocks = standing.clocks.map((clock) =>
    isLive(clock) && clock.rule !== rule ? retarget(turn(clock, at, clock.state), rule, company) : clock,
  );
  const moved = { ...standing, clocks };
  const isWaiting = isMoved && standing.answered && standing.asked && !hasLive(moved, 'next-response');
  return isWaiting ? start(moved, ['next-response'], at, company) : moved;
}

/** A first response that was never given waits; everything else is done with. */
function solved(standing: Standing, at: Instant): Standing {
  const { clocks } = standing;
  const done = clocks.map((clock) =>
    clock.metric === 'first-response' && isLive(clock) ? turn(clock, at, 'stopped') : over(clock, at),
  );
  return { ...within(standing, 'resolved', at), clocks: done };
}

const ended = (standing: Standing, at: Instant): Standing => ({
  ...standing,
  clocks: standing.clocks.map((clock) => over(clock, at)),
});

function reopened(standing: Standing, at: Instant, company: Company): Standing {
  const goesOn = ({ metric }: Clock) => metric === 'solution' || (metric === 'first-response' && !standing.answered);
  const rule = company.ruleFor(standing.priority);
  const clocks = standing.clocks.map((clock) => (goesOn(clock) ? retarget(turn(clock, at, 'counting'), rule, company) : clock));
  return start({ ...standing, clocks }, ['update'], at, company);
}
