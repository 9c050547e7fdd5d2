import * as z from 'zod';
import { PRIORITIES } from '../../core/priority.ts';
import { parseDomain, parseEmail, parseMailbox } from '../text/email.ts';
import { parseHookUrl } from '../text/hook-url.ts';
import { parseJsonPath } from '../text/json-path.ts';
import { type Parsed, parsed, quote, refused } from '../text/parsed.ts';
import { brand, templates } from './mail-texts.ts';
import { email, language, timeZone } from './people.ts';
import { identifier, leaf, line, listOrOne, reference, section, table, word } from './shapes.ts';

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
});

const paths = listOrOne(
  leaf(parseJsonPath, { examples: ['alert.title'], description: 'Dotted path into the JSON body.' }),
  'alert.title',
);
const priority = word(PRIORITIES);

const mapping = section({
  subject: paths,
  description: paths.optional(),
  'requester-email': paths.optional(),
  'requester-name': paths.optional(),
  priority: section({
    from: paths,
    values: table(z.string().min(1).max(100), priority, 'a priority per value, e.g. { critical: P1, warning: P3 }'),
    otherwise: priority.optional(),
  }).optional(),
  category: paths.optional(),
  tier: paths.optional(),
  tags: paths.optional(),
});

const SECRETS =
  'secrets do not belong into this file: keep it under the name of the source in the secret store, and name only its header as secret-header';

const webhook = section(
  {
    type: word(['generic']).optional(),
    authentication: word(
      ['shared-secret', 'standard-webhooks'],
      'How the sender proves itself. The secret itself is kept in the secret store.',
    ),
    'secret-header': leaf(parseHeader, { examples: ['X-Webhook-Secret'] }).optional(),
    mapping,
    'deduplication-key': paths.optional(),
    requester: section({ email, name: line(100, '监控系统').optional() }),
    team: reference('service').optional(),
    language: language.optional(),
  },
  secretKeys(SECRETS),
);

export const webhooks = table(
  identifier('monitoring'),
  webhook,
  'one block per source, named as in /v1/webhooks/<name>',
).optional();

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

function secretKeys(hint: string): ReadonlyMap<string, string> {
  return new Map(['secret', 'shared-secret', 'token', 'password', 'key'].map((key) => [key, hint]));
}

function parseHeader(text: string): Parsed<string> {
  const written = text.trim();
  return /^[A-Za-z][A-Za-z0-9-]{0,63}$/.test(written)
    ? parsed(written.toLowerCase())
    : refused(`${quote(text)} is not the name of an HTTP header; write e.g. X-Webhook-Secret`);
}
