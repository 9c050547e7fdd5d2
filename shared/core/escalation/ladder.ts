import type { DurationMs } from '../instant.ts';
import type { Priority } from '../priority.ts';
import type { LadderName } from './trigger.ts';

/**
 * A point on a clock: a share of its target, or counted time before (negative) or after (positive) its due instant. A paused clock
 * climbs no ladder. On an alarm, real time since it was raised.
 */
export type Mark =
  | { readonly kind: 'percent'; readonly percent: number; readonly plusMs?: DurationMs }
  | { readonly kind: 'offset'; readonly ms: DurationMs };

/**
 * Who is told. `manager`: the lead's (or without a lead, or where it says `of`, the assignee's) manager, `up` steps further up the
 * chain. `on-call`: whoever is when it happens.
 */
export type Recipient =
  | { readonly kind: 'assignee' }
  | { readonly kind: 'owner' }
  | { readonly kind: 'watchers' }
  | { readonly kind: 'team' }
  | { readonly kind: 'lead' }
  | { readonly kind: 'manager'; readonly up: number; readonly of?: 'assignee' }
  | { readonly kind: 'person'; readonly id: string }
  | { readonly kind: 'on-call'; readonly schedule: string }
  | { readonly kind: 'address'; readonly email: string }
  | { readonly kind: 'webhook'; readonly id: string };

/** Why a recipient stands for nobody who can be told. */
export const UNREACHED_REASONS = [
  'nobody-assigned',
  'no-owner',
  'no-watchers',
  'no-team',
  'nobody-in-team',
  'no-lead',
  'no-manager-that-high',
  'nobody-on-call',
  'no-address',
  'not-in-organisation',
  'unknown-schedule',
  'unknown-webhook',
] as const;
export type UnreachedReason = (typeof UNREACHED_REASONS)[number];

/** What a level does to the ticket besides telling somebody. `assign` takes the first of its recipient's people. */
export type LevelAction =
  | { readonly kind: 'raise-priority'; readonly to: Priority }
  | { readonly kind: 'assign'; readonly to: Recipient }
  /** Whoever the recipient stands for is kept posted from then on. */
  | { readonly kind: 'watch'; readonly to: Recipient };

/** What a level is to those who are told: a warning before, the breach itself, or a step up the ladder. */
export type NoticeLevel = 'warning' | 'breach' | 'escalation';

export type Level = {
  /** Unique within the ladder: `w1`, `breach`, `1`, `2` … It is part of the firing's identity, so it must not change while tickets are open. */
  readonly id: string;
  readonly metric: LadderName;
  readonly notice: NoticeLevel;
  readonly mark: Mark;
  readonly to: readonly Recipient[];
  /** Tells again every `everyMs`, `times` more times, until acknowledged. */
  readonly repeat?: { readonly everyMs: DurationMs; readonly times: number };
  readonly actions?: readonly LevelAction[];
  /** Name of the calendar within whose hours it tells: outside of them it waits for the next opening. */
  readonly during?: string;
  /** Tells from the so manieth complaint or reopening on; absent: from the first. */
  readonly times?: number;
  /** Tells of ratings of so much or less; absent: `LOW_SCORE`. */
  readonly atMost?: number;
  /** Every person told has to acknowledge before the ladder stops; absent: one acknowledgement is enough. */
  readonly acknowledge?: 'everyone';
};

/** A rating is from 1 to 5; this and less is poor. */
export const LOW_SCORE = 2;

/** Levels in the order in which they are climbed. */
export type EscalationPolicy = {
  readonly name: string;
  readonly levels: readonly Level[];
  /** After so much real time an acknowledgement lapses, and the ladder goes on; absent: never. */
  readonly acknowledgementLastsMs?: DurationMs;
};
