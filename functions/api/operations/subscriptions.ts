import { isIP } from 'node:net';
import type { subscriptionRoutes } from '../../../shared/api/routes/subscriptions.ts';
import {
  changeSubscription,
  createSubscription,
  disableSubscription,
  enableSubscription,
  type ManageServices,
  removeSecret,
  rotateSecret,
} from '../../../shared/app/subscriptions/manage.ts';
import { ping, redeliver, redeliverSince } from '../../../shared/app/subscriptions/redeliver.ts';
import { MOST_SUBSCRIPTIONS, type Subscription } from '../../../shared/app/subscriptions/subscription.ts';
import type { WebhookDelivery } from '../../../shared/app/subscriptions/webhook-delivery.ts';
import { parseHookUrl } from '../../../shared/config/text/hook-url.ts';
import { defined } from '../../../shared/core/defined.ts';
import { HOUR_MS } from '../../../shared/core/instant.ts';
import type { HttpReply } from '../../../shared/lambda/http.ts';
import type { Call, Operations } from '../../../shared/lambda/http-api.ts';
import { reusedKey } from '../../../shared/lambda/http-idempotency.ts';
import { HttpProblem, invalidBodyField } from '../../../shared/lambda/http-problem.ts';
import { isLoopback, isPublic } from '../../../shared/net/addresses.ts';
import { presentDelivery, presentSubscription } from '../present/present-subscription.ts';
import type { ApiServices } from '../services.ts';
import { listReply } from './replies.ts';

type Routes = typeof subscriptionRoutes;
type Services = ApiServices & ManageServices;
type Params = Call['params'];

/** Time enough for a receiver's release. */
const USUAL_OVERLAP_HOURS = 24;

export const subscriptionOperations = (services: Services): Operations<Routes> => ({
  createSubscription: (call) => create(services, call),
  listSubscriptions: async () =>
    listReply({ items: await services.subscriptions.list() }, (one) => presentSubscription(one, services.now())),
  getSubscription: async ({ params }) => {
    const subscription = await subscriptionOf(services, params);
    const endpoint = await services.webhookDeliveries.endpoint(subscription.id);
    return json(200, presentSubscription(subscription, services.now(), endpoint));
  },
  changeSubscription: async ({ params, body }) => {
    const url = body.url === undefined ? undefined : urlOf(body.url);
    return shown(services, await changeSubscription(services, idOf(params), defined({ ...body, url })));
  },
  removeSubscription: async ({ params }) => {
    const subscription = await subscriptionOf(services, params);
    await services.subscriptions.remove(subscription.id);
    return shown(services, subscription);
  },
  disableSubscription: async ({ params }) => shown(services, await disableSubscription(services, idOf(params))),
  enableSubscription: async ({ params }) => shown(services, await enableSubscription(services, idOf(params))),
  rotateSecret: (call) => rotate(services, call),
  removeSecret: (call) => dropSecret(services, call),
  pingSubscription: async ({ params }) => onItsWay(await ping(services, await enabledOf(services, params))),
  listDeliveries: async ({ params, query }) => {
    const { id } = await subscriptionOf(services, params);
    const { limit, cursor, ...filter } = query;
    return listReply(await services.webhookDeliveries.list(id, defined(filter), limit, cursor), presentDelivery);
  },
  getDelivery: async ({ params }) => {
    const { id } = await subscriptionOf(services, params);
    const delivery = await services.webhookDeliveries.load(id, deliveryIdOf(params));
    return json(200, presentDelivery(demandDelivery(delivery)));
  },
  redeliver: async ({ params }) => {
    const { id } = await enabledOf(services, params);
    return onItsWay(demandDelivery(await redeliver(services, id, deliveryIdOf(params))));
  },
  redeliverSince: async ({ params, body }) => {
    const { id } = await enabledOf(services, params);
    const { redelivered, nextCursor = null } = await redeliverSince(services, id, defined(body));
    return json(200, { redelivered, nextCursor });
  },
});

async function create(services: Services, call: Call<Routes['createSubscription']>): Promise<HttpReply> {
  const { body, caller } = call;
  const { filter = {}, payload = 'thin', description, contact, events } = body;
  const draft = { url: urlOf(body.url), events, filter: defined(filter), payload, ...defined({ description, contact }) };
  const commandId = call.commandId('subscriptions');
  const created = await createSubscription(services, draft, { by: caller.actor, commandId });
  if (!created.ok) {
    const detail = `There are ${MOST_SUBSCRIPTIONS} subscriptions already. Remove one that nobody needs, or let one have more events. Nothing was changed.`;
    throw new HttpProblem({ status: 409, code: 'too-many-subscriptions', detail });
  }
  if (created.subscription.commandId !== commandId) throw reusedKey();
  return withSecret(services, created);
}

