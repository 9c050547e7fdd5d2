import type { DurationMs, Instant } from '../../core/instant.ts';

/** A canary that was opened. */
export type Canary = {
  readonly ticketId: string;
  readonly openedAt: Instant;
  /** When its promise has to be broken. */
  readonly dueAt: Instant;
  /** The tick that opened it: the same one opens no second. */
  readonly tick: string;
};

/** What had become of it when the next one was due. */
export type CanaryOutcome = Omit<Canary, 'tick'> & {
  readonly checkedAt: Instant;
  /** Absent where it did not fire before it was checked. */
  readonly lateMs?: DurationMs;
  /** Absent where it was kept: its breach is in the history, once, at its instant. */
  readonly problem?: 'not-fired' | 'fired-twice' | 'wrong-instant' | 'gone';
};

/** Revision 0: there was none yet. */
export type Canaries = { readonly revision: number; readonly underWay?: Canary; readonly last?: CanaryOutcome };

export type CanaryStore = {
  /** Strongly consistent. */
  load(): Promise<Canaries>;
  /** Replaces them under the next revision if they are still at `revision`; `false` when somebody else was first. */
  save(next: Omit<Canaries, 'revision'>, revision: number): Promise<boolean>;
};
