import type { Instant } from '../../shared/core/instant.ts';
import { NEVER } from '../../shared/core/sla/horizon.ts';

/** As rows write an instant; `null` for what never comes. */
export function isoOf(at: Instant | undefined): string | null {
  return at === undefined || at >= NEVER ? null : new Date(at).toISOString();
}
