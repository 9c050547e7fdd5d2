import type { OnCallLayer } from '../../core/escalation/on-call/schedule.ts';
import { WEEKDAYS } from '../../core/sla/calendar.ts';
import { type Parsed, parsed, quote, refused } from './parsed.ts';

type Handover = OnCallLayer['handover'];

export const HANDOVER_PATTERN = String.raw`^((${WEEKDAYS.join('|')}) ?)?(([01]?\d|2[0-3]):[0-5]\d)?$`;

const MIDNIGHT = '00:00';

/** Reads when turns change: `09:00`, `mon 09:00`, or `mon` for its beginning. */
export function parseHandover(text: string): Parsed<Handover> {
  const match = /^(?:([a-z]{3}))?(?:(?:^| )(\d{1,2}:[0-5]\d))?$/.exec(text.trim());
  const weekday = WEEKDAYS.find((day) => day === match?.[1]);
  const time = (match?.[2] ?? MIDNIGHT).padStart(MIDNIGHT.length, '0');
  if (match === null || (match[1] !== undefined && weekday === undefined) || time > '23:59')
    return refused(`${quote(text)} is not when turns change; write e.g. 09:00, mon 09:00 or mon`);
  return parsed(weekday === undefined ? { time } : { time, weekday });
}

export const formatHandover = ({ time, weekday }: Handover): string => (weekday === undefined ? time : `${weekday} ${time}`);
