import { hash } from 'node:crypto';
import { canonicalJson } from '../../../core/canonical-json.ts';
import { defined } from '../../../core/defined.ts';
import { type Alert, ignored, type Known, type Part, problem, type WebhookAdapter } from './adapter.ts';
import { isObject, type Json, lines, listAt, objectAt, paragraphs, textAt, webAddress } from './values.ts';

/**
 * Prometheus Alertmanager (version 4). A post carries many alerts, each with a status of its own; the group's says nothing about one of
 * them. An alert is known by its fingerprint, or where an old sender gives none, by its labels.
 */
export const alertmanager: WebhookAdapter = { read: (body) => readAlerts(body, {}) };

/** What another sender of this shape adds to an alert. */
type Extension = { readonly describe?: (alert: Json, group: Json) => string | undefined };

export function readAlerts(body: unknown, { describe }: Extension): readonly Part[] {
  const alerts = listAt(body, 'alerts');
  if (!isObject(body) || alerts === undefined) return [problem('alerts', 'Must be a list of alerts.')];
  if (alerts.length === 0) return [{ kind: 'ignored', path: 'alerts', because: 'the post holds no alerts' }];
  return [...alerts.map((alert, index) => readAlert(alert, { body, path: `alerts.${index}`, describe })), ...leftOut(body)];
}

/** Nobody hears of what a sender cuts off, unless the log of deliveries says it. */
function leftOut(body: Json): readonly Part[] {
  const count = Number(textAt(body, 'truncatedAlerts') ?? 0);
  if (!(count > 0)) return [];
  return [
    ignored(`the sender left out ${count} alerts: raise its limit (max_alerts) or group them by more labels`, 'truncatedAlerts'),
  ];
}

type Around = { readonly body: Json; readonly path: string; readonly describe: Extension['describe'] };

function readAlert(alert: unknown, { body, path, describe }: Around): Part {
  if (!isObject(alert)) return problem(path, 'Must be an object.');
  const status = textAt(alert, 'status') ?? textAt(body, 'status');
  if (status !== 'firing' && status !== 'resolved') return problem(`${path}.status`, 'Must be firing or resolved.');
  const key =
    textAt(alert, 'fingerprint') ?? fingerprintOf(objectAt(alert, 'labels')) ?? fingerprintOf(objectAt(body, 'commonLabels'));
  if (key === undefined) return problem(`${path}.labels`, 'Must hold the labels of the alert, or `fingerprint` name it.');
  return {
    kind: 'alert',
    path,
    action: status === 'firing' ? 'trigger' : 'resolve',
    key,
    view: { ...alert, group: groupOf(body) },
    known: knownOf(alert, body, describe),
  } satisfies Alert;
}

function groupOf(body: Json): Json {
  const { alerts: _, ...group } = body;
  return group;
}

function fingerprintOf(labels: Json): string | undefined {
  return Object.keys(labels).length === 0 ? undefined : `labels:${hash('sha256', canonicalJson(labels), 'hex').slice(0, 32)}`;
}

function knownOf(alert: Json, body: Json, describe: Extension['describe']): Known {
  // A sender that leaves the labels of the whole group out of each alert means them all the same.
  const labels = { ...objectAt(body, 'commonLabels'), ...objectAt(alert, 'labels') };
  const annotations = { ...objectAt(body, 'commonAnnotations'), ...objectAt(alert, 'annotations') };
  const summary = textAt(annotations, 'summary') ?? textAt(annotations, 'title') ?? textAt(annotations, 'message');
  const name = textAt(labels, 'alertname');
  const details = textAt(annotations, 'description') ?? textAt(annotations, 'details');
  const links = lines([
    ['Runbook', webAddress(textAt(annotations, 'runbook_url') ?? textAt(annotations, 'runbook'))],
    ['Source', webAddress(textAt(alert, 'generatorURL'), baseOf(body))],
  ]);
  return defined({
    subject: summary ?? details ?? name ?? firstLabels(labels),
    description: paragraphs(details, describe?.(alert, body), links, labelList(labels)),
    severity: textAt(labels, 'severity') ?? textAt(labels, 'priority'),
    tags: name === undefined ? undefined : [name],
  });
}

const labelList = (labels: Json): string | undefined => lines(Object.keys(labels).map((name) => [name, textAt(labels, name)]));

const firstLabels = (labels: Json): string =>
  Object.keys(labels)
    .map((name) => `${name}=${textAt(labels, name) ?? ''}`)
    .join(' ') || 'Alert';

/** Relative addresses are of the sender's own pages. */
function baseOf(body: Json): string | undefined {
  const base = webAddress(textAt(body, 'externalURL'));
  return base === undefined || base.endsWith('/') ? base : `${base}/`;
}
