/** What leaves the platform, in memory: wake messages, mails and events. */
import type { BusEvent, EventBus, Mailer, Now, OutgoingMail, WakeMessage, WakeQueue } from '../../../shared/app/ports.ts';
import { isTaken } from '../../../shared/app/webhooks/demand-taken.ts';
import type { OutgoingPost, PostResult, WebhookSender } from '../../../shared/app/webhooks/webhook-sender.ts';
import type { Instant } from '../../../shared/core/instant.ts';

export type InMemoryWakeQueue = WakeQueue & {
  /** In the order in which they arrive. */
  readonly pending: readonly { readonly message: WakeMessage; readonly arrivesAt: Instant }[];
  /** Hands out, once, what has arrived. */
  receive(): readonly WakeMessage[];
  /** When the next message arrives. */
  nextArrivalAt(): Instant | undefined;
  /** How often a message sent now will arrive: 0 loses it, 2 doubles it. */
  copies: (message: WakeMessage) => number;
};

const MAX_DELAY_S = 900;

/** Delays as SQS does: whole seconds, rounded down, at most 900. */
export function createInMemoryWakeQueue(now: Now): InMemoryWakeQueue {
  let pending: { readonly message: WakeMessage; readonly arrivesAt: Instant }[] = [];
  const queue: InMemoryWakeQueue = {
    get pending() {
      return pending;
    },
    copies: () => 1,
    send: async (messages) => {
      const sent = messages.flatMap(({ message, delayMs }) => {
        const delay = Math.min(MAX_DELAY_S, Math.max(0, Math.floor(delayMs / 1_000)));
        return Array.from({ length: queue.copies(message) }, () => ({ message, arrivesAt: now() + delay * 1_000 }));
      });
      pending = [...pending, ...sent].sort((a, b) => a.arrivesAt - b.arrivesAt);
    },
    receive: () => {
      const arrived = pending.filter(({ arrivesAt }) => arrivesAt <= now());
      pending = pending.filter(({ arrivesAt }) => arrivesAt > now());
      return arrived.map(({ message }) => message);
    },
    nextArrivalAt: () => pending[0]?.arrivesAt,
  };
  return queue;
}

export type InMemoryMailer = Mailer & {
  readonly sent: readonly (OutgoingMail & { readonly mailId: string })[];
  /** Runs before a mail is taken; what it throws, `send` throws, and the mail is not sent. */
  beforeSend: (mail: OutgoingMail) => void | Promise<void>;
  /** Runs after a mail was taken; what it throws, `send` throws, though the mail is on its way. */
  afterSend: (mail: OutgoingMail) => void | Promise<void>;
};

export function createInMemoryMailer(): InMemoryMailer {
  const sent: (OutgoingMail & { readonly mailId: string })[] = [];
  const mailer: InMemoryMailer = {
    sent,
    beforeSend: () => undefined,
    afterSend: () => undefined,
    send: async (mail) => {
      await mailer.beforeSend(mail);
      const providerId = `mail-${sent.length + 1}`;
      const mailId = `${providerId}@email.amazonses.com`;
      sent.push({ ...mail, mailId });
      await mailer.afterSend(mail);
      return { providerId, mailId };
    },
  };
  return mailer;
}

export type InMemoryBus = EventBus & { readonly events: readonly BusEvent[] };

export function createInMemoryBus(): InMemoryBus {
  const events: BusEvent[] = [];
  return {
    events,
    publish: async (published) => {
      events.push(...(JSON.parse(JSON.stringify(published)) as BusEvent[]));
    },
  };
}

export type InMemoryWebhooks = WebhookSender & {
  /** Those that were taken. */
  readonly posts: readonly OutgoingPost[];
  /** What the receiver answers; whatever is not 2xx, it has not taken. */
  answer: (post: OutgoingPost) => PostResult | Promise<PostResult>;
};

export const answered = (status: number, text = '', retryAfter?: string): PostResult => ({
  kind: 'answered',
  status,
  text,
  durationMs: 20,
  ...(retryAfter !== undefined && { retryAfter }),
});
export const unanswered = (reason: string): PostResult => ({
  kind: 'unanswered',
  reason,
  outcomeUnknown: true,
  durationMs: 5_000,
});

export function createInMemoryWebhooks(): InMemoryWebhooks {
  const posts: OutgoingPost[] = [];
  const webhooks: InMemoryWebhooks = {
    posts,
    answer: () => answered(204),
    post: async (post) => {
      const result = await webhooks.answer(post);
      if (result.kind === 'answered' && isTaken(result.status)) posts.push(post);
      return result;
    },
  };
  return webhooks;
}
