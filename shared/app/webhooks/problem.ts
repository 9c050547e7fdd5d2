import type { Instant } from '../../core/instant.ts';
import type { Priority } from '../../core/priority.ts';

/**
 * What is known of one problem that a source reports, by its key: which ticket it has, and which report was the newest. Reports may be
 * carried out in another order than they came; names that sort by time tell which was later.
 */
export type Problem = {
  /** How often another ticket was opened for it after the one before had ended. */
  readonly recurrence: number;
  /** The ticket of this recurrence; absent before it is opened. */
  readonly ticketId?: string;
  /** Names of the newest report that it is there, and that it is over. */
  readonly triggered?: string;
  readonly resolved?: string;
  /** Reports since the ticket was opened, without the first, and when the last of them came. */
  readonly repeats: number;
  readonly lastAt?: Instant;
  /** What the report said that the ticket was told of last, and when that was. */
  readonly said?: string;
  readonly saidAt?: Instant;
  readonly priority?: Priority;
  /** Names of the reports that were carried out last: one that comes again is not carried out again. */
  readonly recent: readonly string[];
};

export const UNKNOWN_PROBLEM: Problem = { recurrence: 0, repeats: 0, recent: [] };

export type ProblemStore = {
  /** Strongly consistent. `revision` 0: nothing was saved of it yet. */
  load(source: string, key: string): Promise<{ readonly problem: Problem; readonly revision: number }>;
  /** Replaces it if it is still at that revision; `false` when somebody else was first. */
  save(source: string, key: string, problem: Problem, revision: number): Promise<boolean>;
};
