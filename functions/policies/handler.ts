import { escalationRoutes } from '../../shared/api/routes/escalations.ts';
import { keyRoutes } from '../../shared/api/routes/keys.ts';
import { onCallRoutes } from '../../shared/api/routes/on-call.ts';
import { policyRoutes } from '../../shared/api/routes/policies.ts';
import { once } from '../../shared/core/once.ts';
import { createApi } from '../../shared/lambda/http-api.ts';
import { createHttpHandler, type HttpHandler } from '../../shared/lambda/http-handler.ts';
import { analysisOperations } from './operations/analyses.ts';
import { configurationOperations } from './operations/configurations.ts';
import { escalationOperations } from './operations/escalations.ts';
import { keyOperations } from './operations/keys.ts';
import { overrideOperations } from './operations/on-call/overrides.ts';
import { scheduleOperations } from './operations/on-call/schedules.ts';
import { getRollout } from './operations/rollouts.ts';
import { versionOperations } from './operations/versions.ts';
import { buildServices, type PoliciesServices } from './services.ts';

/** 2 MB: as many characters as a configuration file may have, in any script. */
const LARGE_FILE = { bytes: 2_097_152, instead: 'A configuration has at most 500,000 characters.' };

/**
 * What operators ask about policies, what becomes of tickets under them, who is on call, and who may call. A function of its own: it carries the
 * reader of configuration files, and works for as long as a request may take, while those who open tickets are answered by another.
 */
export function createHandler(services: PoliciesServices): HttpHandler {
  const operations = {
    ...versionOperations(services),
    ...configurationOperations(services),
    ...analysisOperations(services),
    ...escalationOperations(services),
    getRollout: getRollout(services),
    ...scheduleOperations(services),
    ...overrideOperations(services),
    ...keyOperations(services),
  };
  return createHttpHandler(
    createApi({ ...policyRoutes, ...escalationRoutes, ...onCallRoutes, ...keyRoutes }, operations, services),
    services.log,
    () => LARGE_FILE,
  );
}

const live = once(() => createHandler(buildServices()));

export const handler: HttpHandler = (event, context) => live()(event, context);
