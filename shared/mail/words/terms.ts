import type { NoticeLevel } from '../../core/escalation/ladder.ts';
import type { LadderName } from '../../core/escalation/trigger.ts';
import type { FiringFact } from '../../core/fact.ts';
import type { Language } from '../../core/language.ts';
import type { Priority } from '../../core/priority.ts';
import type { DurationWords } from '../../words/durations.ts';

/** The labels of the facts table. */
export type Label =
  | 'reference'
  | 'subject'
  | 'priority'
  | 'customer'
  | 'responsible'
  | 'openSince'
  | 'promise'
  | 'due'
  | 'left'
  | 'late'
  | 'done'
  | 'next'
  | 'reason'
  | 'until'
  | 'assignedBy'
  | 'continuesAs';

/** What every notice of a language is put together from. One value per language; adding a language is adding one of these and its notices. */
export type Terms = {
  readonly language: Language;
  readonly labels: { readonly [L in Label]: string };
  /** Promises and alarms. */
  readonly metrics: { readonly [N in LadderName]: string };
  readonly priorities: { readonly [P in Priority]: string };
  /** Reasons for a hold that have a name; others are shown as they were written. */
  readonly holdReasons: { readonly [reason: string]: string };
  readonly buttons: { readonly acknowledge: string; readonly confirm: string; readonly notSolved: string };
  readonly durations: DurationWords;
  /** Between the label and the value of a row in plain text. */
  readonly colon: string;
  readonly listSeparator: string;
  readonly nobodyYet: string;
  readonly whatHappened: string;
  /** Marks an amount of time that was counted on a calendar with closed hours. */
  readonly workingTime: (duration: string) => string;
  readonly businessDays: (count: number) => string;
  /** A kept-informed promise: at least every so often. */
  readonly every: (duration: string) => string;
  readonly overdue: (by: string) => string;
  readonly within: (duration: string, by: string) => string;
  /** A running promise by its target: what, within which time. */
  readonly promise: (metric: string, target: string) => string;
  readonly inTeam: (who: string, team: string) => string;
  /** One line for a firing among several: what happened, when, to whom. */
  readonly event: (event: {
    readonly type: FiringFact['type'];
    readonly at: string;
    readonly metric: string;
    readonly level: string | undefined;
    readonly told: string;
  }) => string;
  readonly next: (step: {
    readonly at: string;
    readonly metric: string;
    readonly notice: NoticeLevel;
    readonly to: string;
  }) => string;
  readonly nextIsNothing: string;
  readonly acknowledged: (at: string) => string;
  readonly answerGoesToCustomer: string;
  /** `address`: where to write to the customer instead. */
  readonly answerAcknowledges: (address: string) => string;
  readonly acknowledgingStops: string;
  readonly answerByReply: string;
  readonly zoneNote: (zone: string) => string;
};
