import { verify, X509Certificate } from 'node:crypto';
import { defined } from '../../../core/defined.ts';
import { HOUR_MS, type Instant, MINUTE_MS } from '../../../core/instant.ts';
import { parseJson } from '../../parse-json.ts';
import { isSnsAddress, isSnsCertificate, isSnsName } from '../sns-address.ts';
import { type Action, ignored, type Known, type Part, problem, type Signed, type WebhookAdapter } from './adapter.ts';
import { isObject, type Json, lines, listAt, objectAt, paragraphs, textAt } from './values.ts';

/**
 * What an SNS topic posts: alarms of CloudWatch, and whatever else is sent through the topic. Signed by a certificate of Amazon's, in
 * China's partition too; a subscription is confirmed once it has been verified that it is of a topic that the source is for.
 */
export const awsSns: WebhookAdapter = {
  distrust,
  deliveryId: (_post, body) => textAt(messageOf(body), 'MessageId'),
  read: (body) => [readMessage(messageOf(body))],
};

/** A function that SNS calls gets the message in an envelope, with some names spelt otherwise. */
function messageOf(body: unknown): Json {
  const [record] = listAt(body, 'Records') ?? [];
  const message = record === undefined ? body : objectAt(record, 'Sns');
  return isObject(message) ? message : {};
}

const NOTIFICATION = ['Message', 'MessageId', 'Subject', 'Timestamp', 'TopicArn', 'Type'];
const CONFIRMATION = ['Message', 'MessageId', 'SubscribeURL', 'Timestamp', 'Token', 'TopicArn', 'Type'];
const DIGESTS = new Map([
  ['1', 'sha1'],
  ['2', 'sha256'],
]);

async function distrust({ post, source: { authentication }, sns, now }: Signed): Promise<string | undefined> {
  const body = parseJson(post.bytes);
  const message = messageOf('value' in body ? body.value : undefined);
  const topic = textAt(message, 'TopicArn');
  if (topic === undefined) return 'This is no message of Amazon SNS: `TopicArn` is missing.';
  if (authentication.kind !== 'certificate' || !authentication.topics.includes(topic)) {
    return `The topic ${topic} is not among the topics of this source.`;
  }
  const url = textAt(message, 'SigningCertURL') ?? textAt(message, 'SigningCertUrl');
  if (url === undefined || !isSnsCertificate(url)) return '`SigningCertURL` must be an https address of Amazon SNS, of a .pem.';
  const late = distrustTime(textAt(message, 'Timestamp'), now);
  if (late !== undefined) return late;
  const pem = await sns.certificate(url);
  const certificate = pem === undefined ? undefined : readCertificate(pem);
  if (certificate === undefined) return 'There is no certificate at `SigningCertURL`.';
  return distrustCertificate(certificate, now) ?? distrustSignature(message, certificate);
}

/** Amazon SNS repeats what was not taken for an hour at most, with the time at which it was published. */
const OLDEST_MS = HOUR_MS + 5 * MINUTE_MS;
/** How far its clock may be ahead of ours. */
const AHEAD_MS = 5 * MINUTE_MS;

function distrustTime(timestamp: string | undefined, now: Instant): string | undefined {
  const at = Date.parse(timestamp ?? '');
  if (Number.isNaN(at)) return '`Timestamp` must be the time at which the message was published.';
  const isNear = now - at <= OLDEST_MS && at - now <= AHEAD_MS;
  return isNear ? undefined : '`Timestamp` is more than an hour ago, or ahead: what is older is not repeated by Amazon SNS.';
}

function readCertificate(pem: string): X509Certificate | undefined {
  try {
    return new X509Certificate(pem);
  } catch {
    return undefined;
  }
}

function distrustCertificate(certificate: X509Certificate, now: Instant): string | undefined {
  const { subject, subjectAltName = '', publicKey } = certificate;
  const names = [...subject.matchAll(/^CN=(.+)$/gm), ...subjectAltName.matchAll(/DNS:([^,\s]+)/g)];
  if (!names.some(([, name = '']) => isSnsName(name))) return 'The certificate at `SigningCertURL` is not one of Amazon SNS.';
  if (publicKey.asymmetricKeyType !== 'rsa') return 'The certificate at `SigningCertURL` holds no RSA key.';
  const isValid = Date.parse(certificate.validFrom) <= now && now <= Date.parse(certificate.validTo);
  return isValid ? undefined : 'The certificate at `SigningCertURL` is not valid at this time.';
}

