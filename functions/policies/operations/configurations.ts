import type { policyRoutes } from '../../../shared/api/routes/policies.ts';
import type { AppliedConfigurationBody } from '../../../shared/api/schemas/policies.ts';
import { applyConfiguration } from '../../../shared/app/apply-configuration.ts';
import { NotConfiguredError } from '../../../shared/app/errors.ts';
import type { HttpReply } from '../../../shared/lambda/http.ts';
import type { Call, Operations } from '../../../shared/lambda/http-api.ts';
import { presentCheck, presentPlace } from '../present/present-configuration.ts';
import type { PoliciesServices } from '../services.ts';
import { loadText, readConfiguration } from './read-configuration.ts';
import { json } from './replies.ts';

/** Configurations that operators send: checked, and put in force. */
type Routes = Pick<typeof policyRoutes, 'checkConfiguration' | 'applyConfiguration'>;

export const configurationOperations = (services: PoliciesServices): Operations<Routes> => ({
  checkConfiguration: async ({ body }) => json(presentCheck(loadText(body.configuration))),
  applyConfiguration: (call) => apply(services, call),
});

async function apply(services: PoliciesServices, { body, caller }: Call<Routes['applyConfiguration']>): Promise<HttpReply> {
  const { draft, warnings } = readConfiguration(services, body.configuration);
  const before = await versionInForce(services);
  const policyVersion = await applyConfiguration(services, draft, `api:${caller}`);
  const applied: AppliedConfigurationBody = {
    policyVersion,
    changed: policyVersion !== before,
    warnings: warnings.map(presentPlace),
  };
  return json(applied);
}

/** `undefined` before anything was applied. */
async function versionInForce({ configuration }: PoliciesServices): Promise<number | undefined> {
  try {
    return (await configuration.current()).policySet.version;
  } catch (error) {
    if (error instanceof NotConfiguredError) return undefined;
    throw error;
  }
}
