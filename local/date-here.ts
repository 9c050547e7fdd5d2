import type { LocalDate } from '../shared/core/sla/calendar.ts';

/** The date on this machine's wall. */
export function dateHere(): LocalDate {
  // Sweden writes dates as YYYY-MM-DD.
  return new Date().toLocaleDateString('sv-SE');
}
