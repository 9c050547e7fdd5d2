import type { LadderName } from './escalation/trigger.ts';
import type { DurationMs, Instant } from './instant.ts';
import type { Language } from './language.ts';
import type { Priority } from './priority.ts';

export const STATUSES = ['open', 'on-hold', 'solution-proposed', 'resolved', 'confirmed', 'closed', 'merged'] as const;
export type Status = (typeof STATUSES)[number];

/** Whether nobody works on a ticket of that status any more. A closed one can be reopened; a merged one goes on as another ticket. */
export const isOver = (status: Status): boolean => status === 'closed' || status === 'merged';

export type Requester = { readonly email: string; readonly name?: string };

/** Somebody who is told how the request goes on. */
export type Customer = Requester & { readonly language: Language };

/** A field of the customer's own form: short text, a number or yes/no. */
export type FieldValue = string | number | boolean;

/** What climbs a ladder by its name: the clock `next-response/3`, the alarm `opened/1`. */
export type LadderKey = `${LadderName}/${number}`;

/** One rung of an escalation ladder that can fire once: whose ladder, level and repeat, as `solution/1/2/0`. */
export type FiringKey = `${LadderKey}/${string}/${number}`;

type Climbs = { readonly metric: LadderName; readonly cycle: number };

export const ladderKey = ({ metric, cycle }: Climbs): LadderKey => `${metric}/${cycle}`;

export const firingKey = (firing: Climbs & { readonly level: string; readonly repeat: number }): FiringKey =>
  `${ladderKey(firing)}/${firing.level}/${firing.repeat}`;

/** The part of a firing's identity that says on whose ladder it was. */
export const ladderOfFiring = (key: FiringKey): LadderKey => key.split('/', 2).join('/') as LadderKey;

export const levelOfFiring = (key: FiringKey): string => key.split('/')[2] ?? '';

/** What the breach of a clock is called among the levels of its ladder. */
export const BREACH = 'breach';

/** The breach of a clock is a firing like any other, and happens whether or not anybody is told of it. */
export const breachKey = (clock: Climbs): FiringKey => firingKey({ ...clock, level: BREACH, repeat: 0 });

/** Why a level does not wait for its instant: the one before it had nobody to tell, or its mail did not arrive. */
export type Early = 'nobody-to-tell' | 'undelivered';

export type Hurry = { readonly after: string; readonly because: Early };

/** Who has a ladder in hand. */
export type Charge = {
  /** Who has acknowledged it since it last went on, in that order: person ids, addresses, or actors that are neither. */
  readonly by?: readonly { readonly name: string; readonly at: Instant }[];
  /** Who all have to acknowledge before it stops, as its newest level wants; absent: anybody's is enough. */
  readonly everyone?: readonly string[];
  /** An acknowledgement has lapsed: levels that have not fired come so much later, in counted time of a clock. */
  readonly laterMs?: DurationMs;
  /** The breach told nobody, since somebody had the ladder in hand. */
  readonly breachUntold?: true;
};

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
  /** How often the customer complained of how it is handled; absent: never. */
  readonly complaints?: number;
  /** How often it was taken up again after it was thought solved; absent: never. */
  readonly reopenings?: number;
  /** What the customer thinks of how it was handled. */
  readonly rating?: { readonly score: number; readonly comment?: string; readonly at: Instant };
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
  /** Those of them who came by answering from an address that was not known; absent: none. */
  readonly joined?: readonly string[];
  /** Levels that have fired or were skipped, with the number of the fact that says so. */
  readonly fired: { readonly [key: FiringKey]: number };
  /** Ladders that go on at once, with the level that reached nobody; absent: none. */
  readonly hurried?: { readonly [key: LadderKey]: Hurry };
  /** Ladders that somebody has acknowledged, with when. */
  readonly acknowledged: { readonly [key: LadderKey]: Instant };
  /** What has become of ladders besides their levels; absent, as a key or altogether: nothing. */
  readonly charges?: { readonly [key: LadderKey]: Charge };
  /** Commands carried out, by id, with the number of the last fact of each; once the history is long, the opening and the newest. */
  readonly commands: { readonly [id: string]: number };
};
