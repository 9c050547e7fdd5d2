import type { Fact } from '../core/fact.ts';
import type { StoredTicket } from './ports.ts';
import type { Services } from './services.ts';

/** The history from fact `n` on, in order; from 1 on, all of it. The archive is asked only when the item does not reach back so far. */
export async function factsFrom(
  { tickets }: Pick<Services, 'tickets'>,
  stored: StoredTicket,
  n: number,
): Promise<readonly Fact[]> {
  const kept = stored.facts[0]?.n ?? Number.POSITIVE_INFINITY;
  const pages = kept > n ? await tickets.loadPages(stored.id) : [];
  // A page of a write that lost its race can hold what the item still holds.
  const paged = pages.flatMap((page) => page.facts).filter((fact) => fact.n < kept);
  return [...paged, ...stored.facts].filter((fact) => fact.n >= n);
}
