import type { ClockLedgerBody, LedgerBody } from '../../../shared/api/schemas/ledger.ts';
import { toIso } from '../../../shared/app/iso.ts';
import type { TicketLedger } from '../../../shared/app/queries.ts';
import { defined } from '../../../shared/core/defined.ts';
import { type DurationMs, SECOND_MS } from '../../../shared/core/instant.ts';
import { referenceOf } from '../../../shared/core/reference.ts';
import type { Ledger, Stretch, Sums } from '../../../shared/core/sla/explain.ts';
import { presentClock } from './present-ticket.ts';

/** The ledger as clients see it: seconds, to the millisecond, so that sums stay exact. */
export function presentLedger({ ticket, at, clocks }: TicketLedger): LedgerBody {
  const { id, version, policyVersion } = ticket;
  return { id, reference: referenceOf(id), version, at: toIso(at), policyVersion, clocks: clocks.map(presentClockLedger) };
}

function presentClockLedger({ clock, timeZone, sums, stretches }: Ledger): ClockLedgerBody {
  const { rule, calendar, elapsedMs } = clock;
  return {
    ...presentClock(clock),
    rule,
    calendar,
    timeZone,
    elapsedSeconds: seconds(elapsedMs),
    sums: presentSums(sums),
    stretches: stretches.map(presentStretch),
  };
}

const seconds = (ms: DurationMs): number => ms / SECOND_MS;

function presentSums(sums: Sums): ClockLedgerBody['sums'] {
  return {
    countedSeconds: seconds(sums.countedMs),
    closedSeconds: seconds(sums.closedMs),
    holidaySeconds: seconds(sums.holidayMs),
    breakSeconds: seconds(sums.breakMs),
    heldSeconds: seconds(sums.heldMs),
    solvedSeconds: seconds(sums.solvedMs),
    totalSeconds: seconds(sums.totalMs),
  };
}

function presentStretch(stretch: Stretch): ClockLedgerBody['stretches'][number] {
  const { kind, phase, name, reason, fact, rule, calendar } = stretch;
  return {
    from: toIso(stretch.from),
    to: toIso(stretch.to),
    seconds: seconds(stretch.ms),
    kind,
    phase,
    ...defined({ name, reason }),
    countedSeconds: seconds(stretch.countedMs),
    fact,
    rule,
    calendar,
  };
}
