import type { Actor } from './actor.ts';
import type { LadderName } from './escalation/trigger.ts';
import type { Undelivered } from './fact.ts';
import type { Instant } from './instant.ts';
import type { Language } from './language.ts';
import type { Priority } from './priority.ts';
import type { Customer, FieldValue, LadderKey, Requester } from './ticket.ts';

/** What somebody wants done to a ticket. `message` names a body that is already stored. */
export type CommandBody =
  | {
      readonly type: 'open';
      readonly id: string;
      readonly subject: string;
      readonly requester: Requester;
      readonly language: Language;
      readonly priority: Priority;
      readonly category?: string;
      readonly channel: string;
      readonly tier?: string;
      /** Absent: routing decides. */
      readonly team?: string;
      readonly tags: readonly string[];
      readonly fields: { readonly [name: string]: FieldValue };
      readonly message?: string;
      readonly muted?: true;
      /** The customer complains right away. */
      readonly complaint?: true;
      /** Addresses that the request was sent to besides. */
      readonly copied?: readonly string[];
    }
  /** `automatic`: a program wrote it, or a person's mail program in their absence. */
  | { readonly type: 'reply'; readonly message: string; readonly author?: string; readonly automatic?: true }
  | { readonly type: 'note'; readonly message: string; readonly author?: string }
  /** `thanks`: the message says nothing else; whether that matters is for the ticket's state to say. */
  | {
      readonly type: 'customer-reply';
      readonly message: string;
      readonly from: string;
      readonly thanks?: true;
      /** Addresses that it was sent to besides. */
      readonly copied?: readonly string[];
    }
  | { readonly type: 'assign'; readonly assignee?: string; readonly team?: string }
  | { readonly type: 'change-priority'; readonly priority: Priority }
  | { readonly type: 'hold'; readonly reason: string; readonly until?: Instant }
  | { readonly type: 'resume' }
  | { readonly type: 'propose-solution'; readonly message?: string }
  | { readonly type: 'resolve'; readonly message?: string }
  | { readonly type: 'confirm' }
  | { readonly type: 'reopen'; readonly reason?: string; readonly because?: 'asked' | 'not-solved' }
  | { readonly type: 'close'; readonly reason?: string }
  | { readonly type: 'complain'; readonly reason?: string }
  /** `score`: 1 to 5. */
  | { readonly type: 'rate'; readonly score: number; readonly comment?: string }
  /** `to`: the address of a customer. Of anybody else nothing comes. */
  | { readonly type: 'renew-link'; readonly to: string }
  /** `to`: the address or system that was not reached. `facts`: what the notice was about. */
  | {
      readonly type: 'report-undelivered';
      readonly receipt: string;
      readonly to: string;
      readonly facts: readonly number[];
      readonly because: Undelivered;
    }
  /** `metric` and `clocks` narrow it to the ladders of that name, or to these. `message`: what was said with it, for the staff. */
  | {
      readonly type: 'acknowledge';
      readonly metric?: LadderName;
      readonly clocks?: readonly LadderKey[];
      readonly message?: string;
      readonly author?: string;
    }
  /** `to`: person id. */
  | { readonly type: 'hand-over'; readonly to: string; readonly note?: string }
  | { readonly type: 'accept-handover' }
  | { readonly type: 'decline-handover'; readonly reason?: string }
  | { readonly type: 'withdraw-handover' }
  /** `person`: person id. */
  | { readonly type: 'watch'; readonly person: string }
  | { readonly type: 'unwatch'; readonly person: string }
  /** The ticket named `into` exists and is no merged one: whoever sends the command has looked. */
  | { readonly type: 'merge'; readonly into: string }
  | {
      readonly type: 'absorb';
      readonly from: string;
      readonly subject: string;
      readonly customers: readonly Customer[];
      readonly participants: readonly string[];
      /** Who followed it: its owner and its watchers. */
      readonly followers: readonly string[];
      readonly unanswered: boolean;
    }
  | { readonly type: 'unmerge' }
  | { readonly type: 'wake' };

type Asked = {
  readonly by: Actor;
  /** Makes a repeat recognisable: the same id is carried out once. Absent for `wake` and `rebase`, which are idempotent by nature. */
  readonly commandId?: string;
};

export type Command = CommandBody & Asked;

/** Moves a ticket to another policy version; decided on its whole history (`rebase.ts`). */
export type RebaseCommand = Asked & {
  readonly type: 'rebase';
  readonly policyVersion: number;
  /** Whether what the new deadlines have passed already goes into one digest, or fires rung by rung. */
  readonly passed: 'digest' | 'notify';
};

export type CommandType = CommandBody['type'];
export type CommandOf<T extends CommandType> = Extract<Command, { readonly type: T }>;
