import type { healthRoutes } from '../../../shared/api/routes/health.ts';
import { startOfHour } from '../../../shared/app/timers/timer-statistics.ts';
import type { HttpReply } from '../../../shared/lambda/http.ts';
import type { Operations } from '../../../shared/lambda/http-api.ts';
import { presentCanary } from '../present/present-canary.ts';
import { presentReconciliations } from '../present/present-reconciliation.ts';
import { LONGEST_WINDOW_MS, presentTimers } from '../present/present-timers.ts';
import type { ApiServices } from '../services.ts';

/** What Pledge has measured of itself. */
export const healthOperations = (services: ApiServices): Operations<typeof healthRoutes> => ({
  getTimers: () => timers(services),
  getReconciliation: () => reconciliation(services),
});

async function timers({ now, timers: statistics, canaries }: ApiServices): Promise<HttpReply> {
  const at = now();
  const [hours, { last }] = await Promise.all([statistics.since(startOfHour(at - LONGEST_WINDOW_MS)), canaries.load()]);
  return {
    status: 200,
    content: { kind: 'json', value: { ...presentTimers(hours, at), ...(last && { canary: presentCanary(last) }) } },
  };
}

async function reconciliation({ reconciliations }: ApiServices): Promise<HttpReply> {
  return { status: 200, content: { kind: 'json', value: presentReconciliations(await reconciliations.load()) } };
}
