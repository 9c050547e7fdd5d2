import { type Actor, personIn } from './actor.ts';
import type { LadderName } from './escalation/trigger.ts';
import type { DurationMs, Instant } from './instant.ts';
import type { Language } from './language.ts';
import type { Priority } from './priority.ts';
import type { Metric } from './sla/metric.ts';
import {
  breachKey,
  type Customer,
  type Early,
  type FieldValue,
  type FiringKey,
  firingKey,
  type LadderKey,
  ladderKey,
  type Requester,
} from './ticket.ts';

/** Whom a fact names: person ids, plain addresses, or other systems as `webhook:<id>`. */
export type Told = readonly string[];

type Firing<L extends LadderName = LadderName> = {
  /** Whose ladder: a clock's, or an alarm's. */
  readonly metric: L;
  readonly cycle: number;
  /** When it really happened; `at` is the instant that the ledger promised, so `firedAt - at` is how late it was. */
  readonly firedAt: Instant;
  readonly told: Told;
  /** All of the people told have to acknowledge; otherwise one of them, or anybody, is enough. */
  readonly everyone?: true;
};

type LevelFiring = Firing & {
  readonly level: string;
  readonly repeat: number;
  /** It did not wait for its own instant, and why. */
  readonly early?: Early;
};

/** Somebody was to be told, and there was nobody. `last`: nothing is left of the ladder, so nobody will be. */
export type Unheard = { readonly because: 'nobody-to-tell'; readonly last?: true };

/** What can put another deadline in place of the one that a clock had. */
type Retargeting = {
  /** Rungs that had fired and lie ahead again: they fire once more. */
  readonly rearmed?: readonly FiringKey[];
};

/**
 * Why a notice did not arrive: its address does not exist, its receiver wants no mail of ours, it was not even taken, or not even sent,
 * since an earlier one came back.
 */
export type Undelivered = 'bounced' | 'complained' | 'refused' | 'suppressed';

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
      /** The customer complains right away. */
      readonly complaint?: true;
      /** Addresses that the request was sent to besides: they belong to the conversation. */
      readonly copied?: readonly string[];
      readonly policyVersion: number;
    }
  | {
      readonly type: 'replied';
      readonly message: string;
      readonly author?: string;
      /** A program wrote it: the customer gets it, and no promise is kept by it. */
      readonly automatic?: true;
    }
  | { readonly type: 'noted'; readonly message: string; readonly author?: string }
  | {
      readonly type: 'customer-replied';
      readonly message: string;
      readonly from: string;
      /** Nothing but thanks for what was solved: it asks for no answer. */
      readonly thanks?: true;
      /** The sender was not known to the ticket: they had its reply address, and nothing else says who they are. */
      readonly joined?: true;
      /** Addresses that it was sent to besides and that belong to the conversation from now on. */
      readonly copied?: readonly string[];
    }
  | (Retargeting & { readonly type: 'assigned'; readonly assignee?: string; readonly team?: string })
  | (Retargeting & { readonly type: 'priority-changed'; readonly from: Priority; readonly to: Priority })
  | {
      readonly type: 'held';
      readonly reason: string;
      readonly until?: Instant;
      /** The customer's last message had no answer yet: such holds are allowed, and counted. */
      readonly unanswered?: true;
    }
  | { readonly type: 'resumed'; readonly because: 'asked' | 'until' | 'customer-replied' | 'solved' | 'closed' | 'merged' }
  | { readonly type: 'solution-proposed'; readonly message?: string }
  | { readonly type: 'resolved'; readonly message?: string }
  | { readonly type: 'confirmed' }
  | { readonly type: 'complained'; readonly reason?: string }
  /** `score`: 1 (poor) to 5. It takes the place of an earlier one. */
  | { readonly type: 'rated'; readonly score: number; readonly comment?: string }
  /** A customer asked for a new link to their request, which is mailed to this address. */
  | { readonly type: 'link-requested'; readonly to: string }
  | (Retargeting & {
      readonly type: 'reopened';
      readonly because: 'asked' | 'not-solved' | 'customer-replied' | 'merged-in-circle';
      readonly reason?: string;
    })
  | {
      readonly type: 'closed';
      readonly because: 'asked' | 'confirmed' | 'silence';
      readonly confirmed: boolean;
      readonly reason?: string;
    }
  /** This ticket goes on as another one. Nothing happens to it by itself any more. */
  | { readonly type: 'merged'; readonly into: string }
  /** Another ticket goes on as this one. */
  | {
      readonly type: 'absorbed';
      readonly from: string;
      readonly subject: string;
      /** Who is told of this ticket from now on and was not before. */
      readonly customers?: readonly Customer[];
      /** Addresses that belong to the conversation from now on and did not before. */
      readonly participants?: readonly string[];
      /** A customer of the other ticket waits for an answer. */
      readonly unanswered?: true;
    }
  | {
      readonly type: 'acknowledged';
      /** `awaiting`: who has to acknowledge too before the ladder stops; absent: it has stopped. */
      readonly clocks: readonly { readonly metric: LadderName; readonly cycle: number; readonly awaiting?: Told }[];
    }
  | {
      /** An acknowledgement has lasted as long as the policy lets it: the ladders go on where they stopped. */
      readonly type: 'acknowledgement-lapsed';
      readonly clocks: readonly {
        readonly metric: LadderName;
        readonly cycle: number;
        /** How much later the levels that have not fired come from now on, in counted time of a clock; absent: no later. */
        readonly laterMs?: DurationMs;
      }[];
      /** Who had acknowledged. */
      readonly told: Told;
    }
  /** Somebody else is asked to follow the ticket to its end from now on, and has until then to say so. */
  | {
      readonly type: 'handover-offered';
      readonly to: string;
      readonly from: string;
      readonly until: Instant;
      readonly note?: string;
    }
  /** They said yes: the ticket is theirs, and so is the work. */
  | { readonly type: 'handed-over'; readonly to: string; readonly from: string }
  | { readonly type: 'handover-declined'; readonly to: string; readonly reason?: string }
  | { readonly type: 'handover-withdrawn'; readonly to: string }
  /** They said nothing in time: the owner still has it. */
  | { readonly type: 'handover-lapsed'; readonly to: string }
  | { readonly type: 'watched'; readonly watchers: Told }
  | { readonly type: 'unwatched'; readonly watchers: Told }
  | (Retargeting & {
      /** From here on the ticket is judged by another policy version, as if it had been opened under it. */
      readonly type: 'rebased';
      readonly policyVersion: number;
      readonly from: number;
      /** Rungs that the new deadlines have passed already; none of them fires any more. */
      readonly passed?: readonly FiringKey[];
      /** Who hears of the passed ones, in one digest over all tickets. */
      readonly told?: Told;
    })
  | (Firing<Metric> & Partial<Unheard> & { readonly type: 'breached' })
  | (LevelFiring & { readonly type: 'warned' })
  | (LevelFiring & { readonly type: 'escalated' })
  | (LevelFiring & Unheard & { readonly type: 'level-skipped' })
  | {
      readonly type: 'undelivered';
      /** Id of the receipt. */
      readonly receipt: string;
      readonly to: string;
      /** Numbers of the facts that the notice was about. */
      readonly facts: readonly number[];
      readonly because: Undelivered;
    };

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

