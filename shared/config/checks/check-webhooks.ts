import type { WebhookType } from '../../app/webhooks/webhook-source.ts';
import type { WebhookSection } from '../compile/compile-webhooks.ts';
import { error, type Finding, type ProblemPath } from '../problem.ts';
import type { ConfigurationFile } from '../schema/file.ts';
import { checkOutside } from './own-addresses.ts';
import { checkReference } from './references.ts';

/** A source's settings are those that its type has, its team exists, and it says all that is needed to take what it posts. */
export function checkWebhooks({ webhooks = {}, teams, mail }: ConfigurationFile): readonly Finding[] {
  return Object.entries(webhooks).flatMap(([name, section]) => {
    const path: ProblemPath = ['webhooks', name];
    return [
      ...checkReference(section.team, teams, [...path, 'team'], 'teams'),
      ...checkOutside(section.requester.email, mail, [...path, 'requester', 'email']),
      ...checkProof(section, path),
      ...(section.type === undefined || section.type === 'generic' ? checkGeneric(section, path) : checkTyped(section, path)),
    ];
  });
}

type Proof = NonNullable<WebhookSection['authentication']>;

const PROOFS: { readonly [T in WebhookType]: readonly Proof[] } = {
  generic: ['shared-secret', 'standard-webhooks'],
  alertmanager: ['shared-secret'],
  grafana: ['signature', 'shared-secret'],
  'aws-sns': [],
  pagerduty: [],
  sentry: ['signature', 'shared-secret'],
  github: ['signature'],
};

function checkProof(section: WebhookSection, path: ProblemPath): readonly Finding[] {
  const { type = 'generic', authentication } = section;
  const possible = PROOFS[type];
  const used = authentication ?? possible[0];
  const findings: Finding[] = [];
  if (authentication !== undefined && !possible.includes(authentication)) {
    const instead = possible.length === 0 ? 'remove it: there is one way only' : `write ${possible.join(' or ')}`;
    findings.push(
      error([...path, 'authentication'], `${authentication} is not how senders of the type ${type} prove themselves; ${instead}`),
    );
  }
  if (section['secret-header'] !== undefined && used !== 'shared-secret') {
    findings.push(error([...path, 'secret-header'], `has no meaning for ${used ?? type}, whose headers are fixed; remove it`));
  }
  if (section['timestamp-header'] !== undefined && (type !== 'grafana' || used !== 'signature')) {
    findings.push(error([...path, 'timestamp-header'], 'is for signatures of Grafana alone; remove it'));
  }
  return [...findings, ...checkTopics(section, path)];
}

function checkTopics({ type, topics }: WebhookSection, path: ProblemPath): readonly Finding[] {
  if (type === 'aws-sns' && topics === undefined) {
    return [error(path, 'needs topics: the ARNs of the topics of Amazon SNS that may post here')];
  }
  return type !== 'aws-sns' && topics !== undefined
    ? [error([...path, 'topics'], 'is for the type aws-sns alone; remove it')]
    : [];
}

function checkGeneric({ authentication, mapping }: WebhookSection, path: ProblemPath): readonly Finding[] {
  return [
    ...(authentication === undefined
      ? [
          error(
            [...path, 'authentication'],
            'is missing; write shared-secret or standard-webhooks, or name the type of the sender',
          ),
        ]
      : []),
    ...(mapping?.subject === undefined
      ? [error([...path, 'mapping', 'subject'], 'is missing; write where the subject stands in the body, e.g. alert.title')]
      : []),
    ...(mapping?.priority !== undefined && mapping.priority.from === undefined
      ? [
          error(
            [...path, 'mapping', 'priority', 'from'],
            'is missing; write where the severity stands in the body, e.g. alert.severity',
          ),
        ]
      : []),
  ];
}

const OF_GENERIC = ['alerts', 'resolved', 'acknowledged'] as const;

function checkTyped({ type, mapping = {} }: WebhookSection, path: ProblemPath): readonly Finding[] {
  return OF_GENERIC.filter((key) => mapping[key] !== undefined).map((key) =>
    error([...path, 'mapping', key], `is known of senders of the type ${type}; remove it`),
  );
}
