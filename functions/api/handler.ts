import { bulkRoutes } from '../../shared/api/routes/bulk.ts';
import { commandRoutes } from '../../shared/api/routes/commands.ts';
import { customerRoutes } from '../../shared/api/routes/customer.ts';
import { healthRoutes } from '../../shared/api/routes/health.ts';
import { readRoutes } from '../../shared/api/routes/reads.ts';
import { serviceRoutes } from '../../shared/api/routes/service.ts';
import { subscriptionRoutes } from '../../shared/api/routes/subscriptions.ts';
import { ticketRoutes } from '../../shared/api/routes/tickets.ts';
import { webhookRoutes } from '../../shared/api/routes/webhooks.ts';
import { once } from '../../shared/core/once.ts';
import { createApi } from '../../shared/lambda/http-api.ts';
import { type BodyLimit, createHttpHandler, type HttpHandler, LONG_MAIL } from '../../shared/lambda/http-handler.ts';
import { bulkOperations } from './operations/bulk.ts';
import { commandOperations } from './operations/commands.ts';
import { customerOperations } from './operations/customer.ts';
import { healthOperations } from './operations/health.ts';
import { readOperations } from './operations/reads.ts';
import { serviceOperations } from './operations/service.ts';
import { subscriptionOperations } from './operations/subscriptions.ts';
import { ticketOperations } from './operations/tickets.ts';
import { webhookOperations } from './operations/webhooks.ts';
import { type ApiServices, buildServices } from './services.ts';

const ROUTES = {
  ...ticketRoutes,
  ...bulkRoutes,
  ...commandRoutes,
  ...customerRoutes,
  ...readRoutes,
  ...healthRoutes,
  ...subscriptionRoutes,
  ...serviceRoutes,
  ...webhookRoutes,
};

/** Everything that comes in over HTTP but for policies: the API, webhooks, the links in mails. */
export function createHandler(services: ApiServices): HttpHandler {
  const operations = {
    ...ticketOperations(services),
    ...commandOperations(services),
    ...bulkOperations(services),
    ...customerOperations(services),
    ...readOperations(services),
    ...healthOperations(services),
    ...subscriptionOperations(services),
    ...serviceOperations(services),
    ...webhookOperations(services),
  };
  return createHttpHandler(createApi(ROUTES, operations, services), services.log, limitOf);
}

/** A group of some hundred alerts, or an event as large as PagerDuty takes it. */
const MANY_ALERTS: BodyLimit = { bytes: 1_048_576, instead: 'Have the sender put fewer alerts into one post.' };

/** Of all requests but what other systems post a person could have written the body. */
const limitOf = (path: string): BodyLimit => (/^\/(v1\/webhooks|v2)\//.test(path) ? MANY_ALERTS : LONG_MAIL);

const live = once(() => createHandler(buildServices()));

export const handler: HttpHandler = (event, context) => live()(event, context);
