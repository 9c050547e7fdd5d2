import { bulkRoutes } from './routes/bulk.ts';
import { commandRoutes } from './routes/commands.ts';
import { customerRoutes } from './routes/customer.ts';
import { escalationRoutes } from './routes/escalations.ts';
import { healthRoutes } from './routes/health.ts';
import { keyRoutes } from './routes/keys.ts';
import { mailRoutes } from './routes/mail.ts';
import { onCallRoutes } from './routes/on-call.ts';
import { policyRoutes } from './routes/policies.ts';
import { readRoutes } from './routes/reads.ts';
import { serviceRoutes } from './routes/service.ts';
import { subscriptionRoutes } from './routes/subscriptions.ts';
import { ticketRoutes } from './routes/tickets.ts';
import { webhookRoutes } from './routes/webhooks.ts';

/** The whole API, by operation. */
export const routes = {
  ...ticketRoutes,
  ...bulkRoutes,
  ...commandRoutes,
  ...customerRoutes,
  ...readRoutes,
  ...policyRoutes,
  ...healthRoutes,
  ...escalationRoutes,
  ...onCallRoutes,
  ...keyRoutes,
  ...subscriptionRoutes,
  ...mailRoutes,
  ...serviceRoutes,
  ...webhookRoutes,
} as const;
