import { METRICS, type Metric } from '../sla/metric.ts';

/**
 * What raises an alarm: a ladder that is climbed from that very instant, whatever the clocks say.
 * - `opened`: a ticket comes under an escalation policy that wants to know at once
 * - `complaint`: the customer complains of how the ticket is handled
 * - `reopened`: what was thought solved is not
 * - `low-rating`: the customer rates what was done as poor
 */
export const TRIGGERS = ['opened', 'complaint', 'reopened', 'low-rating'] as const;
export type Trigger = (typeof TRIGGERS)[number];

export const isTrigger = (name: string): name is Trigger => TRIGGERS.some((one) => one === name);

/** What a ladder is called: the promise whose clock climbs it, or what raised the alarm. */
export type LadderName = Metric | Trigger;

export const LADDERS: readonly LadderName[] = [...METRICS, ...TRIGGERS];