function distrustSignature(message: Json, { publicKey }: X509Certificate): string | undefined {
  const digest = DIGESTS.get(textAt(message, 'SignatureVersion') ?? '');
  if (digest === undefined) return '`SignatureVersion` must be 1 or 2.';
  const names = textAt(message, 'Type') === 'Notification' ? NOTIFICATION : CONFIRMATION;
  const signed = names.map((name) => signedLine(message, name)).join('');
  const signature = Buffer.from(textAt(message, 'Signature') ?? '', 'base64');
  return verify(digest, Buffer.from(signed), publicKey, signature) ? undefined : 'The signature does not fit the message.';
}

/** A subject that there is not is not signed either. */
const signedLine = (message: Json, name: string): string => {
  const value = message[name] ?? (name === 'SubscribeURL' ? message['SubscribeUrl'] : undefined);
  return typeof value === 'string' ? `${name}\n${value}\n` : '';
};

function readMessage(message: Json): Part {
  switch (textAt(message, 'Type')) {
    case 'Notification':
      return readNotification(message);
    case 'SubscriptionConfirmation': {
      const url = textAt(message, 'SubscribeURL') ?? textAt(message, 'SubscribeUrl');
      if (url === undefined || !isSnsAddress(url)) return problem('SubscribeURL', 'Must be an https address of Amazon SNS.');
      return { kind: 'confirmation', path: 'SubscribeURL', url };
    }
    case 'UnsubscribeConfirmation':
      return ignored('the subscription of this source was ended at Amazon SNS', 'Type');
    default:
      return problem('Type', 'Must be Notification, SubscriptionConfirmation or UnsubscribeConfirmation.');
  }
}

const STATES: ReadonlyMap<string, Action> = new Map([
  ['ALARM', 'trigger'],
  ['OK', 'resolve'],
]);

function readNotification(message: Json): Part {
  const text = textAt(message, 'Message') ?? '';
  const parsed = parseJson(Buffer.from(text));
  const inner = 'value' in parsed && isObject(parsed.value) ? parsed.value : undefined;
  const name = textAt(inner, 'AlarmName');
  const state = textAt(inner, 'NewStateValue');
  if (inner === undefined || name === undefined || state === undefined) return readOther(message, inner, text);
  if (state === 'INSUFFICIENT_DATA') return ignored('the alarm has too little data to say anything', 'Message');
  const action = STATES.get(state);
  if (action === undefined) return problem('Message.NewStateValue', 'Must be ALARM, OK or INSUFFICIENT_DATA.');
  const key = textAt(inner, 'AlarmArn') ?? alarmName(message, inner, name);
  return { kind: 'alert', path: '', action, key, view: { ...message, Message: inner }, known: alarmOf(inner, name) };
}

/** Older messages do not say the alarm's ARN. */
function alarmName(message: Json, inner: Json, name: string): string {
  const [, partition = 'aws', , region = '', account = ''] = (textAt(message, 'TopicArn') ?? '').split(':');
  return `arn:${partition}:cloudwatch:${region}:${textAt(inner, 'AWSAccountId') ?? account}:alarm:${name}`;
}

function alarmOf(alarm: Json, name: string): Known {
  const trigger = objectAt(alarm, 'Trigger');
  const dimensions = (listAt(trigger, 'Dimensions') ?? []).map(
    (dimension) => [textAt(dimension, 'name') ?? 'Dimension', textAt(dimension, 'value')] as const,
  );
  return defined({
    subject: name,
    description: paragraphs(
      textAt(alarm, 'AlarmDescription'),
      textAt(alarm, 'NewStateReason'),
      lines([
        ['Metric', [textAt(trigger, 'Namespace'), textAt(trigger, 'MetricName')].filter(Boolean).join(' ') || undefined],
        ...dimensions,
        ['Region', textAt(alarm, 'Region')],
        ['Account', textAt(alarm, 'AWSAccountId')],
        ['Alarm', textAt(alarm, 'AlarmArn')],
      ]),
    ),
  });
}

/** Other JSON and plain text become what they can: each message is a problem of its own. */
function readOther(message: Json, inner: Json | undefined, text: string): Part {
  const subject = textAt(message, 'Subject') ?? textAt(inner, 'detail-type') ?? text.split('\n')[0] ?? '';
  const known = { subject: subject === '' ? 'Amazon SNS' : subject, description: inner ? JSON.stringify(inner, null, 2) : text };
  return { kind: 'alert', path: '', action: 'trigger', view: { ...message, Message: inner ?? text }, known };
}
