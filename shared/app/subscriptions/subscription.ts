import type { Actor } from '../../core/actor.ts';
import type { DurationMs, Instant } from '../../core/instant.ts';
import { DAY_MS } from '../../core/instant.ts';
import type { Priority } from '../../core/priority.ts';
import type { Status } from '../../core/ticket.ts';

/** Another system that wants to hear of events at an address of its own. Made, changed and removed at run time. */
export type Subscription = {
  readonly id: string;
  /** Counts writes; the condition of the next one. */
  readonly revision: number;
  readonly url: string;
  /** Names of events, or `ticket.*` for all of them. */
  readonly events: readonly string[];
  readonly filter: SubscriptionFilter;
  /** `full`: with the ticket as it is when it is posted. */
  readonly payload: 'thin' | 'full';
  readonly description?: string;
  /** Who is mailed when the subscription is disabled. */
  readonly contact?: string;
  /** One, or two while the receiver changes from the older to the newer. Newest first. */
  readonly secrets: readonly SubscriptionSecret[];
  readonly createdAt: Instant;
  readonly createdBy: Actor;
  /** Of the request that made it. */
  readonly commandId: string;
  readonly disabled?: Disabling;
};

/** Of each field that is there, the ticket has to have one of the values. */
export type SubscriptionFilter = {
  readonly team?: readonly string[];
  readonly priority?: readonly Priority[];
  readonly category?: readonly string[];
  readonly channel?: readonly string[];
  readonly tier?: readonly string[];
  readonly status?: readonly Status[];
  readonly tag?: readonly string[];
};

/** The secret itself is stored nowhere: it follows from the signing key, the subscription and this version. */
export type SubscriptionSecret = {
  readonly version: number;
  readonly createdAt: Instant;
  readonly expiresAt?: Instant;
  /** Of the request that made it; absent for the first. */
  readonly commandId?: string;
};

export type Disabling = {
  readonly at: Instant;
  /** `failing`: nothing was taken for three days. `gone`: the receiver answered 410. */
  readonly because: 'asked' | 'failing' | 'gone';
  /** The bus has been told. */
  readonly announced?: true;
  /** Whoever has to know has been told; absent where nobody has to. */
  readonly told?: true;
};

export type SubscriptionStore = {
  /** All of them, by when they were made. Strongly consistent: it is asked at every event. */
  list(): Promise<readonly Subscription[]>;
  /** Strongly consistent. */
  load(id: string): Promise<Subscription | undefined>;
  /** `false` when one of that id exists. */
  create(subscription: Subscription): Promise<boolean>;
  /** Replaces it if it is still at `revision`; `false` when somebody else was first. */
  update(subscription: Subscription, revision: number): Promise<boolean>;
  remove(id: string): Promise<void>;
};

/** Each event is held against all of them. */
export const MOST_SUBSCRIPTIONS = 100;

/** So long nothing may be taken before a subscription is disabled. */
export const FAILING_LIMIT_MS: DurationMs = 3 * DAY_MS;

/** Stands in for a ticket's id in the due index, in wake messages and on receipts. */
export const subscriptionName = (id: string): string => `subscription-${id}`;

/** @returns the id of the subscription that a wake message is for; `undefined` when it is for something else */
export const subscriptionIdOf = (name: string): string | undefined => /^subscription-([0-9a-z]{10})$/.exec(name)?.[1];
