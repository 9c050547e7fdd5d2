/** Which policy set judges a ticket: a canary its own, every other one that of the version that it is pinned to. */
import { CANARY_POLICIES } from '../core/canary.ts';
import { CANARY_CHANNEL } from '../core/channel.ts';
import type { Command } from '../core/command.ts';
import type { PolicySet } from '../core/policy-set.ts';
import { policyVersionOf } from '../core/policy-version.ts';
import type { History } from '../core/replay.ts';
import type { Services } from './services.ts';

export async function policiesOf({ configuration }: Pick<Services, 'configuration'>, history: History): Promise<PolicySet> {
  const version = policyVersionOf(history);
  return version === CANARY_POLICIES.version ? CANARY_POLICIES : configuration.policySet(version);
}

/** What a ticket is opened under. */
export const policiesForNew = (command: Command, inForce: PolicySet): PolicySet =>
  command.type === 'open' && command.channel === CANARY_CHANNEL ? CANARY_POLICIES : inForce;
