import { deedsInEnglish } from '../../words/deeds/en.ts';
import { LADDER_NAMES } from '../../words/names.ts';
import type { Terms } from './terms.ts';

const NEXT = { warning: 'warning', breach: 'breach notice', escalation: 'escalation' } as const;

export const en: Terms = {
  language: 'en',
  labels: {
    reference: 'Reference',
    subject: 'Subject',
    priority: 'Priority',
    customer: 'Customer',
    owner: 'Owner',
    responsible: 'Works on it',
    openSince: 'Open since',
    promise: 'Promise',
    done: 'Done',
    lastDone: 'Last done',
    toldBefore: 'Told before',
    acknowledged: 'Acknowledged',
    awaited: 'Still to acknowledge',
    next: 'What is next',
    note: 'Note',
    answerBy: 'Answer by',
    reason: 'Reason',
    until: 'Until',
    assignedBy: 'Assigned by',
    continuesAs: 'Continues as',
  },
  metrics: LADDER_NAMES.en,
  priorities: { P1: 'P1 · critical', P2: 'P2 · urgent', P3: 'P3 · normal', P4: 'P4 · question' },
  alarm: ({ trigger, times, priority, isRaised, score }) => {
    switch (trigger) {
      case 'opened':
        if (isRaised) return `Raised to ${priority}`;
        return priority === 'P1' || priority === 'P2' ? `Urgent: new ${priority} ticket` : 'New ticket';
      case 'complaint':
        return times === 1 ? 'Complaint by the customer' : `Complaint no. ${times}`;
      case 'reopened':
        return times === 1 ? 'Reopened' : `Reopened ${times === 2 ? 'twice' : `${times} times`}`;
      case 'low-rating':
        return score === undefined ? 'Low rating' : `Low rating: ${score} of 5`;
    }
  },
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
    accept: 'I take it over',
    decline: 'I cannot',
    unwatch: 'Stop following this ticket',
    view: 'See your request',
  },
  durations: {
    day: ['{n} day', '{n} days'],
    hour: ['{n} hour', '{n} hours'],
    minute: ['{n} minute', '{n} minutes'],
    second: ['{n} second', '{n} seconds'],
    separator: ' ',
    nothing: 'no time',
  },
  shortDurations: {
    day: ['{n} d', '{n} d'],
    hour: ['{n} h', '{n} h'],
    minute: ['{n} min', '{n} min'],
    second: ['{n} s', '{n} s'],
    separator: ' ',
    nothing: 'no time',
  },
  deeds: deedsInEnglish,
  colon: ': ',
  listSeparator: ', ',
  subjectSeparator: ' – ',
  nobodyYet: 'nobody yet',
  nothingDone: 'nothing yet',
  hasLeft: (name) => `${name} (has left)`,
  ownerHasLeft: 'The owner has left the organisation. Please see that somebody takes the ticket over.',
  aside: (time) => ` (${time})`,
  notDelivered: (time) => `${time}, not delivered`,
  wrote: (who, at) => `${who} wrote (${at}):`,
  because: {
    owner: 'You are told because you own this ticket.',
    watcher: 'You are told because you watch this ticket.',
    assignee: 'You are told because you work on this ticket.',
    other: 'You are told because it concerns you, or nobody else follows this ticket.',
  },
  whatHappened: 'What happened, newest first',
  workingTime: (duration) => `${duration} of working time`,
  businessDays: (count) => `${count} business ${count === 1 ? 'day' : 'days'}`,
  every: (duration) => `at least every ${duration.replace(/^1 (?=\D+$)/, '')}`,
  overdue: (by) => `overdue since ${by}`,
  within: (duration, by) => `within ${duration}, by ${by}`,
  promise: (metric, target, due) => `${metric} within ${target}, due ${due}`,
  inTeam: (who, team) => `${who}, team ${team}`,
  next: ({ at, metric, notice, to }) =>
    `${at}: ${NEXT[notice]} (${metric.toLowerCase()})${to === '' ? ', nobody is named for it' : ` to ${to}`}`,
  nextIsNothing: 'No further step is planned.',
  stopped: (until) => `Nobody else is told${until === undefined ? '' : ` until ${until}`}.`,
  answerGoesToCustomer: 'A reply to this mail goes to the customer as your public answer.',
  answerAcknowledges: (address) =>
    `A reply to this mail acknowledges in your name; what you write stays with the staff. To answer the customer, write to ${address}.`,
  onCall: (schedules) => `You are told because you are on call: ${schedules}.`,
  acknowledgingStops: ({ what, lasts, others }) => {
    const holds = lasts === undefined ? '' : ` for ${lasts}`;
    const escalation = what === 'alarm' ? 'this escalation' : 'the escalation of this promise';
    const clock = what === 'alarm' ? '' : ' The clock goes on.';
    if (others) return `Everyone who is awaited has to acknowledge before ${escalation} stops${holds}.${clock}`;
    return `Acknowledging stops ${escalation}${holds}.${clock}`;
  },
  answerByReply: 'To add something, simply reply to this mail.',
  zoneNote: (zone) => `All times: ${zone}.`,
};
