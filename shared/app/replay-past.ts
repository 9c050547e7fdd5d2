import type { Fact } from '../core/fact.ts';
import type { PolicySet } from '../core/policy-set.ts';
import { replay, type Snapshot } from '../core/replay.ts';
import { factsFrom } from './history.ts';
import { policiesOf } from './policies-of.ts';
import type { StoredTicket } from './ports.ts';
import type { Services } from './services.ts';

export type PastServices = Pick<Services, 'tickets' | 'configuration'>;

export type Past = { readonly facts: readonly Fact[]; readonly snapshot: Snapshot; readonly policySet: PolicySet };

/**
 * A ticket as it was when only the first of its facts had happened, judged by the policy version of that time.
 * `undefined` when none had.
 */
export async function replayPast(
  services: PastServices,
  stored: StoredTicket,
  hadHappened: (fact: Fact) => boolean,
): Promise<Past | undefined> {
  const facts = (await factsFrom(services, stored, 1)).filter(hadHappened);
  if (facts.length === 0) return undefined;
  const policySet = await policiesOf(services, { facts });
  return { facts, snapshot: replay({ facts }, policySet), policySet };
}
