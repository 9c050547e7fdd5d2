/** Whom a level reaches, by the organisation's own words: each mailbox once, nobody without one. */
import type { Recipient } from '../../../shared/core/escalation/ladder.ts';
import type { Instant } from '../../../shared/core/instant.ts';
import type { Organisation, Person } from '../../../shared/core/organisation.ts';
import { whoIsOnCall } from './who-is-on-call.ts';

export type Charge = {
  readonly assignee?: string | undefined;
  readonly team?: string | undefined;
  readonly owner?: string | undefined;
  readonly watchers?: readonly string[];
  /** When they are told. */
  readonly at: Instant;
};

export function whoIsTold(to: readonly Recipient[], charge: Charge, organisation: Organisation): readonly string[] {
  const told = new Map<string, string>();
  for (const recipient of to) {
    for (const { name, email } of mailboxes(recipient, charge, organisation)) {
      const mailbox = email.toLowerCase();
      if (!told.has(mailbox)) told.set(mailbox, name);
    }
  }
  return [...told.values()];
}

type Mailbox = { readonly name: string; readonly email: string };

function mailboxes(recipient: Recipient, charge: Charge, organisation: Organisation): readonly Mailbox[] {
  if (recipient.kind === 'address') return [{ name: recipient.email, email: recipient.email }];
  return peopleOf(recipient, charge, organisation).flatMap((person) =>
    person?.email === undefined ? [] : [{ name: person.id, email: person.email }],
  );
}

function peopleOf(
  recipient: Recipient,
  { assignee, team, owner, watchers = [], at }: Charge,
  { people, teams, onCall = {} }: Organisation,
): readonly (Person | undefined)[] {
  const personOf = (id: string | undefined) => (id === undefined ? undefined : people[id]);
  const own = team === undefined ? undefined : teams[team];
  switch (recipient.kind) {
    case 'assignee':
      return [personOf(assignee)];
    case 'owner':
      return [personOf(owner)];
    case 'watchers':
      return watchers.map(personOf);
    case 'on-call':
      return whoIsOnCall(onCall[recipient.schedule], at).map(personOf);
    case 'team':
      return (own?.members ?? []).map(personOf);
    case 'lead':
      return [personOf(own?.lead)];
    case 'person':
      return [personOf(recipient.id)];
    case 'manager':
      return [
        bossOf((recipient.of === 'assignee' ? undefined : personOf(own?.lead)) ?? personOf(assignee), recipient.up, people),
      ];
    default:
      return [];
  }
}

function bossOf(person: Person | undefined, up: number, people: Organisation['people']): Person | undefined {
  const boss = person?.manager === undefined ? undefined : people[person.manager];
  return up === 0 ? boss : bossOf(boss, up - 1, people);
}
