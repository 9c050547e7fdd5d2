import type * as z from 'zod';
import { PRIORITIES } from '../../core/priority.ts';
import { parseDuration, parseElapsed } from '../text/duration.ts';
import { ALARM_MARK_PATTERN, MARK_PATTERN, parseAlarmMark, parseMark } from '../text/mark.ts';
import { parseRecipient, RECIPIENT_PATTERN } from '../text/recipient.ts';
import { identifier, leaf, list, listOrOne, reference, section, table, whole, word } from './shapes.ts';

const recipient = leaf(parseRecipient, {
  examples: [
    'lead',
    'assignee',
    'owner',
    'manager',
    'manager+1',
    'assignee-manager',
    'person:lin',
    'on-call:night-desk',
    'mail:duty@acme.example',
    'webhook:pager',
  ],
  pattern: RECIPIENT_PATTERN,
});

/** What the levels of all ladders have. */
const common = {
  tell: listOrOne(recipient, 'lead'),
  id: identifier('chief').optional(),
  acknowledge: word(['anyone', 'everyone'], 'Whose acknowledgement stops the ladder; anyone when left out.').optional(),
  repeat: section({ every: leaf(parseDuration, { examples: ['30m'] }), times: whole(1, 100) }).optional(),
  actions: list(
    section({ 'raise-priority': word(PRIORITIES).optional(), assign: recipient.optional(), watch: recipient.optional() }),
    '{ raise-priority: P1 }',
  ).optional(),
  during: reference('office-hours').optional(),
};

const level = section({
  at: leaf(parseMark, {
    examples: ['75%', 'due', '-15m', '+30m'],
    pattern: MARK_PATTERN,
    description: 'A share of the target, or time before or after it is due.',
  }),
  ...common,
  notice: word(['warning', 'breach', 'escalation'], 'Without it: a warning before due, an escalation from then on.').optional(),
});

const ofAlarm = {
  at: leaf(parseAlarmMark, {
    examples: ['now', '+15m'],
    pattern: ALARM_MARK_PATTERN,
    description: 'At once, or so much time later.',
  }),
  ...common,
};

const alarm = (more: Parameters<typeof section>[0] = {}) =>
  list(section({ ...ofAlarm, ...more }), '{ at: now, tell: lead }').optional();
const times = whole(1, 100).optional();

const levels = list(level, '{ at: due, tell: lead }').optional();

const ladder = section({
  'acknowledgement-lasts': leaf(parseElapsed, {
    examples: ['2h'],
    description: 'After so much time an acknowledgement lapses and the ladder goes on. Left out: it holds for good.',
  }).optional(),
  'first-response': levels,
  'next-response': levels,
  update: levels,
  solution: levels,
  opened: alarm(),
  complaint: alarm({ times }),
  reopened: alarm({ times }),
  'low-rating': alarm({ 'at-most': whole(1, 4).optional() }),
});

export const escalations = table(identifier('standard'), ladder, 'one block per escalation policy, named as policies name it');

/** A level of any ladder; `times` and `at-most` are those of alarms. */
export type LevelSection = z.output<typeof level> & {
  readonly times?: number | undefined;
  readonly 'at-most'?: number | undefined;
};
