import { DAY_MS, type DurationMs, type Instant } from '../../core/instant.ts';
import type { Page } from '../ports.ts';
import type { ShapeProblem } from './webhook-mapping.ts';

/** So long every delivery can be looked at and taken anew. */
export const DELIVERY_LIFE_MS: DurationMs = 30 * DAY_MS;

/** What was thought of a delivery when it came. */
export type Verdict = 'accepted' | 'untrusted' | 'malformed' | 'misshapen';

/** `queued`: to be carried out. `refused`: its sender was told no. `failed`: it could not be carried out, or not all of it. */
export type DeliveryState = 'queued' | 'done' | 'refused' | 'failed';

/** What became of one alert of a delivery. */
export type PartOutcome =
  | 'opened'
  | 'repeated'
  | 'reopened'
  | 'acknowledged'
  | 'resolved'
  | 'noted'
  /** There was no open ticket that it could have been about. */
  | 'dropped'
  /** Something newer of the same problem had come before it. */
  | 'superseded'
  | 'ignored'
  | 'confirmed'
  | 'misshapen'
  | 'refused'
  | 'failed';

export type PartResult = {
  /** Where it stands in the body. */
  readonly path: string;
  readonly outcome: PartOutcome;
  readonly key?: string;
  readonly ticketId?: string;
  /** Why, where the outcome does not say it all. */
  readonly detail?: string;
};

export type Delivery = {
  /** Begins with the time, so that ids are in the order in which deliveries came. */
  readonly id: string;
  readonly source: string;
  readonly at: Instant;
  /** Counts writes; the condition of the next one. */
  readonly revision: number;
  /** As they came, without those that prove the sender. */
  readonly headers: { readonly [name: string]: string };
  readonly verdict: Verdict;
  /** Why it was refused, as its sender was told. */
  readonly reason?: string;
  readonly problems?: readonly ShapeProblem[];
  readonly state: DeliveryState;
  readonly results?: readonly PartResult[];
  readonly handledAt?: Instant;
  /** How often it was taken anew because somebody asked for it; absent: never. */
  readonly replays?: number;
  /** Of the body, in bytes. */
  readonly size: number;
};

/** Every delivery with its body, for `DELIVERY_LIFE_MS`; what is older is not found, whether or not it has been deleted. */
export type DeliveryLog = {
  /**
   * Who sends the same delivery twice gives it the same name both times. @returns the id under which that name was claimed first: the
   * one that is given, if this is the first time
   */
  claim(source: string, name: string, id: string): Promise<string>;
  /** For an id that is new. What comes at the same moment is kept in one request. */
  add(delivery: Delivery, body: Uint8Array): Promise<void>;
  /** For an id that somebody else may be adding: the first is kept. */
  addUnlessKnown(delivery: Delivery, body: Uint8Array): Promise<void>;
  /** Strongly consistent. */
  load(source: string, id: string): Promise<Delivery | undefined>;
  loadBody(delivery: Delivery): Promise<Uint8Array>;
  /** Replaces it if nobody has since it was read; `false` when somebody has. */
  update(delivery: Delivery): Promise<boolean>;
  /** Newest first. The cursor is opaque to callers; a wrong one throws `InvalidCursorError`. */
  list(source: string, filter: DeliveryFilter, limit: number, cursor?: string): Promise<Page<Delivery>>;
};

export type DeliveryFilter = {
  readonly verdict?: Verdict | undefined;
  readonly state?: DeliveryState | undefined;
  readonly outcome?: PartOutcome | undefined;
  readonly from?: Instant | undefined;
};

export const fitsFilter = (delivery: Delivery, { verdict, state, outcome, from = 0 }: DeliveryFilter): boolean =>
  (verdict === undefined || delivery.verdict === verdict) &&
  (state === undefined || delivery.state === state) &&
  (outcome === undefined || (delivery.results ?? []).some((result) => result.outcome === outcome)) &&
  delivery.at >= from;

/** A delivery that is to be carried out. It says nothing but which: bodies are of any size. */
export type DeliveryMessage = { readonly v: 1; readonly source: string; readonly id: string };

export type DeliveryQueue = {
  /** Each message arrives at least once, in any order. */
  send(messages: readonly DeliveryMessage[]): Promise<void>;
};

const TIME_LENGTH = 9;
/** The random part had 8 digits once. */
const ID = /^[0-9a-z]{9}(?:[0-9a-f]{8}){1,2}$/;

/** @param random 16 hexadecimal digits: no two of a burst that comes within a millisecond are the same */
export const deliveryIdOf = (at: Instant, random: string): string => `${at.toString(36).padStart(TIME_LENGTH, '0')}${random}`;

/** When the delivery of an id came; `undefined` for what is no such id. */
export const timeOfDelivery = (id: string): Instant | undefined =>
  ID.test(id) ? Number.parseInt(id.slice(0, TIME_LENGTH), 36) : undefined;
