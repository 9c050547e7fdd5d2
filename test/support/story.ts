import type { Command, CommandBody, CommandOf, RebaseCommand } from '../../shared/core/command.ts';
import { type Decision, decide } from '../../shared/core/decide.ts';
import type { Notify } from '../../shared/core/effect.ts';
import type { Fact } from '../../shared/core/fact.ts';
import type { Instant } from '../../shared/core/instant.ts';
import { nextWakeAt } from '../../shared/core/next-wake.ts';
import type { Organisation } from '../../shared/core/organisation.ts';
import type { PolicySet } from '../../shared/core/policy-set.ts';
import { decideRebase } from '../../shared/core/rebase.ts';
import type { Rejection } from '../../shared/core/rejection.ts';
import type { Snapshot } from '../../shared/core/replay.ts';
import type { Clock } from '../../shared/core/sla/clock.ts';
import { evaluateClock } from '../../shared/core/sla/evaluate-clock.ts';
import type { Metric } from '../../shared/core/sla/metric.ts';
import type { Status } from '../../shared/core/ticket.ts';
import { ORGANISATION, policySet } from './policies.ts';

/** A Monday. Stories are told in wall-clock times of these days, UTC. */
const DAY_ONE = Date.parse('2026-03-02T00:00:00Z');

/** `"10:15"`, `"10:15:30"`, or `"+1d 10:15"` for the day after. */
export function time(text: string): Instant {
  const [, days = '0', clock = ''] = /^(?:\+(\d+)d )?(.+)$/.exec(text) ?? [];
  const [hours = 0, minutes = 0, seconds = 0] = clock.split(':').map(Number);
  return DAY_ONE + ((Number(days) * 24 + hours) * 3_600 + minutes * 60 + seconds) * 1_000;
}

/** The other way round, for expectations that a person can read. */
export function clockTime(at: Instant): string {
  const days = Math.floor((at - DAY_ONE) / 86_400_000);
  const text = new Date(at).toISOString().slice(11, 19).replace(/:00$/, '');
  return days === 0 ? text : `+${days}d ${text}`;
}

type World = { readonly policySet?: PolicySet; readonly organisation?: Organisation };

const OPENING: CommandBody = {
  type: 'open',
  id: '7k3m9qxw4t',
  subject: 'The printer is on fire',
  requester: { email: 'cora@customer.example', name: 'Cora' },
  language: 'en',
  priority: 'P3',
  channel: 'api',
  tags: [],
  fields: {},
};

/** A ticket's life told as a story: each line happens at its time, and time does its own things in between. */
export class Story {
  snapshot: Snapshot | null = null;
  readonly facts: Fact[] = [];
  readonly mails: Notify[] = [];
  /** The policy that judges the ticket, and the people there are. */
  policySet: PolicySet;
  organisation: Organisation;

  constructor(world: World = {}) {
    this.policySet = world.policySet ?? policySet();
    this.organisation = world.organisation ?? ORGANISATION;
  }

  open(at: string, changes: Partial<CommandOf<'open'>> = {}): this {
    return this.do(at, { ...OPENING, ...changes } as CommandBody);
  }

  /** Lets time pass, waking the ticket at each instant at which it is due, and then carries out the command. */
  do(at: string, command: CommandBody, by: Command['by'] = 'api:test'): this {
    const outcome = this.try(at, command, by);
    if (outcome !== 'done') throw new Error(`refused: ${JSON.stringify(outcome)}`);
    return this;
  }

  try(at: string, command: CommandBody, by: Command['by'] = 'api:test'): 'done' | Rejection {
    this.until(at);
    return this.#take(decide(this.snapshot, { ...command, by }, this.#context(time(at))));
  }

  /** The ticket moves to another policy version. */
  rebase(at: string, to: PolicySet, passed: RebaseCommand['passed'] = 'digest'): this {
    this.until(at);
    const context = { now: time(at), from: this.policySet, to, organisation: this.organisation };
    const command = { type: 'rebase', policyVersion: to.version, passed, by: 'api:operator' } as const;
    const outcome = this.#take(decideRebase(this.facts, command, context));
    if (outcome !== 'done') throw new Error(`refused: ${JSON.stringify(outcome)}`);
    this.policySet = to;
    return this;
  }

  /** Time passes, in one step for each thing that it does. */
  until(at: string): this {
    for (;;) {
      const due = this.dueAt();
      if (due === undefined || due > time(at)) return this;
      this.#take(decide(this.snapshot, { type: 'wake', by: 'system' }, this.#context(due)));
    }
  }

  /** Nobody is woken until then: an outage. */
  outage(at: string): this {
    this.#take(decide(this.snapshot, { type: 'wake', by: 'system' }, this.#context(time(at))));
    return this;
  }

  dueAt(): Instant | undefined {
    return this.snapshot === null ? undefined : nextWakeAt(this.snapshot, this.policySet);
  }

  clock(metric: Metric, at: string): Clock | undefined {
    const track = this.snapshot?.tracks.findLast((one) => one.metric === metric);
    return track && evaluateClock(track, this.policySet.calendars, time(at));
  }

  /** Who was mailed what and when, in order: `10:45 warning → lee`. */
  mailed(): readonly string[] {
    return this.mails.map((mail) => `${clockTime(mail.plannedAt)} ${mail.notice} → ${mail.to.personId ?? mail.to.email}`);
  }

  /** The history in short: `11:00 breached first-response`. */
  told(): readonly string[] {
    return this.facts.map((fact) => {
      const metric = 'metric' in fact ? ` ${fact.metric}` : '';
      const level = 'level' in fact ? ` ${fact.level}` : '';
      return `${clockTime(fact.at)} ${fact.type}${metric}${level}`;
    });
  }

  get status(): Status | undefined {
    return this.snapshot?.ticket.status;
  }

  #context(now: Instant) {
    return { now, policySet: this.policySet, organisation: this.organisation };
  }

  #take(decision: Decision): 'done' | Rejection {
    if (!decision.ok) return decision.rejection;
    this.snapshot = decision.after;
    this.facts.push(...decision.facts);
    this.mails.push(...decision.effects.filter((effect) => effect.type === 'notify'));
    return 'done';
  }
}
