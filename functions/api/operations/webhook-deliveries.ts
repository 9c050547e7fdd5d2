import type { webhookRoutes } from '../../../shared/api/routes/webhooks.ts';
import { type Matter, ticketOfProblem } from '../../../shared/app/webhooks/alert-ticket.ts';
import type { Delivery } from '../../../shared/app/webhooks/delivery.ts';
import { createStandings, explainPost, type Standing } from '../../../shared/app/webhooks/explain-post.ts';
import { isReplayable, replayDelivery, replayFailed } from '../../../shared/app/webhooks/replay-deliveries.ts';
import type { WebhookSource } from '../../../shared/app/webhooks/webhook-source.ts';
import type { Call, Operations } from '../../../shared/lambda/http-api.ts';
import { readJsonBytes } from '../../../shared/lambda/http-input.ts';
import { HttpProblem } from '../../../shared/lambda/http-problem.ts';
import { presentDelivery, presentDeliveryDetail, presentTest } from '../present/present-webhooks.ts';
import type { ApiServices } from '../services.ts';
import { listReply } from './replies.ts';

/** What sources have posted, taken anew where it has to be, and what a body would become. */
type Routes = Omit<typeof webhookRoutes, 'receiveWebhook' | 'enqueueEvent' | 'enqueueChange'>;
type Params = Call['params'];

export const webhookDeliveryOperations = (services: ApiServices): Operations<Routes> => ({
  listWebhookDeliveries: async ({ params, query: { limit, cursor, ...filter } }) => {
    const { name } = await sourceOf(services, params);
    return listReply(await services.webhookLog.list(name, filter, limit, cursor), presentDelivery);
  },
  getWebhookDelivery: async ({ params }) => {
    const delivery = await deliveryOf(services, params);
    const body = await services.webhookLog.loadBody(delivery);
    return { status: 200, content: { kind: 'json', value: presentDeliveryDetail(delivery, body) } };
  },
  replayWebhookDelivery: async ({ params }) => {
    const delivery = await deliveryOf(services, params);
    if (!isReplayable(delivery)) throw notReplayable(delivery);
    const queued = (await replayDelivery(services, delivery)) ?? (await deliveryOf(services, params));
    return { status: 202, content: { kind: 'json', value: presentDelivery(queued) } };
  },
  replayWebhookDeliveries: async ({ params, query }) => {
    const { name } = await sourceOf(services, params);
    const { replayed, nextCursor } = await replayFailed(services, name, query);
    return { status: 202, content: { kind: 'json', value: { replayed, nextCursor: nextCursor ?? null } } };
  },
  testWebhook: async ({ params, request }) => {
    const source = await sourceOf(services, params);
    const standings = createStandings((key) => standingOf(services, { source, key }));
    const explained = await explainPost(source, readJsonBytes(request), request, standings);
    return { status: 200, content: { kind: 'json', value: presentTest(explained) } };
  },
});

async function standingOf(services: ApiServices, matter: Matter): Promise<Standing | undefined> {
  const { problem } = await services.problems.load(matter.source.name, matter.key);
  const ticket = await ticketOfProblem(services, matter, problem);
  return ticket && { status: ticket.snapshot.ticket.status, ticketId: ticket.stored.id };
}

/** @throws HttpProblem 404 */
async function sourceOf({ configuration }: ApiServices, { source = '' }: Params): Promise<WebhookSource> {
  const { webhooks } = await configuration.current();
  const found = Object.hasOwn(webhooks, source) ? webhooks[source] : undefined;
  if (found === undefined) throw unknownSource();
  return found;
}

/** @throws HttpProblem 404 */
async function deliveryOf(services: ApiServices, params: Params): Promise<Delivery> {
  const { name } = await sourceOf(services, params);
  const found = await services.webhookLog.load(name, params.delivery ?? '');
  if (found !== undefined) return found;
  throw new HttpProblem({
    status: 404,
    code: 'unknown-delivery',
    detail: 'This source has no delivery of this id, or it is older than 30 days. GET the list of its deliveries.',
  });
}

export const unknownSource = (): HttpProblem =>
  new HttpProblem({ status: 404, code: 'unknown-source', detail: 'No webhook source of this name is configured.' });

const notReplayable = ({ verdict }: Delivery): HttpProblem =>
  new HttpProblem({
    status: 409,
    code: 'not-replayable',
    detail: `The delivery is ${verdict}, whatever the configuration says. Have its sender send it again. Nothing was changed.`,
  });
