import type { Instant } from '../../../core/instant.ts';
import type { Requester } from '../../../core/ticket.ts';
import type { Sns } from '../sns.ts';
import type { WebhookSource } from '../webhook-source.ts';

/**
 * What the adapter of one type of sender knows: how it signs, what it calls a delivery, and which alerts a body holds. What becomes of
 * them is the same for all types.
 */
export type WebhookAdapter = {
  /** Absent: senders of this type do not sign. @returns why the signature is not to be trusted, for the sender to read; `undefined` when it is */
  readonly distrust?: (signed: Signed) => string | undefined | Promise<string | undefined>;
  /** The sender's own name of the delivery, the same however often it is sent. */
  readonly deliveryId?: (post: Post, body: unknown) => string | undefined;
  readonly read: (body: unknown, source: WebhookSource, post: Post) => readonly Part[];
};

/** A post as it came. */
export type Post = {
  /** Names in lower case. */
  readonly headers: { readonly [name: string]: string | undefined };
  readonly bytes: Uint8Array;
};

export type Signed = {
  readonly post: Post;
  readonly source: WebhookSource;
  /** Empty for types that need none. */
  readonly secret: string;
  readonly now: Instant;
  readonly sns: Sns;
};

/** What an adapter finds in a body. `path`: where, as `alerts.0`; empty for the whole body. */
export type Part =
  | Alert
  | { readonly kind: 'problem'; readonly path: string; readonly detail: string }
  /** Nothing is to be done, and why. */
  | { readonly kind: 'ignored'; readonly path: string; readonly because: string }
  /** The sender asks whether its posts are wanted. */
  | { readonly kind: 'confirmation'; readonly path: string; readonly url: string };

export type Action = 'trigger' | 'acknowledge' | 'resolve';

export type Alert = {
  readonly kind: 'alert';
  readonly path: string;
  readonly action: Action;
  /** What names the problem; absent: nothing does. */
  readonly key?: string;
  /** The part of the body that the paths of the configuration lead into. */
  readonly view: object;
  /** What the type itself knows of the alert, where the configuration says nothing else. */
  readonly known: Known;
  /** Somebody says something in it: it is always put on the ticket, where a repeated alert would not be. */
  readonly isMessage?: true;
};

export type Known = {
  readonly subject?: string;
  readonly description?: string;
  /** A word such as `critical`. */
  readonly severity?: string;
  readonly category?: string;
  readonly tags?: readonly string[];
  readonly requester?: Requester;
};

export const problem = (path: string, detail: string): Part => ({ kind: 'problem', path, detail });
export const ignored = (because: string, path = ''): Part => ({ kind: 'ignored', path, because });
