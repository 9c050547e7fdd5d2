import type { Addressee } from '../effect.ts';
import type { Instant } from '../instant.ts';
import {
  findPerson,
  findSchedule,
  findTeam,
  findWebhook,
  type Organisation,
  type Person,
  type WebhookName,
  webhookName,
} from '../organisation.ts';
import type { Ticket } from '../ticket.ts';
import type { Recipient } from './ladder.ts';
import { whoIsOnCall } from './on-call/who-is-on-call.ts';

/** The part of a ticket that decides who its people are. */
export type Responsibility = Pick<Ticket, 'assignee' | 'team' | 'owner' | 'watchers'>;

/** Whom a notice reaches: a mailbox, or another system. */
export type Reached = Addressee | { readonly webhook: WebhookName };

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
  const all = to.flatMap((recipient) => resolve(recipient, ticket, { organisation, at }));
  return all.filter((one, index) => all.findIndex((other) => addressOf(one) === addressOf(other)) === index);
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

/** The organisation as it is when they are told. */
type Then = { readonly organisation: Organisation; readonly at: Instant };

function resolve(recipient: Recipient, ticket: Responsibility, then: Then): readonly Reached[] {
  if (recipient.kind === 'address') return [{ email: recipient.email }];
  if (recipient.kind === 'webhook') return webhooks(webhookName(recipient.id), then.organisation);
  if (recipient.kind === 'watchers') return (ticket.watchers ?? []).flatMap((name) => named(name, then.organisation) ?? []);
  return people(recipient, ticket, then).flatMap((person) => addresseeOf(person) ?? []);
}

const webhooks = (webhook: WebhookName, organisation: Organisation): readonly Reached[] =>
  findWebhook(organisation, webhook) === undefined ? [] : [{ webhook }];

/** Those whom a recipient stands for; `undefined` where that is nobody. */
function people(
  recipient: Exclude<Recipient, { kind: 'address' | 'webhook' | 'watchers' }>,
  ticket: Responsibility,
  { organisation, at }: Then,
): readonly (Person | undefined)[] {
  const find = (id: string | undefined) => findPerson(organisation, id);
  const team = findTeam(organisation, ticket.team);
  switch (recipient.kind) {
    case 'assignee':
      return [find(ticket.assignee)];
    case 'owner':
      return [find(ticket.owner)];
    case 'team':
      // Stryker disable next-line ArrayDeclaration: a member whom nobody knows is as good as none.
      return (team?.members ?? []).map(find);
    case 'lead':
      return [find(team?.lead)];
    case 'manager':
      return [managerOf(find(team?.lead) ?? find(ticket.assignee), recipient.up, organisation)];
    case 'person':
      return [find(recipient.id)];
    case 'on-call':
      return onCall(recipient.schedule, organisation, at).map(find);
  }
}

function onCall(name: string, organisation: Organisation, at: Instant): readonly string[] {
  const schedule = findSchedule(organisation, name);
  return schedule === undefined ? [] : whoIsOnCall(schedule, at).who;
}

/** `up` = 0 is the direct manager. A chain that ends earlier has nobody there. */
function managerOf(person: Person | undefined, up: number, organisation: Organisation): Person | undefined {
  const manager = findPerson(organisation, person?.manager);
  return up === 0 ? manager : managerOf(manager, up - 1, organisation);
}
