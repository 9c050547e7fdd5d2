import type * as z from 'zod';
import { PRIORITIES } from '../../core/priority.ts';
import { parseDuration } from '../text/duration.ts';
import { MARK_PATTERN, parseMark } from '../text/mark.ts';
import { parseRecipient, RECIPIENT_PATTERN } from '../text/recipient.ts';
import { identifier, leaf, list, listOrOne, section, table, whole, word } from './shapes.ts';

const recipient = leaf(parseRecipient, {
  examples: [
    'lead',
    'assignee',
    'owner',
    'manager',
    'manager+1',
    'person:lin',
    'on-call:night-desk',
    'mail:duty@acme.example',
    'webhook:pager',
  ],
  pattern: RECIPIENT_PATTERN,
});

const level = section({
  at: leaf(parseMark, {
    examples: ['75%', 'due', '-15m', '+30m'],
    pattern: MARK_PATTERN,
    description: 'A share of the target, or time before or after it is due.',
  }),
  tell: listOrOne(recipient, 'lead'),
  notice: word(['warning', 'breach', 'escalation'], 'Without it: a warning before due, an escalation from then on.').optional(),
  id: identifier('chief').optional(),
  acknowledge: word(['anyone', 'everyone'], 'Whose acknowledgement stops the ladder; anyone when left out.').optional(),
  repeat: section({ every: leaf(parseDuration, { examples: ['30m'] }), times: whole(1, 100) }).optional(),
  actions: list(
    section({ 'raise-priority': word(PRIORITIES).optional(), assign: recipient.optional(), watch: recipient.optional() }),
    '{ raise-priority: P1 }',
  ).optional(),
});

const levels = list(level, '{ at: due, tell: lead }').optional();

const ladder = section({
  'acknowledgement-lasts': leaf(parseDuration, {
    examples: ['2h'],
    description: 'After so much time an acknowledgement lapses and the ladder goes on. Left out: it holds for good.',
  }).optional(),
  'first-response': levels,
  'next-response': levels,
  update: levels,
  solution: levels,
});

export const escalations = table(identifier('standard'), ladder, 'one block per escalation policy, named as policies name it');

export type LevelSection = z.output<typeof level>;