type Made = { readonly subscription: Subscription; readonly secret: string; readonly repeated: boolean };

const withSecret = (services: Services, { subscription, secret, repeated }: Made): HttpReply =>
  json(201, { ...presentSubscription(subscription, services.now()), secret }, repeated ? { 'idempotency-replayed': 'true' } : {});

/** @throws HttpProblem 422: what will never be posted to is refused before anybody waits for it */
function urlOf(text: string): string {
  const parsed = parseHookUrl(text);
  if (!parsed.ok) throw invalidBodyField('url', `${parsed.message}.`);
  const host = new URL(parsed.value).hostname.replace(/^\[|\]$/g, '');
  if (isIP(host) === 0 || isPublic(host) || isLoopback(host)) return parsed.value;
  throw invalidBodyField('url', 'Is no address of the public internet, and nothing is posted elsewhere. Send one that is.');
}

async function rotate(services: Services, call: Call<Routes['rotateSecret']>): Promise<HttpReply> {
  const { params, body } = call;
  const keepMs = (body.keepHours ?? USUAL_OVERLAP_HOURS) * HOUR_MS;
  const id = idOf(params);
  const rotated = await rotateSecret(services, id, { keepMs, commandId: call.commandId(id) });
  if (rotated.ok) return withSecret(services, rotated);
  if (rotated.reason === 'unknown') throw noSuchSubscription();
  const detail = 'Two secrets are valid already. Remove the older one, or wait until it expires. Nothing was changed.';
  throw new HttpProblem({ status: 409, code: 'two-secrets', detail });
}

async function dropSecret(services: Services, { params }: Call<Routes['removeSecret']>): Promise<HttpReply> {
  const { id } = await subscriptionOf(services, params);
  const left = await removeSecret(services, id, Number(params['version']));
  if (left === 'unknown') {
    const detail = `No secret of this version is valid. GET /v1/subscriptions/${id} lists those that are.`;
    throw new HttpProblem({ status: 404, code: 'unknown-secret', detail });
  }
  if (left === 'kept') {
    const detail = 'It is the newest secret, without which nothing could be signed. Make another one first. Nothing was changed.';
    throw new HttpProblem({ status: 409, code: 'newest-secret', detail });
  }
  return shown(services, left);
}

const SUBSCRIPTION_ID = /^[0-9a-z]{10}$/;
const DELIVERY_ID = /^\d{13}-[0-9a-z-]{1,40}$/;

/** What can be no id does not reach the store. @throws HttpProblem 404 */
function idOf({ subscription = '' }: Params): string {
  if (!SUBSCRIPTION_ID.test(subscription)) throw noSuchSubscription();
  return subscription;
}

/** @throws HttpProblem 404 */
function deliveryIdOf({ delivery = '' }: Params): string {
  if (!DELIVERY_ID.test(delivery)) throw noSuchDelivery();
  return delivery;
}

/** @throws HttpProblem 404 */
async function subscriptionOf(services: Services, params: Params): Promise<Subscription> {
  const subscription = await services.subscriptions.load(idOf(params));
  if (subscription === undefined) throw noSuchSubscription();
  return subscription;
}

/** @throws HttpProblem 404, 409 */
async function enabledOf(services: Services, params: Params): Promise<Subscription> {
  const subscription = await subscriptionOf(services, params);
  if (subscription.disabled === undefined) return subscription;
  const detail = `It is switched off, so nothing is posted. Switch it on first: POST /v1/subscriptions/${subscription.id}/enable. Nothing was changed.`;
  throw new HttpProblem({ status: 409, code: 'subscription-disabled', detail });
}

/** @throws HttpProblem 404 */
function demandDelivery(delivery: WebhookDelivery | undefined): WebhookDelivery {
  if (delivery === undefined) throw noSuchDelivery();
  return delivery;
}

const noSuchDelivery = (): HttpProblem =>
  new HttpProblem({
    status: 404,
    code: 'unknown-delivery',
    detail:
      'The log has no delivery of this id; it is kept for 30 days. GET /v1/subscriptions/{subscription}/deliveries lists all.',
  });

function shown(services: Services, subscription: Subscription | undefined): HttpReply {
  if (subscription === undefined) throw noSuchSubscription();
  return json(200, presentSubscription(subscription, services.now()));
}

const noSuchSubscription = (): HttpProblem =>
  new HttpProblem({
    status: 404,
    code: 'unknown-subscription',
    detail: 'No subscription has this id. GET /v1/subscriptions lists all.',
  });

const onItsWay = (delivery: WebhookDelivery): HttpReply => json(201, presentDelivery(delivery));

const json = (status: 200 | 201, value: object, headers: { readonly [name: string]: string } = {}): HttpReply => ({
  status,
  content: { kind: 'json', value },
  headers,
});
