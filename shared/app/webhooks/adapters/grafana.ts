import { MINUTE_MS, SECOND_MS } from '../../../core/instant.ts';
import { type Part, problem, type Signed, type WebhookAdapter } from './adapter.ts';
import { readAlerts } from './alertmanager.ts';
import { compareSignature, hmacHex } from './hmac.ts';
import { isObject, type Json, lines, listAt, paragraphs, textAt, webAddress } from './values.ts';

/** Grafana Alerting, whose posts are those of Alertmanager with more in them, and the alerting of Grafana before version 8. */
export const grafana: WebhookAdapter = {
  distrust,
  read: (body) =>
    isObject(body) && listAt(body, 'alerts') === undefined && textAt(body, 'ruleId') !== undefined
      ? [readLegacy(body)]
      : readAlerts(body, { describe }),
};

const HEADER = 'X-Grafana-Alerting-Signature';
/** How far the sender's clock may be off, and so how long a recorded delivery could be replayed. */
const TOLERANCE_MS = 5 * MINUTE_MS;

/** Bare hex over the body, or over `<unix seconds>:<body>` where the contact point names a header for the time. */
function distrust({ post: { headers, bytes }, source, secret, now }: Signed): string | undefined {
  const given = headers[HEADER.toLowerCase()];
  const { authentication } = source;
  const header = authentication.kind === 'signature' ? authentication.timestampHeader : undefined;
  if (header === undefined) return compareSignature(HEADER, given, hmacHex(secret, bytes));
  const timestamp = headers[header];
  if (timestamp === undefined) return `Send the time of signing in the header \`${header}\`, as this source is configured.`;
  if (!/^\d{1,12}$/.test(timestamp)) return `The header \`${header}\` must be the time in seconds since 1970.`;
  if (Math.abs(Number(timestamp) * SECOND_MS - now) > TOLERANCE_MS) {
    return `The time in \`${header}\` is more than 5 minutes off. Check the sender's clock.`;
  }
  return compareSignature(HEADER, given, hmacHex(secret, timestamp, ':', bytes));
}

function describe(alert: Json): string | undefined {
  return lines([
    ['Values', textAt(alert, 'valueString')],
    ['Panel', webAddress(textAt(alert, 'panelURL'))],
    ['Dashboard', webAddress(textAt(alert, 'dashboardURL'))],
    ['Silence', webAddress(textAt(alert, 'silenceURL'))],
  ]);
}

const LEGACY_STATES = new Map([
  ['alerting', 'trigger'],
  ['no_data', 'trigger'],
  ['ok', 'resolve'],
] as const);

function readLegacy(body: Json): Part {
  const state = textAt(body, 'state');
  if (state === 'paused' || state === 'pending') return { kind: 'ignored', path: 'state', because: `the alert is ${state}` };
  const action = LEGACY_STATES.get(state as 'alerting');
  if (action === undefined) return problem('state', `Must be one of ${[...LEGACY_STATES.keys()].join(', ')}, paused, pending.`);
  const name = textAt(body, 'ruleName');
  return {
    kind: 'alert',
    path: '',
    action,
    key: `rule:${textAt(body, 'ruleId')}`,
    view: body,
    known: {
      subject: textAt(body, 'title') ?? name ?? 'Grafana',
      ...asDescription(paragraphs(textAt(body, 'message'), lines([['Rule', webAddress(textAt(body, 'ruleUrl'))]]))),
      ...(name === undefined ? {} : { tags: [name] }),
    },
  };
}

const asDescription = (description: string | undefined) => (description === undefined ? {} : { description });
