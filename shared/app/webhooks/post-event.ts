import type { Post } from '../../core/effect.ts';
import { findWebhook } from '../../core/organisation.ts';
import { PermanentError, RetryableError } from '../errors.ts';
import { eventOf } from '../event-of.ts';
import { factsFrom } from '../history.ts';
import type { LoadedTicket } from '../load-ticket.ts';
import { type Progress, type SendServices, sendOnce } from '../notices/send-once.ts';
import type { BusEvent } from '../ports.ts';
import type { Services } from '../services.ts';
import { demandTaken } from './demand-taken.ts';
import { type StandardMessage, standardPost } from './standard-post.ts';
import type { OutgoingPost } from './webhook-sender.ts';

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
      const post = await signedPost(services, to, messageOf(`${stored.id}#${fact.n}`, event));
      demandTaken(post.url, await services.webhooks.post(post));
      return {};
    },
  });
}

const messageOf = (id: string, { type, at, detail }: BusEvent): StandardMessage => ({ id, type, at, data: detail });

async function signedPost(services: PostServices, to: Post['to'], message: StandardMessage): Promise<OutgoingPost> {
  const { organisation } = await services.configuration.current();
  const webhook = findWebhook(organisation, to);
  if (webhook === undefined) throw new PermanentError(`${to} is not in outgoing-webhooks any more`);
  const secret = await services.secrets.webhookSecret(to);
  if (secret === undefined) throw new RetryableError(`the secret store has no secret under the name ${to}`);
  // Two secrets, one after the other, while the receiver changes from one to the next.
  return standardPost(message, { url: webhook.url, secrets: secret.split(/\s+/), now: services.now() });
}
