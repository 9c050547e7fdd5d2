/**
 * The alarms of a ticket after one more fact: which are raised by it, and which end. Like the clocks they follow from the history
 * and the policy alone.
 */
import { isUnsolved } from '../evolve.ts';
import type { Fact, FactOf, FactType } from '../fact.ts';
import { type FactContext, isLive, ruleOfTicket } from '../sla/tracks.ts';
import type { Alarm } from './alarm.ts';
import { isMeantFor } from './climber.ts';
import type { Trigger } from './trigger.ts';

type Alarms = readonly Alarm[];
type Step<F extends Fact = Fact> = FactContext & { readonly fact: F };

export function evolveAlarms(alarms: Alarms, fact: Fact, context: FactContext): Alarms {
  const change = CHANGES[fact.type] as ((alarms: Alarms, step: Step) => Alarms) | undefined;
  return change === undefined ? alarms : change(alarms, { ...context, fact });
}

/** What each kind of fact does to the alarms; all others do nothing to any. */
const CHANGES: { readonly [T in FactType]?: (alarms: Alarms, step: Step<FactOf<T>>) => Alarms } = {
  opened,
  complained: (alarms, step) => raise(alarms, 'complaint', step),
  rated,
  'priority-changed': regraded,
  assigned: regraded,
  reopened: (alarms, step) => (step.fact.because === 'merged-in-circle' ? alarms : raise(alarms, 'reopened', step)),
  'solution-proposed': solved,
  resolved: solved,
  closed: solved,
  merged: (alarms, step) => end(alarms, step),
};

/** An alarm that no level of the policy is meant for is not raised. */
function raise(alarms: Alarms, metric: Trigger, { after, policySet, fact }: Step, score?: number): Alarms {
  const rule = ruleOfTicket(after, policySet);
  const levels = policySet.escalations[rule?.escalation ?? '']?.levels ?? [];
  const cycle = cycleOf(alarms, metric, { complaint: after.complaints, reopened: after.reopenings });
  const raised = { metric, cycle, startedAt: fact.at, ...(score === undefined ? {} : { score }) };
  if (rule === undefined || !levels.some((level) => level.metric === metric && isMeantFor(level, raised))) return alarms;
  return [...alarms, { ...raised, rule: rule.name }];
}

function opened(alarms: Alarms, step: Step<FactOf<'opened'>>): Alarms {
  const raised = raise(alarms, 'opened', step);
  return step.fact.complaint ? raise(raised, 'complaint', step) : raised;
}

/** One that is no better than what stands already is no news. A better one settles it. */
function rated(alarms: Alarms, step: Step<FactOf<'rated'>>): Alarms {
  const { score } = step.fact;
  const isOfRating = ({ metric }: Alarm) => metric === 'low-rating';
  const standing = alarms.find((alarm) => isOfRating(alarm) && isLive(alarm));
  const raised = raise(end(alarms, step, isOfRating), 'low-rating', step, score);
  const isPoor = raised.length > alarms.length;
  return isPoor && standing?.score !== undefined && standing.score <= score ? alarms : raised;
}

/** What the ticket itself counts is counted whether or not anybody was to hear of it. */
function cycleOf(alarms: Alarms, metric: Trigger, counted: { readonly [T in Trigger]?: number | undefined }): number {
  return counted[metric] ?? Math.max(0, ...alarms.filter((alarm) => alarm.metric === metric).map(({ cycle }) => cycle)) + 1;
}

/** What stands goes on under the new rule. Under another escalation policy a ticket is as good as new. */
function regraded(alarms: Alarms, step: Step): Alarms {
  const { before, after, policySet } = step;
  const was = before === null ? undefined : ruleOfTicket(before, policySet);
  const is = ruleOfTicket(after, policySet);
  if (is === undefined || was?.name === is.name) return alarms;
  const moved = alarms.map((alarm) => (isLive(alarm) ? { ...alarm, rule: is.name } : alarm));
  if (was?.escalation === is.escalation || !isUnsolved(after)) return moved;
  return raise(
    end(moved, step, ({ metric }) => metric === 'opened'),
    'opened',
    step,
  );
}

/** What was raised of a solved ticket is not settled by closing it, and a poor rating not by another solution either. */
function solved(alarms: Alarms, step: Step): Alarms {
  if (step.before === null || !isUnsolved(step.before)) return alarms;
  return end(alarms, step, ({ metric }) => metric !== 'low-rating');
}

function end(alarms: Alarms, { fact }: Step, which: (alarm: Alarm) => boolean = () => true): Alarms {
  return alarms.map((alarm) => (isLive(alarm) && which(alarm) ? { ...alarm, ended: { at: fact.at } } : alarm));
}
