import type { ReachBody } from '../../../shared/api/schemas/escalations.ts';
import { toIso } from '../../../shared/app/iso.ts';
import type { Configuration } from '../../../shared/app/ports.ts';
import { defined } from '../../../shared/core/defined.ts';
import type { Instant } from '../../../shared/core/instant.ts';
import { matchRule } from '../../../shared/core/sla/match-rule.ts';
import { classify } from '../../../shared/core/sla/tracks.ts';
import type { Ticket } from '../../../shared/core/ticket.ts';
import type { ForeseenLevel } from '../../../shared/core/what-if/foreseen-levels.ts';
import { presentLevel } from '../../../shared/lambda/present-level.ts';

export type Supposition = { readonly configuration: Pick<Configuration, 'policySet'>; readonly opened: Ticket | undefined };

export function presentReach(
  levels: readonly ForeseenLevel[],
  { at, ...supposition }: Supposition & { readonly at: Instant },
): ReachBody {
  const { version: policyVersion } = supposition.configuration.policySet;
  return { at: toIso(at), policyVersion, ...presentOpened(supposition), ahead: levels.map(presentLevel) };
}

/** Where the ticket went, and by which rule it is judged. */
export function presentOpened({ configuration, opened }: Supposition) {
  if (opened === undefined) return {};
  return defined({ rule: matchRule(configuration.policySet.rules, classify(opened))?.name, team: opened.team });
}
