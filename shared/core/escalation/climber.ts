/** What climbs an escalation ladder: a clock as its time is counted, or an alarm from the instant at which it was raised. */
import type { Instant } from '../instant.ts';
import type { Track } from '../sla/clock.ts';
import { markInstant } from '../sla/evaluate-clock.ts';
import { type Calendars, lastSpan } from '../sla/track-time.ts';
import { ladderKey, type Ticket } from '../ticket.ts';
import type { Alarm } from './alarm.ts';
import { type Level, LOW_SCORE, type Mark } from './ladder.ts';

export type Climber = Track | Alarm;

export const isAlarm = (climber: Climber): climber is Alarm => !('spans' in climber);

/** The rule in force, whose escalation policy has the levels. */
export const ruleOf = (climber: Climber): string => (isAlarm(climber) ? climber.rule : lastSpan(climber).rule);

/** Whether time brings it on its way now: a paused clock climbs nothing. */
export const isClimbing = (climber: Climber): boolean => isAlarm(climber) || lastSpan(climber).kind === 'counting';

/** Somebody has taken charge: no further level of its ladder fires. */
export const isAcknowledged = ({ acknowledged }: Pick<Ticket, 'acknowledged'>, climber: Climber): boolean =>
  acknowledged[ladderKey(climber)] !== undefined;

/** The instant at which it comes to a mark, as far as is known. An alarm has no target: its marks are real time since it was raised. */
export function reachInstantOf(climber: Climber, mark: Mark, calendars: Calendars): Instant | undefined {
  if (!isAlarm(climber)) return markInstant(climber, mark, calendars);
  const afterMs = mark.kind === 'offset' ? mark.ms : (mark.plusMs ?? 0);
  return climber.startedAt + afterMs;
}

/** Whether an alarm is often, or bad, enough for a level. */
export const isMeantFor = ({ times = 1, atMost = LOW_SCORE }: Level, { cycle, score }: Pick<Alarm, 'cycle' | 'score'>): boolean =>
  cycle >= times && (score === undefined || score <= atMost);
