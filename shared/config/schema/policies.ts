import * as z from 'zod';
import { PRIORITIES } from '../../core/priority.ts';
import { parseElapsed } from '../text/duration.ts';
import { parseTarget, TARGET_PATTERN } from '../text/target.ts';
import { leaf, line, list, listOrOne, reference, section, shortForms, word, yesOrNo } from './shapes.ts';

const values = (example: string) => listOrOne(line(100, example), example).optional();

/** What a rule asks of a ticket: each key that is there must match one of its values. */
const when = section({
  priority: listOrOne(word(PRIORITIES), 'P1').optional(),
  category: values('complaint'),
  channel: values('email'),
  tier: values('gold'),
  team: values('service'),
  tag: values('vip'),
}).optional();

const within = leaf(parseTarget, {
  examples: ['1h', '15m', '3 business days'],
  pattern: TARGET_PATTERN,
  description: 'Business time allowed: 15m, 24h, 3 business days.',
});

/** `1h`, or `{ within: 1h, calendar: 24x7 }` where one promise keeps other hours than the rest of the rule. */
const target = z
  .preprocess(
    (input) => (typeof input === 'string' ? { within: input } : input),
    section({ within, calendar: reference('24x7').optional() }).register(shortForms, { short: 'within' }),
  )
  .optional();

const pause = listOrOne(line(100, 'any'), 'any').optional();

const policy = section({
  name: line(60, 'default', 'Stands in explanations and mails.'),
  when,
  calendar: reference('24x7'),
  targets: section({ 'first-response': target, 'next-response': target, update: target, solution: target }),
  pauses: section({ 'first-response': pause, 'next-response': pause, update: pause, solution: pause }).optional(),
  escalation: reference('standard'),
});

export const policies = list(policy, '{ name: default, calendar: 24x7, targets: { solution: 24h }, escalation: standard }');

export const routing = list(section({ when, team: reference('service') }), '{ team: service }').optional();

const elapsed = leaf(parseElapsed, { examples: ['24h', '7d'], description: 'Time on the wall clock.' });

export const closing = section({
  'require-confirmation': yesOrNo.optional(),
  'after-confirmed': elapsed.optional(),
  'after-resolved': elapsed.optional(),
}).optional();

export type WhenSection = z.output<typeof when>;
