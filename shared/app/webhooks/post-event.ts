import type { Post } from '../../core/effect.ts';
import { SECOND_MS } from '../../core/instant.ts';
import { findWebhook } from '../../core/organisation.ts';
import { PermanentError, RetryableError } from '../errors.ts';
import { eventOf } from '../event-of.ts';
import { factsFrom } from '../history.ts';
import { toIso } from '../iso.ts';
import type { LoadedTicket } from '../load-ticket.ts';
import { type Progress, type SendServices, sendOnce } from '../notices/send-once.ts';
import type { BusEvent, OutgoingPost } from '../ports.ts';
import type { Services } from '../services.ts';
import { standardSignature } from './standard-signature.ts';

type PostServices = SendServices & Pick<Services, 'tickets' | 'configuration' | 'secrets' | 'webhooks'>;

/**
 * Posts the event of one fact to an outgoing webhook, in the form of Standard Webhooks 1.0: what other systems hear on the bus, with
 * the same id however often it is sent.
 */
export async function postEvent(services: PostServices, { stored, snapshot }: LoadedTicket, effect: Post): Promise<Progress> {
  const [fact] = await factsFrom(services, stored, effect.fact);
  if (fact === undefined) throw new Error(`ticket ${stored.id} has no fact ${effect.fact}`);
  const event = eventOf(fact, snapshot.ticket);
  const { id, to, plannedAt } = effect;
  const owed = { id, ticketId: stored.id, notice: event.type, to, facts: [effect.fact], plannedAt };
  return sendOnce(services, owed, {
    handOver: async () => {
      await services.webhooks.post(await signedPost(services, to, { id: `${stored.id}#${fact.n}`, event }));
      return {};
    },
  });
}

type Message = { readonly id: string; readonly event: BusEvent };

async function signedPost(services: PostServices, to: Post['to'], { id, event }: Message): Promise<OutgoingPost> {
  const { organisation } = await services.configuration.current();
  const webhook = findWebhook(organisation, to);
  if (webhook === undefined) throw new PermanentError(`${to} is not in outgoing-webhooks any more`);
  const secret = await services.secrets.webhookSecret(to);
  if (secret === undefined) throw new RetryableError(`the secret store has no secret under the name ${to}`);
  const body = JSON.stringify({ type: event.type, timestamp: toIso(event.at), data: event.detail });
  const timestamp = String(Math.floor(services.now() / SECOND_MS));
  // Two secrets, one after the other, while the receiver changes from one to the next.
  const signatures = secret.split(/\s+/).map((one) => `v1,${standardSignature(one, { id, timestamp, bytes: body })}`);
  const headers = {
    'content-type': 'application/json',
    'webhook-id': id,
    'webhook-timestamp': timestamp,
    'webhook-signature': signatures.join(' '),
  };
  return { url: webhook.url, headers, body };
}
