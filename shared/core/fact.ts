import type { Actor } from './actor.ts';
import type { Instant } from './instant.ts';
import type { Language } from './language.ts';
import type { Priority } from './priority.ts';
import type { Metric } from './sla/metric.ts';
import type { FieldValue, FiringKey, Requester } from './ticket.ts';

/** Who was told by a level: person ids, or plain addresses. */
export type Told = readonly string[];

type Firing = {
  readonly metric: Metric;
  readonly cycle: number;
  /** When it really happened; `at` is the instant that the ledger promised, so `firedAt - at` is how late it was. */
  readonly firedAt: Instant;
  readonly told: Told;
};

type LevelFiring = Firing & { readonly level: string; readonly repeat: number };

/** What happened, without the envelope. Terse: every write of a ticket pays for its whole history. */
export type FactBody =
  | {
      readonly type: 'opened';
      readonly id: string;
      readonly subject: string;
      readonly requester: Requester;
      readonly language: Language;
      readonly priority: Priority;
      readonly category?: string;
      readonly channel: string;
      readonly tier?: string;
      readonly team?: string;
      readonly tags?: readonly string[];
      readonly fields?: { readonly [name: string]: FieldValue };
      readonly message?: string;
      /** A machine asks: its address gets no mails. */
      readonly muted?: true;
      readonly policyVersion: number;
    }
  | { readonly type: 'replied'; readonly message: string; readonly author?: string }
  | { readonly type: 'noted'; readonly message: string; readonly author?: string }
  | { readonly type: 'customer-replied'; readonly message: string; readonly from: string }
  | { readonly type: 'assigned'; readonly assignee?: string; readonly team?: string }
  | { readonly type: 'priority-changed'; readonly from: Priority; readonly to: Priority }
  | { readonly type: 'held'; readonly reason: string; readonly until?: Instant }
  | { readonly type: 'resumed'; readonly because: 'asked' | 'until' | 'customer-replied' | 'solved' | 'closed' }
  | { readonly type: 'solution-proposed'; readonly message?: string }
  | { readonly type: 'resolved'; readonly message?: string }
  | { readonly type: 'confirmed' }
  | { readonly type: 'reopened'; readonly because: 'asked' | 'not-solved' | 'customer-replied'; readonly reason?: string }
  | {
      readonly type: 'closed';
      readonly because: 'asked' | 'confirmed' | 'silence';
      readonly confirmed: boolean;
      readonly reason?: string;
    }
  | { readonly type: 'acknowledged'; readonly clocks: readonly { readonly metric: Metric; readonly cycle: number }[] }
  | {
      /** From here on the ticket is judged by another policy version, as if it had been opened under it. */
      readonly type: 'rebased';
      readonly policyVersion: number;
      readonly from: number;
      /** Rungs that the new deadlines have passed already; none of them fires any more. */
      readonly passed?: readonly FiringKey[];
      /** Rungs that had fired, and that the new deadlines put ahead again. */
      readonly rearmed?: readonly FiringKey[];
      /** Who hears of the passed ones, in one digest over all tickets. */
      readonly told?: Told;
    }
  | (Firing & { readonly type: 'breached' })
  | (LevelFiring & { readonly type: 'warned' })
  | (LevelFiring & { readonly type: 'escalated' })
  | (LevelFiring & { readonly type: 'level-skipped'; readonly because: 'nobody-to-tell' });

/** One entry of a ticket's history. */
export type Fact = FactBody & {
  /** 1 for `opened`, then without gaps. */
  readonly n: number;
  /** When it took effect; never before the fact in front of it. */
  readonly at: Instant;
  readonly by: Actor;
  /** Id of the command that caused it; absent when time did. */
  readonly command?: string;
};

export type FactType = FactBody['type'];
export type FactOf<T extends FactType> = Extract<Fact, { readonly type: T }>;

/** Id of the message that a fact brought, where it brought one. */
export const messageOf = (fact: Fact): string | undefined => ('message' in fact ? fact.message : undefined);

/** A clock reached a mark of its ladder, or its target. */
export type FiringFact = Extract<Fact, Firing>;

export const isFiring = (fact: Fact): fact is FiringFact => 'firedAt' in fact;
