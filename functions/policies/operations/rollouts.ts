import type { policyRoutes } from '../../../shared/api/routes/policies.ts';
import type { TicketSelectionBody } from '../../../shared/api/schemas/analyses.ts';
import type { RolloutBody } from '../../../shared/api/schemas/policies.ts';
import type { Rollout } from '../../../shared/app/policies/rollout.ts';
import { isSame, type RolloutRequest, startRollout } from '../../../shared/app/policies/start-rollout.ts';
import type { Operation } from '../../../shared/lambda/http-api.ts';
import { HttpProblem } from '../../../shared/lambda/http-problem.ts';
import { presentRollout } from '../present/present-rollout.ts';
import type { PoliciesServices } from '../services.ts';
import { json } from './replies.ts';
import { selectionOf } from './selection-of.ts';

/** Policy versions on their way to the tickets that are open. */
export const getRollout =
  ({ rollouts }: PoliciesServices): Operation<typeof policyRoutes.getRollout> =>
  async ({ params }) => {
    const name = params.rollout ?? '';
    const found = await (name === 'newest' ? rollouts.newest() : isNumber(name) ? rollouts.load(Number(name)) : undefined);
    if (found !== undefined) return json(presentRollout(found));
    throw new HttpProblem({
      status: 404,
      code: 'unknown-rollout',
      detail: 'No rollout has this number. GET /v1/policies/rollouts/newest is the last one that began, if there was any.',
    });
  };

const isNumber = (text: string): boolean => /^[1-9]\d{0,7}$/.test(text);

type Wanted = Omit<RolloutRequest, 'selection'> & { readonly only: TicketSelectionBody | undefined };

/**
 * Before anything is applied: what cannot be rolled out is better not in force.
 * @param wanted what the rollout would be; undefined when it is to a version that there is not yet
 * @throws HttpProblem 409 while another one is under way
 */
export async function demandNoOtherRollout({ rollouts }: PoliciesServices, wanted: Wanted | undefined): Promise<void> {
  const newest = await rollouts.newest();
  if (newest === undefined || newest.phase === 'done') return;
  if (wanted !== undefined && isSame(newest, requestOf(wanted))) return;
  throw underWay(newest, 'Nothing was changed.');
}

const requestOf = ({ only, ...request }: Wanted): RolloutRequest => ({ ...request, selection: selectionOf(only) });

/** @throws HttpProblem 409 while another one is under way */
export async function rollOut(services: PoliciesServices, wanted: Wanted): Promise<RolloutBody> {
  const started = await startRollout(services, requestOf(wanted));
  if (started.ok) return presentRollout(started.rollout);
  throw underWay(
    started.underWay,
    `Version ${wanted.policyVersion} is in force for new tickets; open ones were not moved to it.`,
  );
}

const underWay = ({ id, policyVersion }: Rollout, outcome: string): HttpProblem =>
  new HttpProblem({
    status: 409,
    code: 'rollout-under-way',
    detail: `Rollout ${id} is still moving open tickets to version ${policyVersion}. Repeat this when GET /v1/policies/rollouts/${id} says done. ${outcome}`,
  });
