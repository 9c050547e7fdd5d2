import type { PolicySet } from '../core/policy-set.ts';
import { replay, type Snapshot } from '../core/replay.ts';
import { policiesOf } from './policies-of.ts';
import type { StoredTicket } from './ports.ts';
import type { Services } from './services.ts';

export type LoadedTicket = { readonly stored: StoredTicket; readonly policySet: PolicySet; readonly snapshot: Snapshot };

export type LoadServices = Pick<Services, 'configuration'> & { readonly tickets: Pick<Services['tickets'], 'load'> };

/** A ticket with the policy set that judges it, replayed. */
export async function loadTicket(services: LoadServices, ticketId: string): Promise<LoadedTicket | undefined> {
  const stored = await services.tickets.load(ticketId);
  return stored === undefined ? undefined : replayStored(services, stored);
}

export async function replayStored(services: Pick<Services, 'configuration'>, stored: StoredTicket): Promise<LoadedTicket> {
  const policySet = await policiesOf(services, stored);
  return { stored, policySet, snapshot: replay(stored, policySet) };
}
