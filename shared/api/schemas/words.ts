import * as z from 'zod';
import { LANGUAGES } from '../../core/language.ts';
import { PRIORITIES } from '../../core/priority.ts';
import { METRICS } from '../../core/sla/metric.ts';
import { STATUSES } from '../../core/ticket.ts';

/** The words that the API shares with the core, each a component of the OpenAPI document. */
export const priority = z.enum(PRIORITIES).meta({ description: 'P1 critical, P2 urgent, P3 normal, P4 question' });
export const status = z.enum(STATUSES);
export const language = z.enum(LANGUAGES);
export const metric = z.enum(METRICS).meta({
  description:
    'first-response: until the first answer by a person. next-response: until the next one. update: longest silence. solution: until it is solved.',
});
export const clockState = z
  .enum(['running', 'paused', 'met', 'breached', 'cancelled'])
  .meta({ description: 'breached: the due instant passed unmet; it stays so, and `metAt` says when it was kept late.' });

export const fieldValue = z.union([z.string(), z.number(), z.boolean()]);
export const requester = z.object({ email: z.string(), name: z.string().optional() });
