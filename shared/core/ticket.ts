import type { Instant } from './instant.ts';
import type { Language } from './language.ts';
import type { Priority } from './priority.ts';
import type { Metric } from './sla/metric.ts';

export const STATUSES = ['open', 'on-hold', 'solution-proposed', 'resolved', 'confirmed', 'closed', 'merged'] as const;
export type Status = (typeof STATUSES)[number];

/** Whether nobody works on a ticket of that status any more. A closed one can be reopened; a merged one goes on as another ticket. */
export const isOver = (status: Status): boolean => status === 'closed' || status === 'merged';

export type Requester = { readonly email: string; readonly name?: string };

/** Somebody who is told how the request goes on. */
export type Customer = Requester & { readonly language: Language };

/** A field of the customer's own form: short text, a number or yes/no. */
export type FieldValue = string | number | boolean;

/** A clock's identity, as `next-response/3`. */
export type ClockKey = `${Metric}/${number}`;

/** One rung of an escalation ladder that can fire once: clock, level and repeat, as `solution/1/2/0`. */
export type FiringKey = `${ClockKey}/${string}/${number}`;

type ClockName = { readonly metric: Metric; readonly cycle: number };

export const clockKey = ({ metric, cycle }: ClockName): ClockKey => `${metric}/${cycle}`;

export const firingKey = (firing: ClockName & { readonly level: string; readonly repeat: number }): FiringKey =>
  `${clockKey(firing)}/${firing.level}/${firing.repeat}`;

/** The breach of a clock is a firing like any other, and happens whether or not anybody is told of it. */
export const breachKey = (clock: ClockName): FiringKey => firingKey({ ...clock, level: 'breach', repeat: 0 });

/** What a ticket's history amounts to, apart from its clocks (`sla/clock.ts`), which depend on the policy too. */
export type Ticket = {
  readonly id: string;
  readonly version: number;
  readonly status: Status;
  readonly subject: string;
  readonly requester: Requester;
  readonly language: Language;
  readonly priority: Priority;
  readonly category?: string;
  readonly channel: string;
  readonly tier?: string;
  readonly team?: string;
  readonly tags: readonly string[];
  readonly fields: { readonly [name: string]: FieldValue };
  /** Person id. */
  readonly assignee?: string;
  /** Person id of who took the request up first and follows it to the end, whoever does the work. */
  readonly owner?: string;
  /** The owner has asked somebody else to be it. */
  readonly handover?: { readonly to: string; readonly since: Instant; readonly until: Instant; readonly note?: string };
  /** Who is kept posted besides: person ids or addresses, in the order in which they came; absent: nobody. */
  readonly watchers?: readonly string[];
  readonly policyVersion: number;
  readonly openedAt: Instant;
  /** When the newest fact happened; time never runs backwards in a history. */
  readonly changedAt: Instant;
  /** When the status last changed. */
  readonly statusSince: Instant;
  readonly hold?: {
    readonly reason: string;
    readonly since: Instant;
    readonly until?: Instant;
    /** The customer was waiting for an answer when it began. */
    readonly unanswered?: true;
  };
  /** How many holds began while the customer waited for an answer; absent: none. */
  readonly unansweredHolds?: number;
  /** Id of the ticket that this one goes on as, while it is merged. */
  readonly mergedInto?: string;
  /** Ids of the tickets that were merged into this one, oldest first; absent: none. */
  readonly absorbed?: readonly string[];
  /** Who is told of this ticket besides the requester: the customers of tickets that were merged into it. */
  readonly customers?: readonly Customer[];
  /** The requester gets no mails. */
  readonly muted?: true;
  /** When a person first answered in public. */
  readonly respondedAt?: Instant;
  /** Since when the customer has been waiting for an answer to a message; the opening is the first. */
  readonly unansweredSince?: Instant;
  /** Addresses that belong to the conversation besides the requester's. */
  readonly participants: readonly string[];
  /** Levels that have fired or were skipped, with the number of the fact that says so. */
  readonly fired: { readonly [key: FiringKey]: number };
  /** Clocks whose ladder somebody has acknowledged, with when. */
  readonly acknowledged: { readonly [key: ClockKey]: Instant };
  /** Commands carried out, by id, with the number of the last fact of each; once the history is long, the opening and the newest. */
  readonly commands: { readonly [id: string]: number };
};
