import type { policyRoutes } from '../../../shared/api/routes/policies.ts';
import type { AppliedConfigurationBody, ConfigurationDiffBody } from '../../../shared/api/schemas/policies.ts';
import { NotConfiguredError, StaleBaseError } from '../../../shared/app/errors.ts';
import { applyConfiguration } from '../../../shared/app/policies/apply-configuration.ts';
import type { Configuration } from '../../../shared/app/ports.ts';
import { diffConfigurations } from '../../../shared/config/diff/diff-configurations.ts';
import type { HttpReply } from '../../../shared/lambda/http.ts';
import type { Call, Operations } from '../../../shared/lambda/http-api.ts';
import { HttpProblem } from '../../../shared/lambda/http-problem.ts';
import { presentCheck, presentDiff, presentPlace } from '../present/present-configuration.ts';
import type { PoliciesServices } from '../services.ts';
import { demandDeployedAddresses } from './deployed-addresses.ts';
import { loadText, readConfiguration } from './read-configuration.ts';
import { json } from './replies.ts';
import { demandNoOtherRollout, rollOut } from './rollouts.ts';

/** Configurations that operators send: checked, compared with the one in force, and put in force. */
type Routes = Pick<typeof policyRoutes, 'checkConfiguration' | 'diffConfiguration' | 'applyConfiguration'>;

export const configurationOperations = (services: PoliciesServices): Operations<Routes> => ({
  checkConfiguration: async ({ body }) => json(presentCheck(loadText(services, body.configuration))),
  diffConfiguration: (call) => compare(services, call),
  applyConfiguration: (call) => apply(services, call),
});

async function compare(services: PoliciesServices, { body }: Call<Routes['diffConfiguration']>): Promise<HttpReply> {
  const { draft, warnings } = readConfiguration(services, body.configuration);
  const inForce = await services.configuration.current();
  const answer: ConfigurationDiffBody = {
    policyVersion: inForce.policySet.version,
    ...presentDiff(diffConfigurations(unnumbered(inForce), draft)),
    warnings: warnings.map(presentPlace),
  };
  return json(answer);
}

async function apply(services: PoliciesServices, { body, caller }: Call<Routes['applyConfiguration']>): Promise<HttpReply> {
  const { draft, warnings } = readConfiguration(services, body.configuration);
  const before = await inForceIfAny(services);
  if (before !== undefined) demandDeployedAddresses(before.mail, draft.mail);
  const diff = before === undefined ? NOTHING_BEFORE : diffConfigurations(unnumbered(before), draft);
  const { open, passed = 'digest', only, basedOn } = body;
  const wanted = { passed, only, by: caller.actor };
  if (open === 'rebase') {
    const kept = diff.policies.length === 0 ? before?.policySet.version : undefined;
    await demandNoOtherRollout(services, kept === undefined ? undefined : { ...wanted, policyVersion: kept });
  }
  const policyVersion = await applyConfiguration(services, draft, { by: caller.actor, basedOn }).catch(nameBase);
  const answer: AppliedConfigurationBody = {
    policyVersion,
    ...presentDiff(diff),
    ...(open === 'rebase' && { rollout: await rollOut(services, { ...wanted, policyVersion }) }),
    warnings: warnings.map(presentPlace),
  };
  return json(answer);
}

/** Who has compared must not undo what somebody else applied meanwhile. @throws HttpProblem 412 */
function nameBase(cause: unknown): never {
  if (!(cause instanceof StaleBaseError)) throw cause;
  const { version } = cause;
  throw new HttpProblem({
    status: 412,
    code: 'stale-version',
    detail: `Policy version ${version} came into force since you compared. Compare with it, and apply again. Nothing was changed.`,
    currentVersion: version,
  });
}

const NOTHING_BEFORE = { policies: [], settings: [] };

const unnumbered = ({ policySet: { version: _, ...policySet }, ...settings }: Configuration) => ({ ...settings, policySet });

/** `undefined` before anything was applied. */
async function inForceIfAny({ configuration }: PoliciesServices): Promise<Configuration | undefined> {
  try {
    return await configuration.current();
  } catch (error) {
    if (error instanceof NotConfiguredError) return undefined;
    throw error;
  }
}
