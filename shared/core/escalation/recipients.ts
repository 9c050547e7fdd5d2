import type { Addressee } from '../effect.ts';
import type { Instant } from '../instant.ts';
import {
  findPerson,
  findSchedule,
  findTeam,
  findWebhook,
  type Organisation,
  type Person,
  type Team,
  type WebhookName,
  webhookName,
} from '../organisation.ts';
import type { Ticket } from '../ticket.ts';
import type { Recipient, UnreachedReason } from './ladder.ts';
import { whoIsOnCall } from './on-call/who-is-on-call.ts';

/** The part of a ticket that decides who its people are. */
export type Responsibility = Pick<Ticket, 'assignee' | 'team' | 'owner' | 'watchers'>;

/** Whom a notice reaches: a mailbox, or another system. */
export type Reached = Addressee | { readonly webhook: WebhookName };

/** `who`: the person, team, schedule or webhook that it comes down to, where there is one. */
export type Unreached = { readonly because: UnreachedReason; readonly who?: string };

export type Sought = { readonly reached: Reached } | Unreached;

/**
 * Who would be told, each once, in the order of the level. People without an address cannot be told and are left out.
 * @param at when they are told, which decides who is on call
 */
export function resolveRecipients(
  to: readonly Recipient[],
  ticket: Responsibility,
  organisation: Organisation,
  at: Instant,
): readonly Reached[] {
  const sought = to.flatMap((recipient) => seek(recipient, ticket, organisation, at));
  const all = sought.flatMap((one) => ('reached' in one ? [one.reached] : []));
  return all.filter((one, index) => all.findIndex((other) => addressOf(one) === addressOf(other)) === index);
}

/** Whom one recipient stands for, and why it stands for nobody where it does; never empty. */
export function seek(
  recipient: Recipient,
  ticket: Responsibility,
  organisation: Organisation,
  at: Instant,
): readonly [Sought, ...Sought[]] {
  const people = (names: readonly (string | undefined)[], none: UnreachedReason) => seekPeople(names, none, organisation);
  switch (recipient.kind) {
    case 'address':
      return [{ reached: { email: recipient.email } }];
    case 'webhook':
      return [seekWebhook(webhookName(recipient.id), organisation)];
    case 'assignee':
      return people([ticket.assignee], 'nobody-assigned');
    case 'owner':
      return people([ticket.owner], 'no-owner');
    case 'watchers':
      return people(ticket.watchers ?? [], 'no-watchers');
    case 'person':
      return [seekPerson(recipient.id, organisation)];
    case 'on-call':
      return seekOnCall(recipient.schedule, organisation, at);
    case 'team':
      return seekInTeam(ticket, organisation, ({ members }) => people(members, 'nobody-in-team'));
    case 'lead':
      return seekInTeam(ticket, organisation, ({ lead }) => people([lead], 'no-lead'));
    case 'manager':
      return [seekManager(ticket, recipient, organisation)];
  }
}

function seekPeople(
  names: readonly (string | undefined)[],
  none: UnreachedReason,
  organisation: Organisation,
): readonly [Sought, ...Sought[]] {
  const [first, ...others] = names.flatMap((name) => (name === undefined ? [] : [seekPerson(name, organisation)]));
  return first === undefined ? [{ because: none }] : [first, ...others];
}

function seekPerson(name: string, organisation: Organisation): Sought {
  const reached = named(name, organisation);
  if (reached !== undefined) return { reached };
  return { because: findPerson(organisation, name) === undefined ? 'not-in-organisation' : 'no-address', who: name };
}

function seekWebhook(webhook: WebhookName, organisation: Organisation): Sought {
  return findWebhook(organisation, webhook) === undefined
    ? { because: 'unknown-webhook', who: webhook }
    : { reached: { webhook } };
}

function seekOnCall(name: string, organisation: Organisation, at: Instant): readonly [Sought, ...Sought[]] {
  const schedule = findSchedule(organisation, name);
  if (schedule === undefined) return [{ because: 'unknown-schedule', who: name }];
  const [first, ...others] = whoIsOnCall(schedule, at).who.map((id) => seekPerson(id, organisation));
  return first === undefined ? [{ because: 'nobody-on-call', who: name }] : [first, ...others];
}

function seekInTeam(
  { team: id }: Responsibility,
  organisation: Organisation,
  within: (team: Team) => readonly [Sought, ...Sought[]],
): readonly [Sought, ...Sought[]] {
  if (id === undefined) return [{ because: 'no-team' }];
  const team = findTeam(organisation, id);
  return team === undefined ? [{ because: 'not-in-organisation', who: id }] : within(team);
}

type Manager = Extract<Recipient, { readonly kind: 'manager' }>;

/** `up` = 0 is the direct manager of the team's lead, or without one of the assignee; of the assignee alone where it says so. */
function seekManager({ team, assignee }: Responsibility, { up, of }: Manager, organisation: Organisation): Sought {
  const find = (id: string | undefined) => findPerson(organisation, id);
  const lead = of === 'assignee' ? undefined : find(findTeam(organisation, team)?.lead);
  let person = lead ?? find(assignee);
  if (person === undefined) return { because: of === 'assignee' ? 'nobody-assigned' : 'no-lead' };
  for (let step = 0; step <= up; step += 1) {
    const { manager, id }: Person = person;
    if (manager === undefined) return { because: 'no-manager-that-high', who: id };
    person = find(manager);
    if (person === undefined) return { because: 'not-in-organisation', who: manager };
  }
  return seekPerson(person.id, organisation);
}

/** A person as the receiver of a mail; `undefined` without an address. */
export function addresseeOf(person: Person | undefined): Addressee | undefined {
  return person?.email === undefined ? undefined : { email: person.email, name: person.name, personId: person.id };
}

/** Whom a fact names; `undefined` for somebody who has left, or has no address. */
export function named(name: string, organisation: Organisation): Addressee | undefined {
  return name.includes('@') ? { email: name } : addresseeOf(findPerson(organisation, name));
}

/** How a fact names who was told: the person's id, the bare address, or the webhook. */
export const nameInFact = (reached: Reached): string =>
  'webhook' in reached ? reached.webhook : (reached.personId ?? reached.email);

const addressOf = (reached: Reached): string => ('webhook' in reached ? reached.webhook : reached.email.toLowerCase());
