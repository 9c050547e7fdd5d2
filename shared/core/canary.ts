/**
 * A canary is a ticket that the platform opens for itself, only to see whether its promise is broken on time. It is judged by policies
 * of its own: no configuration can change them, lack them or show them, and they tell nobody.
 */
import { type DurationMs, MINUTE_MS } from './instant.ts';
import type { PolicySet } from './policy-set.ts';
import type { Calendar, Window } from './sla/calendar.ts';
import type { Ticket } from './ticket.ts';

const ALL_DAY: readonly Window[] = [['00:00', '24:00']];
const ALWAYS: Calendar = {
  name: 'always',
  timeZone: 'UTC',
  weekly: { mon: ALL_DAY, tue: ALL_DAY, wed: ALL_DAY, thu: ALL_DAY, fri: ALL_DAY, sat: ALL_DAY, sun: ALL_DAY },
};

/** Real time, as it is counted round the clock. */
export const CANARY_PROMISE_MS: DurationMs = MINUTE_MS;

/** A first response within 60 s round the clock. Versions of configurations begin at 1. */
export const CANARY_POLICIES: PolicySet = {
  version: 0,
  calendars: { always: ALWAYS },
  rules: [
    {
      name: 'canary',
      when: {},
      commitments: {
        'first-response': { target: { kind: 'duration', ms: CANARY_PROMISE_MS }, calendar: 'always', pausedBy: [] },
      },
      escalation: 'nobody',
    },
  ],
  escalations: { nobody: { name: 'nobody', levels: [] } },
  routing: [],
  closing: { requireConfirmation: false },
};

export const isCanary = ({ policyVersion }: Pick<Ticket, 'policyVersion'>): boolean => policyVersion === CANARY_POLICIES.version;
