/**
 * Watches every write of a ticket as it happens: what the history said once it says for ever, nothing happens before its time, to a
 * ticket that is over, or later than what went wrong explains.
 */
import type { StoredTicket } from '../../shared/app/ports.ts';
import { isTrigger } from '../../shared/core/escalation/trigger.ts';
import { type Fact, isFiring } from '../../shared/core/fact.ts';
import { type DurationMs, type Instant, MINUTE_MS, SECOND_MS } from '../../shared/core/instant.ts';
import { ladderKey } from '../../shared/core/ticket.ts';
import type { Scheduler } from './scheduler.ts';

export type Violation = { readonly ticket: number; readonly rule: string; readonly what: string };

/** All that was ever committed of a ticket. */
export type Record = {
  readonly ticket: number;
  readonly id: string;
  readonly facts: Fact[];
  /** Numbers of the last fact of each commit that brought facts: what one decision added. */
  readonly commits: number[];
  /** Ladders that somebody has in hand. */
  readonly stopped: Set<string>;
  revision: number;
  stored: StoredTicket;
};

export type Referee = {
  readonly records: ReadonlyMap<number, Record>;
  readonly violations: Violation[];
  readonly lateness: { worstMs: DurationMs; worstUnexplainedMs: DurationMs };
  committed(stored: StoredTicket): void;
  /** Something went wrong that may make a ticket late (0: all of them), from now on and until then. */
  disturb(entity: number, until?: Instant): void;
  /** Its entry in the due index is as it should be: what was wrong with it until now is over. */
  indexed(entity: number): void;
  /** A tick did not do all that it was to do: whoever waits for it waits for the next one. */
  tickLost(): void;
  blame(ticket: number, rule: string, what: string): void;
};

/**
 * A level that was missed is seen by the next tick but one, and its message has arrived a moment later: 30 s + 119 s + some; each tick that is lost meanwhile costs
 * a minute more.
 */
const RECOVERY_MS: DurationMs = 155 * SECOND_MS;
/** How long before its instant a level is on its way already. */
const UNDERWAY_MS: DurationMs = 8 * MINUTE_MS;

export type Tolerance = {
  /** How late a level may be when nothing went wrong. */
  readonly promptMs: DurationMs;
  /** How far a clock may be ahead of the true time. */
  readonly clockErrorMs: DurationMs;
};

