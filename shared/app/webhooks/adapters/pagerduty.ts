import { defined } from '../../../core/defined.ts';
import { parseJson } from '../../parse-json.ts';
import { sameSecret } from '../../same-secret.ts';
import { type Alert, type Known, type Part, problem, type WebhookAdapter } from './adapter.ts';
import { isObject, type Json, lines, listAt, objectAt, paragraphs, textAt, webAddress } from './values.ts';

/** Events API v2 of PagerDuty: whatever speaks to PagerDuty can speak to Pledge. The words of its refusals are PagerDuty's own. */
export const pagerduty: WebhookAdapter = {
  distrust: ({ post, secret }) => {
    const body = parseJson(post.bytes);
    const given = 'value' in body ? routingKeyOf(body.value) : undefined;
    return given !== undefined && sameSecret(given, secret) ? undefined : 'Invalid routing key';
  },
  read: (body) => readEvent(body),
};

export const ROUTING_KEY_LENGTH = 32;
const LONGEST_KEY = 255;
const LONGEST_SUMMARY = 1_024;
const ACTIONS = ['trigger', 'acknowledge', 'resolve'] as const;
const SEVERITIES: readonly string[] = ['critical', 'error', 'warning', 'info'];

export const routingKeyOf = (body: unknown): string | undefined => textAt(body, 'routing_key');

export const dedupKeyOf = (body: unknown): string | undefined => textAt(body, 'dedup_key');

function readEvent(body: unknown): readonly Part[] {
  if (!isObject(body)) return [problem('', 'Must be a JSON object.')];
  const action = ACTIONS.find((one) => one === textAt(body, 'event_action'));
  if (action === undefined) return [problem('event_action', `'event_action' must be one of ${ACTIONS.join(', ')}`)];
  const key = dedupKeyOf(body);
  const problems = [...keyProblems(action, key), ...(action === 'trigger' ? payloadProblems(body) : [])];
  if (problems.length > 0) return problems;
  return [{ kind: 'alert', path: '', action, ...defined({ key }), view: body, known: knownOf(body) } satisfies Alert];
}

function keyProblems(action: string, key: string | undefined): readonly Part[] {
  if (key === undefined) return action === 'trigger' ? [] : [problem('dedup_key', `'dedup_key' is missing or blank`)];
  if (!key.isWellFormed()) return [problem('dedup_key', `'dedup_key' has half of a character (a lone surrogate)`)];
  return key.length > LONGEST_KEY ? [problem('dedup_key', `'dedup_key' is longer than ${LONGEST_KEY} characters`)] : [];
}

function payloadProblems(body: Json): readonly Part[] {
  if (!isObject(body['payload'])) return [problem('payload', `'payload' is missing or is not an object`)];
  const payload = objectAt(body, 'payload');
  const missing = ['summary', 'source', 'severity'].filter((name) => textAt(payload, name) === undefined);
  const blank = missing.map((name) => problem(`payload.${name}`, `'payload.${name}' is missing or blank`));
  return [...blank, ...summaryProblems(textAt(payload, 'summary')), ...severityProblems(textAt(payload, 'severity'))];
}

const summaryProblems = (summary = ''): readonly Part[] =>
  Array.from(summary).length > LONGEST_SUMMARY
    ? [problem('payload.summary', `'payload.summary' is too long (maximum is ${LONGEST_SUMMARY} characters)`)]
    : [];

const severityProblems = (severity: string | undefined): readonly Part[] =>
  severity === undefined || SEVERITIES.includes(severity)
    ? []
    : [problem('payload.severity', `'payload.severity' is invalid (must be one of ${SEVERITIES.join(', ')})`)];

function knownOf(body: Json): Known {
  const payload = objectAt(body, 'payload');
  const details = objectAt(payload, 'custom_details');
  const links = (listAt(body, 'links') ?? []).map(
    (link) => [textAt(link, 'text') ?? 'Link', webAddress(textAt(link, 'href'))] as const,
  );
  return defined({
    subject: textAt(payload, 'summary'),
    description: paragraphs(
      lines([
        ['Source', textAt(payload, 'source')],
        ['Component', textAt(payload, 'component')],
        ['Group', textAt(payload, 'group')],
        ['Class', textAt(payload, 'class')],
      ]),
      lines(Object.entries(details).map(([name, value]) => [name, typeof value === 'string' ? value : JSON.stringify(value)])),
      lines([...links, [textAt(body, 'client') ?? 'Client', webAddress(textAt(body, 'client_url'))]]),
      textAt(payload, 'custom_details'),
    ),
    severity: textAt(payload, 'severity'),
    tags: [textAt(payload, 'component'), textAt(payload, 'group'), textAt(payload, 'class')].filter((tag) => tag !== undefined),
  });
}
