import type { Target } from '../../core/sla/target.ts';
import { DURATION_PATTERN, daysIn, parseDuration } from './duration.ts';
import { type Parsed, parsed, quote, refused } from './parsed.ts';

/** A working year: a longer promise is a slip of the pen. */
const MOST_BUSINESS_DAYS = 260;

const BUSINESS_DAYS = /^(\d{1,4}) ?business ?days?(, ?end of (?:the )?day)?$/i;

export const TARGET_PATTERN = String.raw`^(${DURATION_PATTERN}|\d{1,3} business days?(, end of day)?)$`;

/** Reads how much business time a promise allows: `15m`, `24h`, `3 business days`, `3 business days, end of day`. */
export function parseTarget(text: string): Parsed<Target> {
  const match = BUSINESS_DAYS.exec(text.trim());
  if (match !== null) return businessDays(text, Number(match[1]), match[2] !== undefined);
  if (/\bdays?\b/i.test(text) && /work|business/i.test(text)) {
    return refused(`${quote(text)} is not understood; write e.g. "3 business days" or "3 business days, end of day"`);
  }
  const duration = parseDuration(text);
  if (duration.ok) return parsed({ kind: 'duration', ms: duration.value });
  const days = daysIn(text);
  return days === undefined ? duration : refused(`${duration.message} or ${days} business day${days === 1 ? '' : 's'}`);
}

function businessDays(text: string, days: number, endOfDay: boolean): Parsed<Target> {
  if (days === 0) return refused(`${quote(text)} is no time at all; write at least "1 business day"`);
  if (days > MOST_BUSINESS_DAYS) return refused(`${quote(text)} is more than a year of work; write at most 260 business days`);
  return parsed({ kind: 'business-days', days, ...(endOfDay ? { endOfDay } : {}) });
}
