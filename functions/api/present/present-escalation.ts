import type { TicketEscalationBody } from '../../../shared/api/schemas/escalations.ts';
import { toIso } from '../../../shared/app/iso.ts';
import type { Instant } from '../../../shared/core/instant.ts';
import { referenceOf } from '../../../shared/core/reference.ts';
import { climbersOf, type Snapshot } from '../../../shared/core/replay.ts';
import { ladderKey } from '../../../shared/core/ticket.ts';
import type { ForeseenLevel } from '../../../shared/core/what-if/foreseen-levels.ts';
import { presentLevel } from '../../../shared/lambda/present-level.ts';

export function presentEscalation(snapshot: Snapshot, ahead: readonly ForeseenLevel[], at: Instant): TicketEscalationBody {
  const { id, acknowledged } = snapshot.ticket;
  return {
    id,
    reference: referenceOf(id),
    at: toIso(at),
    acknowledged: climbersOf(snapshot).flatMap((climber) => {
      const since = acknowledged[ladderKey(climber)];
      return since === undefined ? [] : [{ ladder: climber.metric, cycle: climber.cycle, at: toIso(since) }];
    }),
    ahead: ahead.map(presentLevel),
  };
}
