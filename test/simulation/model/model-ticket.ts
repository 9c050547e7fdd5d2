/** One ticket of the model: all that it knows about it, and the two ways in which something gets known, to readers and to clocks. */
import type { CommandBody } from '../../../shared/core/command.ts';
import type { Recipient } from '../../../shared/core/escalation/ladder.ts';
import type { Instant } from '../../../shared/core/instant.ts';
import type { Organisation } from '../../../shared/core/organisation.ts';
import type { PolicySet } from '../../../shared/core/policy-set.ts';
import type { Status } from '../../../shared/core/ticket.ts';
import { type Acknowledgements, createAcknowledgements } from './acknowledgements.ts';
import { type Alarms, createAlarms } from './alarms.ts';
import { type ClockEvent, type Clocks, createClocks } from './clocks.ts';
import type { Climber } from './ladder-steps.ts';
import type { OpeningHours } from './promise-clock.ts';
import { whoIsTold } from './who-is-told.ts';

export type Policies = {
  readonly policySet: (version: number) => PolicySet;
  readonly hours: (version: number) => OpeningHours;
  readonly organisation: Organisation;
  /** When the fact of that number really happened, which decides who is on call. */
  readonly happenedAt: (n: number) => Instant | undefined;
};

/** One line a fact: when, what, and what tells it from others. */
export type Line = string;

type InForce = { readonly version: number; readonly policySet: PolicySet; readonly hours: OpeningHours };

export type ModelTicket = {
  readonly lines: Line[];
  readonly policies: Policies;
  inForce: InForce;
  /** All that the clocks and alarms were told, to tell those of another policy. */
  readonly past: ClockEvent[];
  clocks: Clocks;
  alarms: Alarms;
  /** Steps that have fired, with the number of the fact that says so. */
  readonly fired: Map<string, number>;
  /** Ladders that go on at once, with the level that reached nobody. */
  readonly hurried: Map<string, string>;
  readonly acknowledgements: Acknowledgements;
  /** The member of staff whose command is carried out. */
  doer: string | undefined;
  status: Status;
  priority: string;
  team: string | undefined;
  assignee: string | undefined;
  owner: string | undefined;
  watchers: readonly string[];
  offer: { readonly to: string; readonly until: Instant } | undefined;
  readonly fixed: { readonly channel: string; readonly category?: string | undefined; readonly tier?: string | undefined };
  hold: { readonly reason: string; readonly until?: Instant | undefined } | undefined;
  statusSince: Instant;
  changedAt: Instant;
};

export type Opening = Extract<CommandBody, { type: 'open' }>;

/** @param version of the policies in force at the opening */
export function openTicket(opening: Opening, at: Instant, version: number, policies: Policies): ModelTicket {
  const { channel, category, tier, priority } = opening;
  const inForce = inForceOf(version, policies);
  const { policySet } = inForce;
  const fired = new Map<string, number>();
  const ticket: ModelTicket = {
    lines: [],
    policies,
    inForce,
    past: [],
    clocks: createClocks(policySet),
    alarms: createAlarms(policySet),
    fired,
    hurried: new Map(),
    acknowledgements: createAcknowledgements((key) => fired.has(key)),
    doer: undefined,
    status: 'open',
    priority,
    team: opening.team ?? policySet.routing.find(({ when }) => Object.keys(when).length === 0)?.team,
    assignee: undefined,
    owner: undefined,
    watchers: [],
    offer: undefined,
    fixed: { channel, category, tier },
    hold: undefined,
    statusSince: at,
    changedAt: at,
  };
  say(ticket, at, `opened ${priority} ${ticket.team ?? '-'}`);
  tellClocks(ticket, at, 'opened');
  return ticket;
}

const inForceOf = (version: number, { policySet, hours }: Policies): InForce => ({
  version,
  policySet: policySet(version),
  hours: hours(version),
});

/** From now on, all that has happened counts as another version has it. */
export function putInForce(ticket: ModelTicket, version: number): void {
  ticket.inForce = inForceOf(version, ticket.policies);
  ticket.clocks = createClocks(ticket.inForce.policySet);
  ticket.alarms = createAlarms(ticket.inForce.policySet);
  for (const event of ticket.past) hear(ticket, event);
}

export function say(ticket: ModelTicket, at: Instant, what: string): void {
  ticket.lines.push(`${at} ${what}`);
  ticket.changedAt = at;
}

export function tellClocks(
  ticket: ModelTicket,
  at: Instant,
  what: ClockEvent['what'],
  more: Pick<ClockEvent, 'score' | 'isReturn'> = {},
): void {
  const { status, priority, team, hold, fixed } = ticket;
  const event: ClockEvent = { at, what, status, ticket: { ...fixed, priority, team }, hold: hold?.reason, ...more };
  ticket.past.push(event);
  hear(ticket, event);
}

function hear({ clocks, alarms }: ModelTicket, event: ClockEvent): void {
  clocks.take(event);
  alarms.take(event);
}

/** Clocks and alarms that have not ended. */
export function live({ clocks, alarms }: ModelTicket): readonly Climber[] {
  return [...clocks.all, ...alarms.all].filter(({ endedAt }) => endedAt === undefined);
}

/** @param n number of the fact that says who was told */
export function tells(
  ticket: ModelTicket,
  to: readonly Recipient[],
  at: Instant,
  n = ticket.lines.length + 1,
): readonly string[] {
  const { organisation, happenedAt } = ticket.policies;
  return whoIsTold(to, { ...ticket, at: happenedAt(n) ?? at }, organisation);
}
