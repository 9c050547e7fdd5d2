// The shape of pledge.yaml, top to bottom. What this accepts is well formed; whether it makes sense is for the checks.
import type * as z from 'zod';
import { calendars } from './calendars.ts';
import { mail, outgoingWebhooks } from './channels.ts';
import { escalations } from './escalations.ts';
import { onCall } from './on-call.ts';
import { ownership } from './ownership.ts';
import { organisation, people, teams } from './people.ts';
import { closing, policies, routing } from './policies.ts';
import { section } from './shapes.ts';
import { webhooks } from './webhooks.ts';

export const fileSchema = section({
  organisation,
  people,
  teams,
  calendars,
  policies,
  escalations,
  'on-call': onCall,
  routing,
  closing,
  ownership,
  mail,
  webhooks,
  'outgoing-webhooks': outgoingWebhooks,
});

/** A file that is well formed, read but not yet checked. */
export type ConfigurationFile = z.output<typeof fileSchema>;
