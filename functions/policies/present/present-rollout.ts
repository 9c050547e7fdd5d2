import type { RolloutBody } from '../../../shared/api/schemas/policies.ts';
import { toIso, toIsoIfAny } from '../../../shared/app/iso.ts';
import type { Rollout } from '../../../shared/app/policies/rollout.ts';
import type { Selection } from '../../../shared/app/policies/selection.ts';
import { defined } from '../../../shared/core/defined.ts';

export function presentRollout(rollout: Rollout): RolloutBody {
  const { id, policyVersion, selection, passed, by, startedAt, phase, rebased, failed, failures, digests, finishedAt } = rollout;
  return {
    id,
    policyVersion,
    only: presentSelection(selection),
    passed,
    by,
    startedAt: toIso(startedAt),
    phase,
    rebased,
    failed,
    failures: [...failures],
    told: Object.keys(digests).length,
    ...defined({ finishedAt: toIsoIfAny(finishedAt) }),
  };
}

function presentSelection({ when, policyVersion }: Selection): RolloutBody['only'] {
  const values = Object.fromEntries(Object.entries(when).map(([key, list]) => [key, [...list]]));
  return { ...values, ...defined({ policyVersion }) };
}
