import type { NoticeLevel } from '../../core/escalation/ladder.ts';
import type { LadderName, Trigger } from '../../core/escalation/trigger.ts';
import type { Language } from '../../core/language.ts';
import type { Priority } from '../../core/priority.ts';
import type { DeedWords } from '../../words/deeds/deed-words.ts';
import type { DurationWords } from '../../words/durations.ts';

/** The labels of the facts table. */
export type Label =
  | 'reference'
  | 'subject'
  | 'priority'
  | 'customer'
  | 'owner'
  | 'responsible'
  | 'openSince'
  | 'promise'
  | 'done'
  | 'lastDone'
  | 'toldBefore'
  | 'acknowledged'
  | 'awaited'
  | 'next'
  | 'note'
  | 'answerBy'
  | 'reason'
  | 'until'
  | 'assignedBy'
  | 'continuesAs';

/** `times`: the how manieth of its kind. `score`: what was given to the rating. */
export type AlarmWords = {
  readonly trigger: Trigger;
  readonly times: number;
  readonly priority: Priority;
  /** It has been given that priority since it was opened. */
  readonly isRaised: boolean;
  readonly score: number | undefined;
};

/** What every notice of a language is put together from. One value per language; adding a language is adding one of these and its notices. */
export type Terms = {
  readonly language: Language;
  readonly labels: { readonly [L in Label]: string };
  /** Promises and alarms. */
  readonly metrics: { readonly [N in LadderName]: string };
  readonly priorities: { readonly [P in Priority]: string };
  /** What raised an alarm. */
  readonly alarm: (about: AlarmWords) => string;
  /** Reasons for a hold that have a name; others are shown as they were written. */
  readonly holdReasons: { readonly [reason: string]: string };
  readonly buttons: {
    readonly acknowledge: string;
    readonly confirm: string;
    readonly notSolved: string;
    readonly accept: string;
    readonly decline: string;
    readonly unwatch: string;
    /** To the customer's own view of the ticket. */
    readonly view: string;
  };
  readonly durations: DurationWords;
  /** For subject lines. */
  readonly shortDurations: DurationWords;
  readonly deeds: DeedWords;
  /** Between the label and the value of a row in plain text. */
  readonly colon: string;
  readonly listSeparator: string;
  /** Between what a subject line is about and the ticket's own subject. */
  readonly subjectSeparator: string;
  readonly nobodyYet: string;
  readonly nothingDone: string;
  readonly hasLeft: (name: string) => string;
  /** To whoever hears in place of such an owner. */
  readonly ownerHasLeft: string;
  /** A time behind what happened then. */
  readonly aside: (time: string) => string;
  /** Beside who was told, and was not reached. */
  readonly notDelivered: (time: string) => string;
  /** Above what the customer wrote. */
  readonly wrote: (who: string, at: string) => string;
  /** Why somebody gets news of a ticket. */
  readonly because: { readonly [R in 'owner' | 'watcher' | 'assignee' | 'other']: string };
  readonly whatHappened: string;
  /** Marks an amount of time that was counted on a calendar with closed hours. */
  readonly workingTime: (duration: string) => string;
  readonly businessDays: (count: number) => string;
  /** A kept-informed promise: at least every so often. */
  readonly every: (duration: string) => string;
  readonly overdue: (by: string) => string;
  readonly within: (duration: string, by: string) => string;
  /** A promise by its target: what, within which time, until when. */
  readonly promise: (metric: string, target: string, due: string) => string;
  readonly inTeam: (who: string, team: string) => string;
  readonly next: (step: {
    readonly at: string;
    readonly metric: string;
    readonly notice: NoticeLevel;
    readonly to: string;
  }) => string;
  readonly nextIsNothing: string;
  /** Nothing is next, for good or for a time. */
  readonly stopped: (until: string | undefined) => string;
  readonly answerGoesToCustomer: string;
  /** `address`: where to write to the customer instead. */
  readonly answerAcknowledges: (address: string) => string;
  /** Why somebody is told who has nothing else to do with the ticket. */
  readonly onCall: (schedules: string) => string;
  /** `lasts`: for how long; absent: for good. `others`: more people than the reader have to acknowledge before. */
  readonly acknowledgingStops: (about: {
    readonly what: 'promise' | 'alarm';
    readonly lasts: string | undefined;
    readonly others: boolean;
  }) => string;
  readonly answerByReply: string;
  readonly zoneNote: (zone: string) => string;
};
