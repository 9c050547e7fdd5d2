import { commandRoutes } from '../../shared/api/routes/commands.ts';
import { healthRoutes } from '../../shared/api/routes/health.ts';
import { readRoutes } from '../../shared/api/routes/reads.ts';
import { serviceRoutes } from '../../shared/api/routes/service.ts';
import { subscriptionRoutes } from '../../shared/api/routes/subscriptions.ts';
import { ticketRoutes } from '../../shared/api/routes/tickets.ts';
import { once } from '../../shared/core/once.ts';
import { createApi } from '../../shared/lambda/http-api.ts';
import { createHttpHandler, type HttpHandler } from '../../shared/lambda/http-handler.ts';
import { commandOperations } from './operations/commands.ts';
import { healthOperations } from './operations/health.ts';
import { readOperations } from './operations/reads.ts';
import { serviceOperations } from './operations/service.ts';
import { subscriptionOperations } from './operations/subscriptions.ts';
import { ticketOperations } from './operations/tickets.ts';
import { type ApiServices, buildServices } from './services.ts';

const ROUTES = { ...ticketRoutes, ...commandRoutes, ...readRoutes, ...healthRoutes, ...subscriptionRoutes, ...serviceRoutes };

/** Everything that comes in over HTTP but for policies: the API, webhooks, the links in mails. */
export function createHandler(services: ApiServices): HttpHandler {
  const operations = {
    ...ticketOperations(services),
    ...commandOperations(services),
    ...readOperations(services),
    ...healthOperations(services),
    ...subscriptionOperations(services),
    ...serviceOperations(services),
  };
  return createHttpHandler(createApi(ROUTES, operations, services), services.log);
}

const live = once(() => createHandler(buildServices()));

export const handler: HttpHandler = (event, context) => live()(event, context);
