/** The due index follows its table by some milliseconds, by minutes when something is wrong, and on bad days an entry is missing or stays. */
import { type Instant, MINUTE_MS } from '../../shared/core/instant.ts';
import type { TicketControl } from '../support/in-memory/tickets.ts';
import type { Stream } from './chances.ts';
import type { Faults } from './faults.ts';
import type { Referee } from './referee.ts';
import type { Scheduler } from './scheduler.ts';

type LagParts = {
  readonly scheduler: Scheduler;
  readonly faults: Faults;
  readonly lag: Stream;
  readonly entityOf: (id: string) => number;
  readonly referee: Referee;
  readonly control: TicketControl;
};

export function createIndexLag({ scheduler, faults, lag, entityOf, referee, control }: LagParts): TicketControl['writeIndex'] {
  const writtenAt = new Map<string, Instant>();
  return (write, stored) => {
    const entity = entityOf(stored.id);
    const isLate = faults.strikes('index-lags', entity);
    const ms = isLate ? Math.floor(lag.next(entity) ** 2 * 3 * MINUTE_MS) : 1 + Math.floor(lag.next(entity) * 80);
    // Entries of one ticket are written in order.
    const at = Math.max(scheduler.now() + ms, (writtenAt.get(stored.id) ?? 0) + 1);
    writtenAt.set(stored.id, at);
    if (ms > MINUTE_MS) referee.disturb(entity, at);
    const isMissed = faults.strikes('index-misses', entity);
    const isKept = faults.strikes('index-keeps', entity);
    scheduler.at(at, () => {
      const dueBefore = isKept ? control.dueEntriesOf(stored.id) : [];
      write();
      for (const entry of dueBefore) control.addStrayEntry(entry);
      if (!isMissed) return referee.indexed(entity);
      control.loseDueEntry(stored.id);
      // Until somebody writes the ticket again, the auditor at the latest, no tick will see it.
      return referee.disturb(entity, Number.POSITIVE_INFINITY);
    });
  };
}
