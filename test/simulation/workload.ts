/**
 * The lives of tickets: what people and programs do to them, and when. Drawn for each ticket by itself. Many of it happens right at the
 * instants at which a level is due, since there the mistakes are.
 */
import type { Actor } from '../../shared/core/actor.ts';
import type { CommandBody } from '../../shared/core/command.ts';
import { DAY_MS, type DurationMs, HOUR_MS, type Instant, MINUTE_MS, SECOND_MS } from '../../shared/core/instant.ts';
import type { Priority } from '../../shared/core/priority.ts';
import type { Chances } from './chances.ts';

/** When a step begins: so long after the one before, or so long after (or before) the ticket is next due. */
export type When = { readonly kind: 'after' | 'due'; readonly ms: DurationMs };

export type Action =
  | {
      readonly kind: 'command';
      readonly body: CommandBody;
      readonly way: 'direct' | 'heir';
      readonly ifVersion?: 'newest' | 'old';
      readonly holdMs?: DurationMs;
      /** Absent: Lee. */
      readonly by?: Actor;
    }
  /** The same command once more, as a program does that got no answer. */
  | { readonly kind: 'repeat' }
  | { readonly kind: 'merge'; readonly into: number }
  | { readonly kind: 'rebase'; readonly passed: 'digest' | 'notify' };

/** Actions of one step go out at the same moment. */
export type Step = { readonly when: When; readonly actions: readonly Action[] };

export type Life = {
  /** Number of the ticket, from 1. */
  readonly ticket: number;
  readonly openAt: Instant;
  readonly priority: Priority;
  readonly team?: string;
  readonly tier?: string;
  readonly muted: boolean;
  readonly steps: readonly Step[];
};

const CUSTOMER = 'cora@customer.example';
const COLLEAGUE = 'bob@customer.example';
const PRIORITIES: readonly Priority[] = ['P1', 'P2', 'P3', 'P4'];
const TEAMS = ['support', 'engineering', 'logistics'] as const;
/** People who are told, one who is not, an address, and a program. */
const ACKNOWLEDGERS: readonly Actor[] = [
  'agent:ann',
  'agent:ben',
  'agent:lee',
  'agent:max',
  'agent:noc@partner.example',
  'api:crm',
];
const DOERS: readonly Actor[] = ['agent:ann', 'agent:ben', 'agent:lee', 'api:crm', 'api:crm'];
const PEOPLE = ['ann', 'ben', 'gus', 'lee'] as const;
const REASONS = ['waiting-for-customer', 'parts'] as const;

/** How often each kind of action is taken, in relation to the others. */
const WEIGHTS = {
  reply: 10,
  customer: 8,
  note: 2,
  assign: 6,
  team: 3,
  priority: 6,
  hold: 8,
  resume: 4,
  propose: 4,
  resolve: 4,
  confirm: 2,
  reopen: 4,
  close: 1,
  acknowledge: 8,
  merge: 1,
  rebase: 2,
  automatic: 1,
  thanks: 2,
  complain: 2,
  rate: 3,
  link: 2,
  offer: 9,
  accept: 3,
  decline: 1,
  withdraw: 1,
  watch: 2,
  repeat: 3,
} as const;
type Deed = keyof typeof WEIGHTS;
const DEEDS = Object.entries(WEIGHTS).flatMap(([deed, weight]) => Array.from({ length: weight }, () => deed as Deed));

export type WorkloadSize = { readonly tickets: number; readonly start: Instant; readonly days: number };

export function createLives(chances: Chances, { tickets, start, days }: WorkloadSize): readonly Life[] {
  const stream = chances.stream('lives');
  return Array.from({ length: tickets }, (_, index) =>
    createLife(index + 1, () => stream.next(index + 1), { tickets, start, days }),
  );
}

type Draw = () => number;
const pick = <T>(list: readonly T[], draw: Draw): T => list[Math.floor(draw() * list.length)] as T;

function createLife(ticket: number, draw: Draw, { tickets, start, days }: WorkloadSize): Life {
  // Not at whole minutes only: half of the instants of all levels shall not be those of the ticks.
  const openAt = start + Math.floor(draw() * days * DAY_MS * 0.7);
  // As in life, half of the tickets are answered and settled without much ado.
  const steps = draw() < 0.5 ? [createAnswer(draw)] : createTroubles(draw, ticket, tickets);
  const isSettled = draw() < 0.8;
  const settled: Step = { when: { kind: 'after', ms: Math.floor(draw() * HOUR_MS) }, actions: [createSettlement(draw)] };
  return {
    ticket,
    openAt: draw() < 0.3 ? openAt - (openAt % MINUTE_MS) : openAt,
    priority: pick(PRIORITIES, draw),
    ...(draw() < 0.3 && { team: pick(TEAMS, draw) }),
    ...(draw() < 0.3 && { tier: 'asia' }),
    muted: draw() < 0.1,
    steps: isSettled ? [...steps, settled] : steps,
  };
}

const createTroubles = (draw: Draw, ticket: number, tickets: number): readonly Step[] =>
  Array.from({ length: Math.floor(draw() * draw() * 14) }, () => createStep(draw, ticket, tickets));

function createAnswer(draw: Draw): Step {
  const when: When = draw() < 0.1 ? createWhen(draw) : { kind: 'after', ms: Math.floor(draw() * 20 * MINUTE_MS) };
  return { when, actions: [{ kind: 'command', body: { type: 'reply', message: 'm' }, way: 'direct' }] };
}

