import { defined } from '../../../core/defined.ts';
import { type Action, type Alert, ignored, type Known, type Part, type Post, problem, type WebhookAdapter } from './adapter.ts';
import { compareSignature, hmacHex } from './hmac.ts';
import { isObject, type Json, lines, objectAt, paragraphs, textAt, webAddress } from './values.ts';

/** Sentry's integration platform. An issue has many events and is one problem; that it is resolved comes as another kind of post. */
export const sentry: WebhookAdapter = {
  distrust: ({ post, secret }) => compareSignature(HEADER, post.headers[HEADER.toLowerCase()], hmacHex(secret, post.bytes)),
  deliveryId: ({ headers }) => headers['request-id'],
  read: (body, _source, post) => [readHook(body, post)],
};

const HEADER = 'Sentry-Hook-Signature';

function readHook(body: unknown, { headers }: Post): Part {
  const data = objectAt(body, 'data');
  if (!isObject(body) || Object.keys(data).length === 0) return problem('data', 'Is missing: it holds what Sentry tells.');
  switch (headers['sentry-hook-resource'] ?? resourceOf(data)) {
    case 'event_alert':
      return readEvent(body, objectAt(data, 'event'), textAt(data, 'triggered_rule'));
    case 'metric_alert':
      return readMetric(body, data);
    case 'issue':
      return readIssue(body, objectAt(data, 'issue'));
    default:
      return ignored('this kind of post opens no tickets');
  }
}

const resourceOf = (data: Json): string | undefined =>
  ['event', 'metric_alert', 'issue'].find((name) => Object.hasOwn(data, name))?.replace(/^event$/, 'event_alert');

function readEvent(body: Json, event: Json, rule: string | undefined): Part {
  const key = textAt(event, 'issue_id');
  if (key === undefined) return problem('data.event.issue_id', 'Is missing: it names the issue.');
  return alert(body, 'trigger', `issue:${key}`, {
    subject: textAt(event, 'title') ?? textAt(event, 'message') ?? 'Sentry issue',
    severity: textAt(event, 'level'),
    description: paragraphs(
      textAt(event, 'message'),
      lines([
        ['Where', textAt(event, 'culprit')],
        ['Platform', textAt(event, 'platform')],
        ['Rule', rule],
        ['Issue', webAddress(textAt(event, 'web_url'))],
      ]),
    ),
  });
}

const METRIC_ACTIONS: ReadonlyMap<string, Action> = new Map([
  ['critical', 'trigger'],
  ['warning', 'trigger'],
  ['resolved', 'resolve'],
]);

function readMetric(body: Json, data: Json): Part {
  const metric = objectAt(data, 'metric_alert');
  const said = textAt(body, 'action') ?? '';
  const action = METRIC_ACTIONS.get(said);
  const key = textAt(metric, 'id');
  if (key === undefined) return problem('data.metric_alert.id', 'Is missing: it names the alert.');
  if (action === undefined) return problem('action', 'Must be critical, warning or resolved.');
  return alert(body, action, `metric:${key}`, {
    subject: textAt(data, 'description_title') ?? textAt(metric, 'title') ?? 'Sentry alert',
    severity: said,
    description: paragraphs(
      // Sentry writes line breaks as two characters.
      textAt(data, 'description_text')?.replaceAll('\\n', '\n'),
      lines([
        ['Rule', textAt(objectAt(metric, 'alert_rule'), 'name')],
        ['Alert', webAddress(textAt(data, 'web_url'))],
      ]),
    ),
  });
}

const ISSUE_ACTIONS: ReadonlyMap<string, Action> = new Map([
  ['created', 'trigger'],
  ['unresolved', 'trigger'],
  ['resolved', 'resolve'],
  ['archived', 'resolve'],
  ['ignored', 'resolve'],
]);

function readIssue(body: Json, issue: Json): Part {
  const key = textAt(issue, 'id');
  if (key === undefined) return problem('data.issue.id', 'Is missing: it names the issue.');
  const said = textAt(body, 'action') ?? '';
  const action = ISSUE_ACTIONS.get(said);
  if (action === undefined) return ignored(`\`${said}\` changes nothing`);
  return alert(body, action, `issue:${key}`, {
    subject: textAt(issue, 'title') ?? 'Sentry issue',
    severity: textAt(issue, 'level'),
    description: lines([
      ['Where', textAt(issue, 'culprit')],
      ['Project', textAt(objectAt(issue, 'project'), 'slug')],
      ['Issue', webAddress(textAt(issue, 'web_url') ?? textAt(issue, 'permalink'))],
    ]),
  });
}

type Loosely<T> = { readonly [K in keyof T]: T[K] | undefined };

const alert = (body: Json, action: Action, key: string, known: Loosely<Known>): Alert => ({
  kind: 'alert',
  path: '',
  action,
  key,
  view: body,
  known: defined(known),
});
