import * as z from 'zod';
import { WEBHOOK_TYPES } from '../../app/webhooks/webhook-source.ts';
import { LONGEST_TAG, LONGEST_WORD } from '../../core/limits.ts';
import { PRIORITIES } from '../../core/priority.ts';
import { parseJsonPath } from '../text/json-path.ts';
import { type Parsed, parsed, quote, refused } from '../text/parsed.ts';
import { email, language } from './people.ts';
import { identifier, leaf, line, listOrOne, reference, section, table, whole, word } from './shapes.ts';

const paths = listOrOne(
  leaf(parseJsonPath, {
    examples: ['alert.title'],
    description: 'Where in the alert: dotted, or JSONPath behind a $.',
  }),
  'alert.title',
);
const priority = word(PRIORITIES);

const whenSo = section({ from: paths, is: listOrOne(line(100, 'resolved'), 'resolved') });

const mapping = section({
  subject: paths.optional(),
  description: paths.optional(),
  'requester-email': paths.optional(),
  'requester-name': paths.optional(),
  priority: section({
    from: paths.optional(),
    values: table(z.string().min(1).max(100), priority, 'a priority per value, e.g. { critical: P1, warning: P3 }').optional(),
    otherwise: priority.optional(),
  }).optional(),
  category: paths.optional(),
  tier: paths.optional(),
  tags: paths.optional(),
  alerts: paths.optional(),
  resolved: whenSo.optional(),
  acknowledged: whenSo.optional(),
});

const SECRETS =
  'secrets do not belong into this file: keep it under the name of the source in the secret store, and name only its header as secret-header';

/** Also of the China partition: arn:aws-cn:sns:… */
const TOPIC = 'arn:aws:sns:eu-central-1:123456789012:alarms';

const MOST_A_MINUTE = 1_000_000;

const webhook = section(
  {
    type: word(WEBHOOK_TYPES, 'What posts. generic when left out: any JSON, by its mapping.').optional(),
    authentication: word(
      ['shared-secret', 'standard-webhooks', 'signature'],
      'How the sender proves itself; for most types there is one usual way. The secret itself is kept in the secret store.',
    ).optional(),
    'secret-header': leaf(parseHeader, { examples: ['X-Webhook-Secret'] }).optional(),
    'timestamp-header': leaf(parseHeader, {
      examples: ['X-Grafana-Alerting-Timestamp'],
      description: 'Where Grafana puts the time of signing, if its contact point is set up so.',
    }).optional(),
    topics: listOrOne(
      leaf(parseTopic, { examples: [TOPIC], description: 'Topics of Amazon SNS that may post here.' }),
      TOPIC,
    ).optional(),
    mapping: mapping.optional(),
    'deduplication-key': paths.optional(),
    requester: section({ email, name: line(100, '监控系统').optional() }),
    team: reference('service').optional(),
    category: line(LONGEST_WORD, '故障', 'Of alerts that bring none.').optional(),
    tags: listOrOne(line(LONGEST_TAG, 'monitoring'), 'monitoring').optional(),
    language: language.optional(),
    'when-resolved': word(
      ['resolve', 'note'],
      'What becomes of the ticket when the alert is over. resolve when left out.',
    ).optional(),
    'when-back': word(
      ['reopen', 'new-ticket'],
      'What an alert does that comes back after its ticket was solved and before it was closed.',
    ).optional(),
    'rate-limit': whole(1, MOST_A_MINUTE).optional(),
  },
  secretKeys(SECRETS),
);

export const webhooks = table(
  identifier('monitoring'),
  webhook,
  'one block per source, named as in /v1/webhooks/<name>',
).optional();

/** Keys that people expect here and that must not be in the file. */
export function secretKeys(hint: string): ReadonlyMap<string, string> {
  return new Map(['secret', 'shared-secret', 'token', 'password', 'key', 'routing-key'].map((key) => [key, hint]));
}

function parseHeader(text: string): Parsed<string> {
  const written = text.trim();
  return /^[A-Za-z][A-Za-z0-9-]{0,63}$/.test(written)
    ? parsed(written.toLowerCase())
    : refused(`${quote(text)} is not the name of an HTTP header; write e.g. X-Webhook-Secret`);
}

function parseTopic(text: string): Parsed<string> {
  const written = text.trim();
  return /^arn:aws[a-z-]*:sns:[a-z0-9-]+:\d{12}:[\w-]{1,256}(\.fifo)?$/.test(written)
    ? parsed(written)
    : refused(`${quote(text)} is not the ARN of a topic; write e.g. ${TOPIC}`);
}