/** What somebody said that stands in the fact itself: a reason, or the comment on a rating. */
export function wordsIn(fact: Fact): string | undefined {
  switch (fact.type) {
    case 'complained':
    case 'reopened':
    case 'closed':
      return fact.reason;
    case 'rated':
      return fact.comment;
    default:
      return undefined;
  }
}

/** The ladders that a fact is about. */
export function clocksIn(fact: Fact): readonly { readonly metric: LadderName; readonly cycle: number }[] {
  if ('metric' in fact) return [fact];
  return 'clocks' in fact ? fact.clocks : [];
}

/** The ladders that several facts are about, each once. */
export const laddersIn = (facts: readonly Fact[]): readonly LadderKey[] => [...new Set(facts.flatMap(clocksIn).map(ladderKey))];

/** A clock or an alarm came to a level of its ladder, or a clock to its target. */
export type FiringFact = Extract<Fact, Firing>;

export const isFiring = (fact: Fact): fact is FiringFact => 'firedAt' in fact;

/** Which rung of a ladder has fired by a fact; `undefined` for all that is no firing. */
export function keyOfFiring(fact: Fact): FiringKey | undefined {
  if (!isFiring(fact)) return undefined;
  return fact.type === 'breached' ? breachKey(fact) : firingKey(fact);
}

/** Whether a fact is a public answer by a person: a reply, a proposed solution, or a resolution that says something. What a program wrote is none. */
export function isAnswer(fact: Fact): boolean {
  if (fact.type === 'resolved') return fact.message !== undefined;
  if (fact.type === 'replied') return !fact.automatic;
  return fact.type === 'solution-proposed';
}

/** Person id of the member of staff who did it, or in whose name it was done. */
export function doerOf(fact: Fact): string | undefined {
  const author = 'author' in fact ? fact.author : undefined;
  return author === undefined || author.includes('@') ? personIn(fact.by) : author;
}

/** Person id of who takes the request up by a fact: who answers it in public, or takes the ticket. To be given one is not to take it. */
export function takerOf(fact: Fact): string | undefined {
  const doer = doerOf(fact);
  if (fact.type === 'assigned') return fact.assignee === doer ? doer : undefined;
  return isAnswer(fact) ? doer : undefined;
}

export type RetargetingFact = FactOf<'assigned' | 'priority-changed' | 'reopened' | 'rebased'>;

const RETARGETING: readonly FactType[] = [
  'assigned',
  'priority-changed',
  'reopened',
  'rebased',
] satisfies readonly RetargetingFact['type'][];

export const isRetargeting = (fact: Fact): fact is RetargetingFact => RETARGETING.includes(fact.type);
