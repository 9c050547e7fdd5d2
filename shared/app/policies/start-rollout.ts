import type { Actor } from '../../core/actor.ts';
import { canonicalJson } from '../../core/canonical-json.ts';
import type { RebaseCommand } from '../../core/command.ts';
import { sendWakes } from '../send-wakes.ts';
import type { Services } from '../services.ts';
import { type Rollout, rolloutName } from './rollout.ts';
import type { Selection } from './selection.ts';

export type StartServices = Pick<Services, 'now' | 'rollouts' | 'wakeQueue' | 'settings'>;

export type RolloutRequest = {
  readonly policyVersion: number;
  readonly selection: Selection;
  readonly passed: RebaseCommand['passed'];
  readonly by: Actor;
};

export type StartedRollout =
  | { readonly ok: true; readonly rollout: Rollout }
  | { readonly ok: false; readonly underWay: Rollout };

/**
 * Sends a policy version on its way to the open tickets. One at a time: while another one is under way, it is refused with that
 * one; asked for again, a rollout that was interrupted goes on.
 */
export async function startRollout(services: StartServices, request: RolloutRequest): Promise<StartedRollout> {
  const newest = await services.rollouts.newest();
  if (newest !== undefined && newest.phase !== 'done') return resume(services, newest, request);
  const rollout = begin(request, (newest?.id ?? 0) + 1, services.now());
  // Somebody else has just begun one.
  if (!(await services.rollouts.begin(rollout))) return startRollout(services, request);
  await wakeRollout(services, rollout);
  return { ok: true, rollout };
}

/** Goes on with a rollout whose chain of messages has broken. One that is at work already does nothing twice. */
export async function resumeRollout(services: StartServices): Promise<void> {
  const newest = await services.rollouts.newest();
  if (newest !== undefined && newest.phase !== 'done') await wakeRollout(services, newest);
}

/** Has the next part of the work done. */
export async function wakeRollout(
  services: Pick<StartServices, 'now' | 'wakeQueue' | 'settings'>,
  { id }: Rollout,
  at = services.now(),
): Promise<void> {
  await sendWakes(services, [{ ticketId: rolloutName(id), dueAt: at }]);
}

async function resume(services: StartServices, rollout: Rollout, request: RolloutRequest): Promise<StartedRollout> {
  if (!isSame(rollout, request)) return { ok: false, underWay: rollout };
  await wakeRollout(services, rollout);
  return { ok: true, rollout };
}

/** Whether it is what is asked for again. */
export const isSame = (rollout: Rollout, { policyVersion, selection, passed }: RolloutRequest): boolean =>
  rollout.policyVersion === policyVersion &&
  rollout.passed === passed &&
  canonicalJson(rollout.selection) === canonicalJson(selection);

function begin(request: RolloutRequest, id: number, startedAt: number): Rollout {
  return { ...request, id, revision: 1, startedAt, phase: 'moving', rebased: 0, failed: 0, failures: [], digests: {} };
}
