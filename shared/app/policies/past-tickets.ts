import type { Fact } from '../../core/fact.ts';
import type { PolicySet } from '../../core/policy-set.ts';
import { factsFrom } from '../history.ts';
import { type LoadedTicket, replayStored } from '../load-ticket.ts';
import type { Services } from '../services.ts';
import type { TicketFilter } from '../ticket-filter.ts';

export type WhatIfServices = Pick<Services, 'now' | 'tickets' | 'configuration'>;

export type TicketWithHistory = LoadedTicket & { readonly facts: readonly Fact[] };

export type Batch = {
  readonly tickets: readonly TicketWithHistory[];
  /** Where to go on; absent after the last. */
  readonly nextCursor?: string;
};

/** So many histories are held in memory at once. */
const BATCH = 100;

/** The next tickets that match, newest first, each with all of its history. */
export async function nextBatch(
  services: Pick<Services, 'tickets' | 'configuration'>,
  filter: TicketFilter,
  cursor: string | undefined,
): Promise<Batch> {
  const { items, ...rest } = await services.tickets.list(filter, BATCH, cursor);
  const tickets = await Promise.all(
    items.map(async (stored) => ({ ...(await replayStored(services, stored)), facts: await factsFrom(services, stored, 1) })),
  );
  return { ...rest, tickets };
}

/** A draft as a policy set: the one after the newest. */
export async function numbered(
  { configuration }: Pick<Services, 'configuration'>,
  draft: Omit<PolicySet, 'version'>,
): Promise<PolicySet> {
  const { policySet } = await configuration.current();
  return { ...draft, version: policySet.version + 1 };
}
