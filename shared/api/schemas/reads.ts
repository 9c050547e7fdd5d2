import * as z from 'zod';
import { isoInstant } from '../text.ts';
import { pageOf } from './ticket.ts';

/** What was said on a ticket, and what became of the mails about it. */
export const message = z.object({
  n: z.int().meta({ description: 'Number of the history item that brought it' }),
  id: z.string(),
  at: isoInstant,
  direction: z.enum(['in', 'out', 'internal']),
  channel: z.string(),
  author: z.string().meta({ examples: ['agent:lin', 'requester:ann@example.com'] }),
  subject: z.string().optional(),
  text: z.string(),
  html: z.string().optional(),
  attachments: z.array(z.object({ name: z.string(), type: z.string(), size: z.int() })).optional(),
});

export const receipt = z.object({
  id: z.string(),
  notice: z.string().meta({ examples: ['received', 'breach', 'escalation'] }),
  to: z.string(),
  facts: z.array(z.int()).meta({ description: 'Numbers of the history items that the mail is about' }),
  state: z.enum(['sending', 'sent', 'failed']),
  attempts: z.int(),
  plannedAt: isoInstant,
  firedAt: isoInstant.meta({ description: 'When the first attempt began' }),
  handedOverAt: isoInstant.optional().meta({ description: 'When the provider took it' }),
  providerId: z.string().optional(),
  doubtful: z.boolean().optional().meta({ description: 'A crash hid whether it went out: it may have come twice' }),
  error: z.string().optional(),
});

export const messageList = pageOf(message);
export const receiptList = pageOf(receipt);

export const health = z.object({
  status: z.enum(['ok', 'unavailable']),
  version: z.string(),
  policyVersion: z.int().optional(),
});
