import type { OnCallSchedule } from './escalation/on-call/schedule.ts';
import { type DurationMs, HOUR_MS } from './instant.ts';
import type { Language } from './language.ts';

export type Person = {
  readonly id: string;
  readonly name: string;
  readonly email?: string;
  /** Person id of the direct superior. */
  readonly manager?: string;
  readonly language: Language;
  readonly timeZone?: string;
  /** Calendar of the policy set by name: when they are at work, and so read what can wait until then. */
  readonly hours?: string;
};

export type Team = {
  readonly id: string;
  readonly name: string;
  /** Person id. */
  readonly lead?: string;
  readonly members: readonly string[];
};

/** A system of somebody else's that levels of a ladder post to. Its secret is kept apart, under the name that facts call it by. */
export type OutgoingWebhook = { readonly id: string; readonly name: string; readonly url: string };

/** Who works here, now. Unlike policies it is never pinned: a notice goes to whoever holds the role when it is sent. */
export type Organisation = {
  readonly name: string;
  readonly people: { readonly [id: string]: Person };
  readonly teams: { readonly [id: string]: Team };
  /** By name; absent where there are none. */
  readonly onCall?: { readonly [name: string]: OnCallSchedule };
  readonly outgoingWebhooks?: { readonly [id: string]: OutgoingWebhook };
  readonly ownership?: {
    /** How long somebody to whom a ticket is offered has to accept it; absent: an hour. */
    readonly acceptWithinMs?: DurationMs;
    /** What owners and watchers are mailed of; absent: all. */
    readonly news?: NewsChoice;
  };
};

/** `important`: what the customer says, promises in danger, and whose the ticket is. */
export const NEWS_CHOICES = ['all', 'important'] as const;
export type NewsChoice = (typeof NEWS_CHOICES)[number];

export const acceptWithinMs = ({ ownership }: Organisation): DurationMs => ownership?.acceptWithinMs ?? HOUR_MS;

/** How facts, receipts and the secret store call an outgoing webhook: no person's id and no address has a colon. */
export type WebhookName = `webhook:${string}`;

export const webhookName = (id: string): WebhookName => `webhook:${id}`;
export const isWebhookName = (name: string): name is WebhookName => name.startsWith('webhook:');

/** Names come from outside: one such as `constructor` is nobody's. */
export function findPerson({ people }: Pick<Organisation, 'people'>, id: string | undefined): Person | undefined {
  return id !== undefined && Object.hasOwn(people, id) ? people[id] : undefined;
}

/** Whose mailbox it is. Addresses are compared without case, since no mail provider tells `Ann@` from `ann@`. */
export function findPersonByEmail({ people }: Organisation, email: string): Person | undefined {
  const address = email.toLowerCase();
  return Object.values(people).find((person) => person.email?.toLowerCase() === address);
}

export function findTeam({ teams }: Organisation, id: string | undefined): Team | undefined {
  return id !== undefined && Object.hasOwn(teams, id) ? teams[id] : undefined;
}

export function findSchedule({ onCall = {} }: Organisation, name: string): OnCallSchedule | undefined {
  return Object.hasOwn(onCall, name) ? onCall[name] : undefined;
}

/** Whether somebody is a superior of a person, however many steps up. Chains of managers are no circles. */
export function isAbove(superior: string, id: string | undefined, organisation: Organisation): boolean {
  const manager = findPerson(organisation, id)?.manager;
  return manager !== undefined && (manager === superior || isAbove(superior, manager, organisation));
}

/** By the name that a fact gives it. */
export function findWebhook({ outgoingWebhooks = {} }: Organisation, name: WebhookName): OutgoingWebhook | undefined {
  const id = name.slice(webhookName('').length);
  return Object.hasOwn(outgoingWebhooks, id) ? outgoingWebhooks[id] : undefined;
}

/** Who was told, as people call them; whom nobody knows any more goes by the name in the fact. */
export function calledBy(organisation: Organisation, name: string): string {
  const known = isWebhookName(name) ? findWebhook(organisation, name) : findPerson(organisation, name);
  return known?.name ?? name;
}
