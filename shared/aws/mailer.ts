/** Outgoing mail through SES, as complete messages. One attempt per call: whoever calls keeps a receipt and decides about another. */
import type { SESClient } from '@aws-sdk/client-ses';
import { PermanentError, RetryableError } from '../app/errors.ts';
import type { Mailer, OutgoingMail } from '../app/ports.ts';
import { MINUTE_MS, SECOND_MS } from '../core/instant.ts';
import { once } from '../core/once.ts';
import { nameOf, toAppError } from './aws-error.ts';
import { wireId } from './wire-id.ts';

/** SES takes this much by this call. */
const MAX_BYTES = 10 * 1024 * 1024;

/**
 * SES will never take this message. All else may pass: a rate limit, an outage, and also what an operator has to put right, such
 * as an identity that is not verified yet or a permission; such mails must not be given up while somebody is at it.
 */
const PERMANENT = new Set(['MessageRejected', 'InvalidParameterValue', 'ValidationError', 'ValidationException']);

/** The configuration set is the default one of the identity that sends. */
export function createMailer({ client }: { readonly client?: SESClient } = {}): Mailer {
  const connect = once(async () => (await import('./ses.ts')).connectSes(client));
  return {
    send: async (mail) => {
      if (mail.raw.length > MAX_BYTES)
        throw new PermanentError(`send mail: it has ${mail.raw.length} bytes of at most ${MAX_BYTES}`);
      const ses = await connect();
      const providerId = await handOver(() => ses.send(toInput(mail)));
      return { providerId, mailId: wireId(providerId, await ses.region()) };
    },
  };
}

function toInput({ from, to, raw }: OutgoingMail) {
  return { Source: from, Destinations: [to], RawMessage: { Data: raw } };
}

async function handOver(send: () => Promise<{ readonly MessageId?: string | undefined }>): Promise<string> {
  const { MessageId } = await send().catch((cause: unknown) => {
    throw throttled(cause) ?? toAppError('send mail', cause, PERMANENT);
  });
  if (MessageId === undefined) throw new RetryableError('send mail: the answer names no message', { outcomeUnknown: true });
  return MessageId;
}

/** SES refuses what is above its rate of a second, or of a day, and has not taken it. */
function throttled(cause: unknown): RetryableError | undefined {
  const message = nameOf(cause)?.startsWith('Throttling') && cause instanceof Error ? cause.message : undefined;
  if (message === undefined) return undefined;
  const retryInMs = /daily/i.test(message) ? 15 * MINUTE_MS : 5 * SECOND_MS;
  return new RetryableError(`send mail: ${message}`, { cause, retryInMs });
}
