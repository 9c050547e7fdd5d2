/**
 * Invented histories of a service desk, drawn from a seed: the same seed is the same year. Every ticket lives through the real
 * core, so each history is one that the platform could have written.
 */
import type { CommandBody } from '../../shared/core/command.ts';
import type { Context } from '../../shared/core/context.ts';
import { decide } from '../../shared/core/decide.ts';
import type { Fact } from '../../shared/core/fact.ts';
import { DAY_MS, HOUR_MS, type Instant, MINUTE_MS } from '../../shared/core/instant.ts';
import type { Organisation } from '../../shared/core/organisation.ts';
import type { PolicySet } from '../../shared/core/policy-set.ts';
import { PRIORITIES, type Priority } from '../../shared/core/priority.ts';
import type { Snapshot } from '../../shared/core/replay.ts';
import { mulberry32, pick, type Random, waiting } from './random.ts';

export type YearOfTickets = {
  readonly seed: number;
  readonly tickets: number;
  readonly from: Instant;
  readonly days: number;
  readonly policySet: PolicySet;
  readonly organisation: Organisation;
};

/** Histories as of the end of the year, in order of opening; those of the last days are still open. */
export function* yearOfTickets({ seed, tickets, from, days, ...context }: YearOfTickets): Generator<readonly Fact[]> {
  const random = mulberry32(seed);
  const until = from + days * DAY_MS;
  for (let index = 0; index < tickets; index += 1) {
    const openedAt = Math.floor(from + ((index + random()) / tickets) * days * DAY_MS);
    yield life({ index, openedAt, until, random, ...context });
  }
}

type Life = Pick<YearOfTickets, 'policySet' | 'organisation'> & {
  readonly index: number;
  readonly openedAt: Instant;
  readonly until: Instant;
  readonly random: Random;
};

function life({ index, openedAt, until, random, policySet, organisation }: Life): readonly Fact[] {
  let snapshot: Snapshot | null = null;
  const facts: Fact[] = [];
  const act = (at: Instant, command: CommandBody): void => {
    if (at > until) return;
    const context: Context = { now: at, policySet, organisation };
    const decision = decide(snapshot, { ...command, by: 'api:desk', commandId: `${index}.${facts.length}` }, context);
    if (!decision.ok) return;
    snapshot = decision.after;
    facts.push(...decision.facts);
  };
  let at = openedAt;
  for (const [delayMs, command] of story(index, random, organisation)) {
    at += Math.round(delayMs);
    act(at, command);
  }
  act(until, { type: 'wake' });
  return facts;
}

type Step = readonly [delayMs: number, command: CommandBody];

function* story(index: number, random: Random, organisation: Organisation): Generator<Step> {
  const people = Object.keys(organisation.people);
  const customer = `customer${index % 997}@example.com`;
  yield [0, opening(index, random, customer)];
  if (random() < 0.8) yield [waiting(random, 20 * MINUTE_MS), { type: 'assign', assignee: pick(people, random) }];
  yield [waiting(random, 40 * MINUTE_MS), { type: 'reply', message: 'first', author: pick(people, random) }];
  while (random() < 0.5) yield* exchange(random, customer);
  if (random() < 0.1) yield [waiting(random, HOUR_MS), { type: 'change-priority', priority: pick(PRIORITIES, random) }];
  if (random() < 0.3) yield [waiting(random, HOUR_MS), { type: 'acknowledge' }];
  yield [waiting(random, 9 * HOUR_MS), { type: 'resolve', message: 'solved' }];
  if (random() < 0.15) {
    yield [waiting(random, DAY_MS), { type: 'customer-reply', message: 'again', from: customer }];
    yield [waiting(random, 6 * HOUR_MS), { type: 'resolve', message: 'solved again' }];
  }
  if (random() < 0.7) yield [waiting(random, DAY_MS), { type: 'confirm' }];
  yield [waiting(random, DAY_MS), { type: 'close' }];
}

function* exchange(random: Random, customer: string): Generator<Step> {
  const isHeld = random() < 0.5;
  if (isHeld) yield [waiting(random, HOUR_MS), { type: 'hold', reason: 'customer' }];
  yield [waiting(random, 8 * HOUR_MS), { type: 'customer-reply', message: 'more', from: customer }];
  yield [waiting(random, 2 * HOUR_MS), { type: 'reply', message: 'answer' }];
}

const PRIORITY_OF = (chance: number): Priority => (chance < 0.05 ? 'P1' : chance < 0.2 ? 'P2' : chance < 0.8 ? 'P3' : 'P4');

function opening(index: number, random: Random, email: string): CommandBody {
  return {
    type: 'open',
    id: idOf(index),
    subject: `Request ${index}`,
    requester: { email },
    language: random() < 0.7 ? 'zh-CN' : 'en',
    priority: PRIORITY_OF(random()),
    category: pick(['故障', '维修', '咨询', '投诉'], random),
    channel: pick(['email', 'api', 'webhook'], random),
    tags: [],
    fields: {},
    message: 'opening',
  };
}

const DIGITS = '0123456789abcdefghjkmnpqrstvwxyz';

/** Ten characters of a ticket id; spread, so that the ids of neighbours have nothing in common. */
function idOf(index: number): string {
  let rest = BigInt(index + 1) * 2_654_435_761n;
  let id = '';
  while (id.length < 10) {
    id = (DIGITS[Number(rest % 32n)] ?? '0') + id;
    rest /= 32n;
  }
  return id;
}
