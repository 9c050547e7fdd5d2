import { hash } from 'node:crypto';
import { SECOND_MS } from '../../core/instant.ts';
import { RetryableError } from '../errors.ts';
import { MOST_CONFLICTS, pauseBetween } from '../pause-between.ts';
import type { Services } from '../services.ts';
import type { KnownLimits } from './sending-limits.ts';
import {
  type Ask,
  inLast24Hours,
  LANES,
  NO_PLAN,
  planTurn,
  type SendingLimits,
  type SendingPlan,
  type Turn,
} from './sending-plan.ts';

/** Revision 0: there is none yet. */
export type StoredSendingPlan = { readonly revision: number } & Partial<SendingPlan>;

export type SendingPlanStore = {
  /** Strongly consistent. */
  load(): Promise<StoredSendingPlan>;
  /** Replaces it under the next revision if it is still at `revision`; `false` when somebody else was first. */
  save(plan: SendingPlan, revision: number): Promise<boolean>;
};

/** Gives each mail its turn, where the provider does not take as much as there is. */
export type SendingPace = {
  isLimited(): Promise<boolean>;
  turn(mail: MailToPace): Promise<Turn>;
};

/** `source`: for whose sake it is sent. */
export type MailToPace = { readonly urgent: boolean; readonly source: string };

type PaceServices = Pick<Services, 'now' | 'wait' | 'chance' | 'metrics'> & { readonly plans: SendingPlanStore };
type Waiting = { readonly ask: Ask; readonly resolve: (turn: Turn) => void; readonly reject: (error: unknown) => void };

/**
 * All workers share one plan; those who ask at the same time in one process share one write of it.
 * @param limitsNow asked for every turn
 */
export function createSendingPace(services: PaceServices, limitsNow: () => Promise<KnownLimits>): SendingPace {
  const limitsFor = withOthers(services, limitsNow);
  let waiting: Waiting[] = [];
  let isBusy = false;
  const serve = async (): Promise<void> => {
    isBusy = true;
    while (waiting.length > 0) {
      const asked = waiting;
      waiting = [];
      // Who is in a hurry is served first.
      const inOrder = asked.toSorted((one, other) => Number(other.ask.urgent) - Number(one.ask.urgent));
      const turns = await takeTurns(
        services,
        limitsFor,
        inOrder.map(({ ask }) => ask),
      ).catch((error: unknown) => ({ error }));
      inOrder.forEach(({ resolve, reject }, index) => {
        const turn = 'error' in turns ? undefined : turns[index];
        if (turn === undefined) reject('error' in turns ? turns.error : new RetryableError('a mail got no turn'));
        else resolve(turn);
      });
    }
    isBusy = false;
  };
  return {
    isLimited: async () => (await limitsNow()) !== undefined,
    turn: ({ urgent, source }) =>
      new Promise((resolve, reject) => {
        waiting.push({ ask: { urgent, lane: laneOf(source) }, resolve, reject });
        if (!isBusy) void serve();
      }),
  };
}

const laneOf = (source: string): number => Number.parseInt(hash('sha256', source.toLowerCase(), 'hex').slice(0, 4), 16) % LANES;

type LimitsFor = (plan: SendingPlan) => Promise<SendingLimits | undefined>;

/**
 * What others send from the same account takes from the day too: the provider counts all mails, the plan ours. They are compared
 * whenever the provider is asked anew, and then it is told how much of the day is used.
 */
function withOthers({ now, metrics }: PaceServices, limitsNow: () => Promise<KnownLimits>): LimitsFor {
  let seen: KnownLimits;
  let ofOthers = 0;
  return async (plan) => {
    const limits = await limitsNow();
    if (limits !== undefined && limits !== seen) {
      seen = limits;
      const ours = inLast24Hours(plan, now());
      ofOthers = Math.max(0, (limits.sentInDay ?? 0) - ours);
      if (limits.perDay !== undefined) metrics.count('SendingQuotaUsed', Math.round((100 * (ours + ofOthers)) / limits.perDay));
    }
    return limits && { ...limits, ofOthers };
  };
}

async function takeTurns(services: PaceServices, limitsFor: LimitsFor, asks: readonly Ask[]): Promise<readonly Turn[]> {
  for (let conflicts = 0; conflicts < MOST_CONFLICTS; conflicts += 1) {
    await pauseBetween(services, conflicts);
    const { revision, ...stored } = await services.plans.load();
    let plan: SendingPlan = { ...NO_PLAN, ...stored };
    const limits = await limitsFor(plan);
    if (limits === undefined) return asks.map(() => ({ at: services.now() }));
    const turns = asks.map((ask) => {
      const planned = planTurn(plan, ask, limits, services.now());
      plan = planned.plan;
      return planned.turn;
    });
    if (await services.plans.save(plan, revision)) return turns;
  }
  throw new RetryableError('too many workers ask for turns to mail at the same moment', { retryInMs: SECOND_MS });
}
