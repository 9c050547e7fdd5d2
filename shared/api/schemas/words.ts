import * as z from 'zod/mini';
import { CANARY_CHANNEL } from '../../core/channel.ts';
import { TRIGGERS } from '../../core/escalation/trigger.ts';
import { LANGUAGES } from '../../core/language.ts';
import { PRIORITIES } from '../../core/priority.ts';
import { METRICS } from '../../core/sla/metric.ts';
import { STATUSES } from '../../core/ticket.ts';
import { described, word } from '../text.ts';

/** The words that the API shares with the core, each a component of the OpenAPI document. */
export const priority = described(z.enum(PRIORITIES), 'P1 critical, P2 urgent, P3 normal, P4 question');
export const status = z.enum(STATUSES);
export const language = z.enum(LANGUAGES);
export const channel = word(40).check(
  z.refine((name) => name !== CANARY_CHANNEL, { error: `Is reserved for Pledge's own checks. Send another name.` }),
);
export const metric = described(
  z.enum(METRICS),
  'first-response: until the first answer by a person. next-response: until the next one. update: longest silence. solution: until it is solved.',
);
export const trigger = described(
  z.enum(TRIGGERS),
  'opened: at the opening. complaint: the customer complains. reopened: it was not solved. low-rating: the customer is not content.',
);
export const ladderName = described(z.enum([...METRICS, ...TRIGGERS]), 'Whose ladder: that of a promise, or of an alarm.');
