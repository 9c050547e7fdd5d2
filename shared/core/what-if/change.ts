/** What could change a clock, and what would come of it. */
import type { DurationMs, Instant } from '../instant.ts';
import type { Priority } from '../priority.ts';
import type { Commitment } from '../sla/policy.ts';

/** `solution`: one is proposed. `resolution`: with a message, which is an answer too; `silent-resolution`: without. */
export type Ending = 'answer' | 'solution' | 'resolution' | 'silent-resolution';

/** `keeps`: due at the same instant. `breaches`: due would be past already. `clears`: a breached clock would not be breached any more. */
export type Effect = 'moves' | 'keeps' | 'breaches' | 'clears';

/** What another rule would make of a clock; without `dueAt` it would not be promised any more. */
export type Retargeted =
  | { readonly rule: string; readonly effect: Effect; readonly dueAt: Instant }
  | { readonly rule: string; readonly effect: 'cancels' };

export type Change =
  /** Any of these, at the instant asked about. */
  | { readonly kind: 'end'; readonly as: 'met' | 'met-late' | 'cancelled'; readonly by: readonly Ending[] }
  /** A hold of so much open time, for one of the reasons that pause this clock. */
  | {
      readonly kind: 'hold';
      readonly reasons: Commitment['pausedBy'];
      readonly from: Instant;
      readonly openMs: DurationMs;
      readonly dueAt: Instant;
    }
  /** No hold pauses this clock, or not the one that the ticket is in. */
  | { readonly kind: 'hold-without-effect'; readonly present: boolean }
  /** The end of the present hold, as planned or else at the instant asked about; and so much open time later. */
  | {
      readonly kind: 'resumption';
      readonly from: Instant;
      readonly planned: boolean;
      readonly dueAt: Instant;
      readonly openMs: DurationMs;
      readonly laterDueAt: Instant;
    }
  /** The ticket is solved, and the clock stands still until it is reopened. */
  | { readonly kind: 'reopening'; readonly from: Instant; readonly dueAt: Instant }
  | ({ readonly kind: 'priority'; readonly to: readonly Priority[] } & Retargeted)
  | ({ readonly kind: 'team'; readonly to: readonly string[] } & Retargeted)
  /** A new policy version moves nothing by itself. Where another one is in force, what a rebase to it would do. */
  | { readonly kind: 'policy'; readonly version: number; readonly rebased?: Retargeted & { readonly version: number } };

export type ChangeOf<K extends Change['kind']> = Extract<Change, { readonly kind: K }>;
