/**
 * On-call schedules as the operator wrote them. Times of day are on the wall clock of the schedule's zone, so that no change of
 * clocks moves a handover; a time that is skipped or shown twice is read as calendars read it.
 */
import type { Actor } from '../../actor.ts';
import type { DurationMs, Instant } from '../../instant.ts';
import type { LocalDate, Weekday, WeeklyHours } from '../../sla/calendar.ts';

export type OnCallSchedule = {
  readonly name: string;
  /** IANA name, such as `Asia/Shanghai`. */
  readonly timeZone: string;
  /** Where a later layer has somebody, it wins over the earlier ones; where it has nobody, they show through. */
  readonly layers: readonly OnCallLayer[];
  /** Applied in their order to what the layers say. */
  readonly overrides: readonly OnCallOverride[];
};

/** A rotation: its turns follow one another, and after the last comes the first again. */
export type OnCallLayer = {
  /** Unique within the schedule. */
  readonly name: string;
  /** Person ids by turn, never empty. Several in one turn are on call together. */
  readonly turns: readonly (readonly string[])[];
  readonly every: TurnLength;
  /** When turns change: a time of day, `09:00`; with a weekday, on that day of the week. */
  readonly handover: { readonly time: string; readonly weekday?: Weekday };
  /** In force from the handover time of this date on. With a weekday, the first turn is the rest of the turn that it falls into. */
  readonly from: LocalDate;
  /** In force until the handover time of this date. */
  readonly until?: LocalDate;
  /**
   * The shifts of the layer; without them it never pauses. A shift is never cut: whoever's turn it is when it begins has it to its
   * end, also past midnight and past a handover. It belongs to the date on which it begins.
   */
  readonly during?: WeeklyHours;
};

/** `time`: so much on the wall clock, where every day has 24 hours. `shifts`: so many windows of `during`. */
export type TurnLength = { readonly kind: 'time'; readonly ms: DurationMs } | { readonly kind: 'shifts'; readonly count: number };

/** Somebody stands in, from `from` up to, not including, `until`. */
export type OnCallOverride = {
  readonly from: Instant;
  readonly until: Instant;
  /** Person ids. */
  readonly who: readonly string[];
  /** Takes the place of this person only, and only where they are on call; without it, of whoever is. */
  readonly instead?: string;
  /** Names one that was made at run time; those of the configuration have none. */
  readonly id?: string;
  /** Who made it at run time, and when. */
  readonly by?: Actor;
  readonly madeAt?: Instant;
};

/** Overrides by the name of their schedule. */
export type OverridesBySchedule = { readonly [schedule: string]: readonly OnCallOverride[] };

/** Who is on call, and which part of the schedule says so. */
export type OnCall = {
  /** Person ids; empty: nobody. */
  readonly who: readonly string[];
  readonly source: OnCallSource;
};

export type OnCallSource =
  | { readonly kind: 'none' }
  /** `turn`: the number of the turn since the layer's start, from 0. */
  | { readonly kind: 'layer'; readonly layer: string; readonly turn: number }
  | { readonly kind: 'override'; readonly override: OnCallOverride };

export const NOBODY: OnCall = { who: [], source: { kind: 'none' } };