export function createReferee(scheduler: Scheduler, entityOf: (id: string) => number, tolerance: Tolerance): Referee {
  const records = new Map<number, Record>();
  const lostTicks: Instant[] = [];
  const tickLost = () => void lostTicks.push(scheduler.now());
  const disturbances = new Map<number, Disturbance[]>();
  const violations: Violation[] = [];
  const lateness = { worstMs: 0, worstUnexplainedMs: 0 };
  const blame = (ticket: number, rule: string, what: string): void => void violations.push({ ticket, rule, what });

  const disturb = (entity: number, until: Instant = scheduler.now()): void => {
    const known = disturbances.get(entity) ?? [];
    known.push({ from: scheduler.now(), until });
    disturbances.set(entity, known);
  };
  const indexed = (entity: number) => {
    for (const disturbance of disturbances.get(entity) ?? []) {
      if (disturbance.until === Number.POSITIVE_INFINITY) disturbance.until = scheduler.now();
    }
  };
  /** When a level that was planned then has to have fired at the latest, by all that went wrong meanwhile. */
  const explainedUntil = (ticket: number, plannedAt: Instant, firedAt: Instant): Instant => {
    let until = plannedAt + tolerance.promptMs;
    for (const { from, until: end } of [...(disturbances.get(ticket) ?? []), ...(disturbances.get(0) ?? [])]) {
      if (from <= firedAt && end >= plannedAt - UNDERWAY_MS) until = Math.max(until, Math.max(end, plannedAt) + RECOVERY_MS);
    }
    if (until === plannedAt + tolerance.promptMs) return until;
    for (const lostAt of lostTicks) if (lostAt >= plannedAt && lostAt <= until) until += MINUTE_MS;
    return until + tolerance.promptMs;
  };
  const checkFiring = (record: Record, fact: Fact & { readonly firedAt: Instant }): void => {
    const now = scheduler.now();
    const { ticket } = record;
    const name = describe(fact);
    if (fact.firedAt < fact.at) blame(ticket, 'none before its time', `${name} fired ${fact.at - fact.firedAt} ms early`);
    if (now < fact.at - tolerance.clockErrorMs) blame(ticket, 'none before its time', `${name} fired ${fact.at - now} ms early`);
    const late = now - fact.at;
    lateness.worstMs = Math.max(lateness.worstMs, late);
    const explained = explainedUntil(ticket, fact.at, now);
    if (now > explained) blame(ticket, 'no later than what went wrong explains', `${name} is ${late} ms late`);
    if (explained === fact.at + tolerance.promptMs) lateness.worstUnexplainedMs = Math.max(lateness.worstUnexplainedMs, late);
  };
  const checkStopped = ({ ticket, stopped }: Record, fact: Fact): void => {
    const isTold = isFiring(fact) && (fact.type !== 'breached' || fact.told.length > 0);
    if (isTold && stopped.has(ladderKey(fact))) blame(ticket, 'none after its acknowledgement', describe(fact));
    if (fact.type === 'acknowledged')
      for (const clock of fact.clocks) if (clock.awaiting === undefined) stopped.add(ladderKey(clock));
    if (fact.type === 'acknowledgement-lapsed') for (const clock of fact.clocks) stopped.delete(ladderKey(clock));
  };
  const add = (record: Record, fact: Fact): void => {
    const last = record.facts.at(-1);
    const n = (last?.n ?? 0) + 1;
    if (fact.n !== n) blame(record.ticket, 'versions have no gaps', `fact ${fact.n} follows ${n - 1}`);
    if (last !== undefined && fact.at < last.at) blame(record.ticket, 'a history never runs backwards', describe(fact));
    if (fact.command === undefined && isOver(record.facts, fact))
      blame(record.ticket, 'nothing happens to what is over', describe(fact));
    if (isFiring(fact)) checkFiring(record, fact);
    checkStopped(record, fact);
    record.facts.push(fact);
  };
  const committed = (stored: StoredTicket): void => {
    const ticket = entityOf(stored.id);
    const record = records.get(ticket) ?? {
      ticket,
      id: stored.id,
      facts: [],
      commits: [],
      stopped: new Set<string>(),
      revision: 0,
      stored,
    };
    records.set(ticket, record);
    if (stored.revision !== record.revision + 1) {
      blame(ticket, 'revisions are linear', `${stored.revision} follows ${record.revision}`);
    }
    const known = record.facts.length;
    for (const fact of stored.facts) {
      if (fact.n > known) add(record, fact);
      else if (!isSame(fact, record.facts[fact.n - 1])) blame(ticket, 'what happened stays', describe(fact));
    }
    if ((stored.facts.at(-1)?.n ?? 0) < known)
      blame(ticket, 'what happened stays', `the facts after ${stored.facts.at(-1)?.n} are gone`);
    if (record.facts.length > known) record.commits.push(record.facts.length);
    // What keeps failing is left alone for a while.
    if (stored.failures !== undefined) disturb(ticket, stored.dueAt);
    record.revision = stored.revision;
    record.stored = stored;
  };
  return { records, violations, lateness, committed, disturb, indexed, tickLost, blame };
}

type Disturbance = { readonly from: Instant; until: Instant };

const isSame = (one: Fact, other: Fact | undefined): boolean => one === other || JSON.stringify(one) === JSON.stringify(other);

/** A merged ticket takes nothing more by itself; of a closed one people can still complain, and what that raises is told. */
function isOver(facts: readonly Fact[], next: Fact): boolean {
  const last = facts.findLast(({ type }) => type === 'closed' || type === 'merged' || type === 'reopened')?.type;
  return last === 'merged' || (last === 'closed' && 'metric' in next && !isTrigger(next.metric));
}

function describe(fact: Fact): string {
  const level = 'level' in fact ? ` ${fact.level}/${fact.repeat}` : '';
  return `fact ${fact.n} ${fact.type}${'metric' in fact ? ` ${fact.metric}/${fact.cycle}` : ''}${level}`;
}
