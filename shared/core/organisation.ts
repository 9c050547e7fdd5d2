import type { Language } from './language.ts';

export type Person = {
  readonly id: string;
  readonly name: string;
  readonly email?: string;
  /** Person id of the direct superior. */
  readonly manager?: string;
  readonly language: Language;
  readonly timeZone?: string;
};

export type Team = {
  readonly id: string;
  readonly name: string;
  /** Person id. */
  readonly lead?: string;
  readonly members: readonly string[];
};

/** Who works here, now. Unlike policies it is never pinned: a notice goes to whoever holds the role when it is sent. */
export type Organisation = {
  readonly name: string;
  readonly people: { readonly [id: string]: Person };
  readonly teams: { readonly [id: string]: Team };
};

/** Names come from outside: one such as `constructor` is nobody's. */
export function findPerson({ people }: Organisation, id: string | undefined): Person | undefined {
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
