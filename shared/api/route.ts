import type * as z from 'zod/mini';
import type { Right } from './authorisation.ts';
import type { ComponentName } from './components.ts';

/**
 * One operation of the API, as data: the dispatcher routes and validates by it, the OpenAPI document is generated from it,
 * and client types come from it. So what is documented, checked and answered cannot differ.
 */
export type Route = {
  readonly method: 'GET' | 'POST' | 'PATCH' | 'DELETE';
  /** `{name}` stands for one segment. */
  readonly path: string;
  readonly tag:
    | 'tickets'
    | 'commands'
    | 'reading'
    | 'policies'
    | 'on-call'
    | 'keys'
    | 'webhooks'
    | 'subscriptions'
    | 'mail'
    | 'service'
    | 'customer'
    | 'links';
  readonly summary: string;
  readonly description?: string;
  /**
   * The right that a key or token has to have. `customer`: the token of a customer's link. `sender`: the webhook source's own proof.
   * `none`: open, or the URL is the proof.
   */
  readonly access: Right | 'customer' | 'sender' | 'none';
  readonly query?: z.ZodMiniObject;
  readonly body?: Body;
  readonly answers: readonly Answer[];
  /** Problems besides those that every operation of its kind can have. */
  readonly problems?: readonly number[];
  /** Sending it twice is as good as once, so it takes no `Idempotency-Key`. */
  readonly idempotent?: true;
  /** It is about many tickets, and looks only at those of the caller's teams by itself. */
  readonly narrows?: true;
  /** It tells of the tickets of all teams, so it is refused to whoever is there for some only. */
  readonly spans?: true;
  /** Takes `If-Match`. */
  readonly conditional?: true;
};

export type Body =
  /** `optional`: no body at all stands for `{}`. */
  | { readonly kind: 'json'; readonly schema: z.ZodMiniType; readonly optional?: true }
  /** Bytes as they came, for signatures over them. */
  | { readonly kind: 'raw' }
  | { readonly kind: 'form' };

export type Answer = {
  readonly status: 200 | 201 | 202 | 302 | 303 | 400 | 429 | 503;
  readonly description: string;
  readonly content:
    | { readonly kind: 'json'; readonly schema: ComponentName }
    | { readonly kind: 'any-json' }
    | { readonly kind: 'html' }
    | { readonly kind: 'calendar' };
  /**
   * `ticket`: with its ETag. `new-ticket`: with its Location too. `words`: in a language. `delivery`: with the Location of what was
   * taken. `later`: with when to ask again. `page`: with the Location of the page to go on with. `file`: with the Location of the file.
   */
  readonly headers?: 'ticket' | 'new-ticket' | 'words' | 'delivery' | 'later' | 'page' | 'file';
};

export type Routes = { readonly [operationId: string]: Route };

export type QueryOf<R extends Route> = R['query'] extends z.ZodMiniType ? z.output<R['query']> : undefined;
export type BodyOf<R extends Route> = R['body'] extends { readonly kind: 'json'; readonly schema: infer S extends z.ZodMiniType }
  ? z.output<S>
  : undefined;

/** `undefined` where neither a key nor a token of the staff is asked for. */
export const rightOf = ({ access }: Pick<Route, 'access'>): Right | undefined =>
  access === 'customer' || access === 'sender' || access === 'none' ? undefined : access;

/** Whether `Authorization` has to say who calls: what they ask is counted, and can be made repeatable. */
export const knowsCaller = (route: Pick<Route, 'access'>): boolean => route.access === 'customer' || rightOf(route) !== undefined;

/** Whether the operation can be made repeatable by an `Idempotency-Key`. */
export const takesKey = (route: Route): boolean => route.method === 'POST' && knowsCaller(route) && !route.idempotent;

/** Of what stands for `{name}` in a path, in characters: the gateway takes hardly more in a whole URL. */
export const LONGEST_SEGMENT = 10_000;