function createStep(draw: Draw, ticket: number, tickets: number): Step {
  if (draw() < 0.1) return createRush(draw);
  const together = draw() < 0.15 ? 2 + Math.floor(draw() * 3) : 1;
  return {
    when: createWhen(draw),
    actions: Array.from({ length: together }, () => createAction(draw, ticket, tickets)),
  };
}

/** Some people acknowledge right when a level, or an acknowledgement that lapses, is due. */
function createRush(draw: Draw): Step {
  return {
    when: { kind: 'due', ms: Math.floor(draw() * 11) - 5 },
    actions: Array.from(
      { length: 1 + Math.floor(draw() * 3) },
      (): Action => ({
        kind: 'command',
        body: BODIES.acknowledge(draw),
        way: 'direct',
        by: pick(ACKNOWLEDGERS, draw),
      }),
    ),
  };
}

function createSettlement(draw: Draw): Action {
  return { kind: 'command', body: draw() < 0.5 ? { type: 'resolve' } : { type: 'close' }, way: 'direct' };
}

function createWhen(draw: Draw): When {
  const kind = draw();
  if (kind < 0.25) return { kind: 'due', ms: Math.floor(draw() * 11) - 5 };
  if (kind < 0.4) return { kind: 'due', ms: Math.floor((draw() * 10 - 5) * SECOND_MS) };
  if (kind < 0.45) return { kind: 'due', ms: 0 };
  const scale = draw() < 0.2 ? 6 * HOUR_MS : 40 * MINUTE_MS;
  const ms = Math.floor(draw() * draw() * scale);
  return { kind: 'after', ms: draw() < 0.5 ? ms - (ms % MINUTE_MS) : ms };
}

/** They reach the ticket that a merged one goes on as. */
const OF_CUSTOMERS: ReadonlySet<CommandBody['type']> = new Set(['customer-reply', 'renew-link']);

function createAction(draw: Draw, ticket: number, tickets: number): Action {
  const deed = pick(DEEDS, draw);
  if (deed === 'repeat') return { kind: 'repeat' };
  if (deed === 'rebase') return { kind: 'rebase', passed: draw() < 0.5 ? 'digest' : 'notify' };
  if (deed === 'merge') {
    const into = 1 + Math.floor(draw() * tickets);
    // Often a neighbour, so that merges meet.
    return { kind: 'merge', into: draw() < 0.5 ? Math.min(tickets, ticket + 1) : into };
  }
  const body = BODIES[deed](draw);
  const way = OF_CUSTOMERS.has(body.type) ? 'heir' : 'direct';
  const version = draw();
  const ends = body.type === 'hold' && draw() < 0.6;
  return {
    kind: 'command',
    body,
    way,
    ...(version < 0.05 && { ifVersion: version < 0.04 ? 'newest' : 'old' }),
    by: body.type === 'acknowledge' ? pick(ACKNOWLEDGERS, draw) : pick(DOERS, draw),
    ...(ends && { holdMs: 1 + Math.floor(draw() * draw() * 3 * HOUR_MS) }),
  };
}

const BODIES: { readonly [D in Exclude<Deed, 'repeat' | 'rebase' | 'merge'>]: (draw: Draw) => CommandBody } = {
  reply: () => ({ type: 'reply', message: 'm' }),
  automatic: () => ({ type: 'reply', message: 'm', automatic: true }),
  note: () => ({ type: 'note', message: 'm' }),
  customer: (draw) => ({ type: 'customer-reply', message: 'm', from: draw() < 0.8 ? CUSTOMER : COLLEAGUE }),
  thanks: () => ({ type: 'customer-reply', message: 'm', from: CUSTOMER, thanks: true }),
  assign: (draw) => ({ type: 'assign', assignee: pick(PEOPLE, draw) }),
  team: (draw) => ({ type: 'assign', team: pick(TEAMS, draw) }),
  priority: (draw) => ({ type: 'change-priority', priority: pick(PRIORITIES, draw) }),
  hold: (draw) => ({ type: 'hold', reason: pick(REASONS, draw) }),
  resume: () => ({ type: 'resume' }),
  propose: () => ({ type: 'propose-solution', message: 'm' }),
  resolve: (draw) => ({ type: 'resolve', ...(draw() < 0.5 && { message: 'm' }) }),
  confirm: () => ({ type: 'confirm' }),
  complain: () => ({ type: 'complain' }),
  rate: (draw) => ({ type: 'rate', score: 1 + Math.floor(draw() * 5) }),
  link: (draw) => ({ type: 'renew-link', to: draw() < 0.8 ? CUSTOMER : COLLEAGUE }),
  offer: (draw) => ({ type: 'hand-over', to: pick(PEOPLE, draw) }),
  accept: () => ({ type: 'accept-handover' }),
  decline: () => ({ type: 'decline-handover' }),
  withdraw: () => ({ type: 'withdraw-handover' }),
  watch: (draw) => ({ type: 'watch', person: pick(PEOPLE, draw) }),
  reopen: (draw) => ({ type: 'reopen', because: draw() < 0.5 ? 'asked' : 'not-solved' }),
  close: () => ({ type: 'close' }),
  acknowledge: (draw) => ({ type: 'acknowledge', ...(draw() < 0.3 && { metric: 'solution' as const }) }),
};
