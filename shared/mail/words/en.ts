import { LADDER_NAMES } from '../../words/names.ts';
import type { Terms } from './terms.ts';

const EVENTS = {
  warned: 'warning',
  breached: 'deadline passed',
  escalated: 'escalated',
  'level-skipped': 'nobody to tell, went on at once',
} as const;

const NEXT = { warning: 'warning', breach: 'breach notice', escalation: 'escalation' } as const;

export const en: Terms = {
  language: 'en',
  labels: {
    reference: 'Reference',
    subject: 'Subject',
    priority: 'Priority',
    customer: 'Customer',
    responsible: 'Responsible',
    openSince: 'Open since',
    promise: 'Promise',
    due: 'Due',
    left: 'Time left',
    late: 'Late by',
    done: 'Done',
    next: 'What is next',
    reason: 'Reason',
    until: 'Until',
    assignedBy: 'Assigned by',
    continuesAs: 'Continues as',
  },
  metrics: LADDER_NAMES.en,
  priorities: { P1: 'P1 · critical', P2: 'P2 · urgent', P3: 'P3 · normal', P4: 'P4 · question' },
  holdReasons: {
    customer: 'We are waiting for something from you',
    'waiting-for-customer': 'We are waiting for something from you',
    'third-party': 'We are waiting for somebody else',
    'waiting-for-third-party': 'We are waiting for somebody else',
  },
  buttons: {
    acknowledge: 'Acknowledge',
    confirm: 'Yes, it is solved',
    notSolved: 'No, not solved yet',
  },
  durations: {
    day: ['{n} day', '{n} days'],
    hour: ['{n} hour', '{n} hours'],
    minute: ['{n} minute', '{n} minutes'],
    second: ['{n} second', '{n} seconds'],
    separator: ' ',
    nothing: 'no time',
  },
  colon: ': ',
  listSeparator: ', ',
  nobodyYet: 'nobody yet',
  whatHappened: 'What happened, newest first',
  workingTime: (duration) => `${duration} of working time`,
  businessDays: (count) => `${count} business ${count === 1 ? 'day' : 'days'}`,
  every: (duration) => `at least every ${duration}`,
  overdue: (by) => `overdue since ${by}`,
  within: (duration, by) => `within ${duration}, by ${by}`,
  promise: (metric, target) => `${metric} within ${target}`,
  inTeam: (who, team) => `${who}, team ${team}`,
  event: ({ type, at, metric, level, told }) => {
    const step = level === undefined ? EVENTS[type] : `${EVENTS[type]}, level ${level}`;
    return `${at}: ${metric}, ${step}${told === '' ? '' : ` (told: ${told})`}`;
  },
  next: ({ at, metric, notice, to }) =>
    `${at}: ${NEXT[notice]} (${metric.toLowerCase()})${to === '' ? ', nobody is named for it' : ` to ${to}`}`,
  nextIsNothing: 'No further step is planned.',
  acknowledged: (at) => `Acknowledged on ${at}; nobody else is told.`,
  answerGoesToCustomer: 'A reply to this mail goes to the customer as your public answer.',
  answerAcknowledges: (address) =>
    `A reply to this mail acknowledges in your name; what you write stays with the staff. To answer the customer, write to ${address}.`,
  acknowledgingStops: 'Acknowledging stops the escalation of this promise. The clock goes on.',
  answerByReply: 'To add something, simply reply to this mail.',
  zoneNote: (zone) => `All times: ${zone}.`,
};
