import { parseWallTime } from '../../shared/config/text/wall-time.ts';
import type { Instant } from '../../shared/core/instant.ts';
import { instantOf } from '../../shared/core/sla/wall-time.ts';
import type { Answer } from '../terminal/answer.ts';
import type { Env } from '../terminal/connect.ts';
import { UsageError } from '../terminal/usage-error.ts';

export type OnCallOptions = {
  readonly [name in 'at' | 'from' | 'to' | 'until' | 'instead' | 'remove' | 'person' | 'file' | 'lang' | 'url' | 'data']?:
    | string
    | undefined;
} & { readonly ics?: boolean | undefined; readonly json?: boolean | undefined };

/** What the command takes from the machine. */
export type OnCallSurroundings = {
  readonly env: Env;
  /** For questions to a file; a platform has a clock of its own. */
  readonly now: () => Instant;
};

/** @throws UsageError, ApiError */
export type OnCallCommand = (
  args: readonly string[],
  options: OnCallOptions,
  surroundings: OnCallSurroundings,
) => Promise<Answer>;

/** A time as people give it at the terminal, on the wall of a zone where it names none. @throws UsageError */
export function readTime(text: string, timeZone: string): Instant {
  const withZone = /T.*(Z|[+-]\d\d:\d\d)$/i.test(text) ? Date.parse(text) : Number.NaN;
  if (!Number.isNaN(withZone)) return withZone;
  const wall = parseWallTime(/^\d{4}-\d\d-\d\d$/.test(text) ? `${text} 00:00` : text);
  if (!wall.ok) throw new UsageError(`${wall.message}.`);
  return instantOf(timeZone, wall.value);
}

/** The one schedule that a command is about. @throws UsageError */
export function oneSchedule(args: readonly string[]): string {
  const [name, ...more] = args;
  if (name === undefined || more.length > 0) throw new UsageError('Name one schedule.');
  return name;
}
