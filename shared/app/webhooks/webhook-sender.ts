import type { DurationMs } from '../../core/instant.ts';

/** A signed message for a system of somebody else's. Header names in lower case. */
export type OutgoingPost = {
  readonly url: string;
  readonly headers: { readonly [name: string]: string };
  readonly body: string;
};

/** What became of a post. Reasons are for people and never hold the path of the address: it often carries a key. */
export type PostResult = { readonly durationMs: DurationMs } & (
  | {
      readonly kind: 'answered';
      readonly status: number;
      /** How the answer began: at most 1 KB, as far as it came at once. */
      readonly text: string;
      /** What it says in `Retry-After`, as it is. */
      readonly retryAfter?: string;
    }
  /** `outcomeUnknown`: the receiver may have taken it all the same. */
  | { readonly kind: 'unanswered'; readonly reason: string; readonly outcomeUnknown: boolean }
  /** No request may go to that address. */
  | { readonly kind: 'forbidden'; readonly reason: string }
);

export type WebhookSender = {
  /** Posts JSON and waits some seconds for an answer, whatever it is. Redirects are answers. Never throws for what the receiver does. */
  post(post: OutgoingPost): Promise<PostResult>;
};
