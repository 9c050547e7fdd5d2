import type { WebhookAuthentication, WebhookSource } from '../../app/webhooks/webhook-source.ts';
import { defined } from '../../core/defined.ts';
import type { Language } from '../../core/language.ts';
import { DEFAULT_PRIORITY } from '../../core/priority.ts';
import type { ConfigurationFile } from '../schema/file.ts';

export type WebhookSection = NonNullable<ConfigurationFile['webhooks']>[string];

const DEFAULT_HEADER = 'x-webhook-secret';

/** @param language where the source names none */
export function compileWebhook(name: string, section: WebhookSection, language: Language): WebhookSource {
  const { type = 'generic', mapping = {} } = section;
  return defined({
    name,
    type,
    authentication: compileAuthentication(section),
    mapping: compileMapping(mapping),
    deduplicationKey: section['deduplication-key'],
    requester: defined(section.requester),
    team: section.team,
    category: section.category,
    tags: section.tags,
    language: section.language ?? language,
    whenResolved: section['when-resolved'],
    whenBack: section['when-back'],
    rateLimit: section['rate-limit'],
  });
}

/** How senders of a type prove themselves unless the file says otherwise; the checks let nothing else pass. */
function compileAuthentication(section: WebhookSection): WebhookAuthentication {
  const { type, topics = [] } = section;
  if (type === 'aws-sns') return { kind: 'certificate', topics };
  if (type === 'pagerduty') return { kind: 'routing-key' };
  const kind = section.authentication ?? (type === 'alertmanager' ? 'shared-secret' : 'signature');
  switch (kind) {
    case 'shared-secret':
      return { kind, header: section['secret-header'] ?? (type === 'alertmanager' ? 'authorization' : DEFAULT_HEADER) };
    case 'signature':
      return defined({ kind, timestampHeader: section['timestamp-header'] });
    case 'standard-webhooks':
      return { kind };
  }
}

function compileMapping(section: NonNullable<WebhookSection['mapping']>): WebhookSource['mapping'] {
  const { priority, resolved, acknowledged } = section;
  return defined({
    subject: section.subject,
    description: section.description,
    requesterEmail: section['requester-email'],
    requesterName: section['requester-name'],
    priority: priority && {
      paths: priority.from ?? [],
      values: priority.values ?? {},
      otherwise: priority.otherwise ?? DEFAULT_PRIORITY,
    },
    category: section.category,
    tier: section.tier,
    tags: section.tags,
    alerts: section.alerts,
    resolved: resolved && { paths: resolved.from, is: resolved.is },
    acknowledged: acknowledged && { paths: acknowledged.from, is: acknowledged.is },
  });
}
