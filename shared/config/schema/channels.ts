import * as z from 'zod';
import { parseDomain, parseEmail, parseMailbox } from '../text/email.ts';
import { parseHookUrl } from '../text/hook-url.ts';
import { quote } from '../text/parsed.ts';
import { brand, templates } from './mail-texts.ts';
import { language, timeZone } from './people.ts';
import { identifier, leaf, line, reference, section, table, whole } from './shapes.ts';
import { secretKeys } from './webhooks.ts';

const address = z.string().refine((text) => parseEmail(text).ok, {
  error: (issue) => `${quote(String(issue.input))} is not a mail address; write e.g. support@acme.example`,
});

export const mail = section({
  from: leaf(parseMailbox, { examples: ['Acme Support <support@acme.example>'], description: 'Sender that customers see.' }),
  'inbound-domain': leaf(parseDomain, {
    examples: ['reply.acme.example'],
    description: 'Domain whose every address arrives here; reply addresses are made in it.',
  }),
  language: language.optional(),
  'time-zone': timeZone.optional(),
  addresses: table(address, reference('service'), 'the team per address, e.g. support@acme.example: service').optional(),
  templates: templates.optional(),
  brand: brand.optional(),
  'mails-an-hour': whole(1, 10_000).optional(),
});

const KEPT_APART = 'secrets do not belong into this file: keep it in the secret store, under webhook:<name>';

export const outgoingWebhooks = table(
  identifier('pager'),
  section(
    {
      url: leaf(parseHookUrl, {
        examples: ['https://pager.example/pledge'],
        description: 'Gets signed posts (Standard Webhooks).',
      }),
      name: line(100, '值班呼叫', 'Stands in mails.').optional(),
    },
    secretKeys(KEPT_APART),
  ),
  'one block per system, named as in tell: webhook:<name>, e.g. pager: { url: https://pager.example/pledge }',
).optional();
