import { randomUUID } from 'node:crypto';
import { verdictsOf } from './verdicts.ts';

/** A mail as it came over SMTP. */
export type ReceivedMail = {
  readonly id: string;
  /** Envelope sender; empty for bounces. */
  readonly source: string;
  readonly recipients: readonly string[];
  readonly raw: Buffer;
  readonly at: number;
};

export type StoredAt = { readonly bucket: string; readonly key: string; readonly topicArn: string };

/** What SES prepends before its S3 action stores a mail. */
export function traceHeaders({ id, source, recipients, raw, at }: ReceivedMail): Buffer {
  const { spam, virus } = verdictsOf(raw);
  const date = new Date(at).toUTCString().replace('GMT', '+0000');
  const lines = [
    `Return-Path: <${source}>`,
    `Received: from localhost ([127.0.0.1]) by inbound-smtp.us-east-1.amazonaws.com with SMTP id ${id}`,
    ` for ${recipients[0] ?? ''}; ${date}`,
    `X-SES-Spam-Verdict: ${spam}`,
    `X-SES-Virus-Verdict: ${virus}`,
  ];
  return Buffer.from(`${lines.join('\r\n')}\r\n`);
}

/** SES's receipt notification for a mail that its S3 action has stored. */
export function receiptNotification(mail: ReceivedMail, stored: StoredAt): object {
  const timestamp = new Date(mail.at).toISOString();
  const pass = { status: 'PASS' };
  const { spam, virus } = verdictsOf(mail.raw);
  return {
    notificationType: 'Received',
    mail: { timestamp, source: mail.source, messageId: mail.id, destination: mail.recipients, ...headersOf(mail.raw) },
    receipt: {
      timestamp,
      processingTimeMillis: 1,
      recipients: mail.recipients,
      spamVerdict: { status: spam },
      virusVerdict: { status: virus },
      spfVerdict: pass,
      dkimVerdict: pass,
      dmarcVerdict: pass,
      action: { type: 'S3', topicArn: stored.topicArn, bucketName: stored.bucket, objectKeyPrefix: '', objectKey: stored.key },
    },
  };
}

/** The envelope in which SNS delivers to a queue. */
export function snsEnvelope(
  topicArn: string,
  message: object,
  at: number,
  subject = 'Amazon SES Email Receipt Notification',
): object {
  return {
    Type: 'Notification',
    MessageId: randomUUID(),
    TopicArn: topicArn,
    Subject: subject,
    Message: plainJson(message),
    Timestamp: new Date(at).toISOString(),
    SignatureVersion: '1',
    Signature: '',
    SigningCertURL: '',
    UnsubscribeURL: '',
  };
}

/** JSON in printable ASCII: the local queues refuse characters beyond the basic plane, which a header may hold. */
const plainJson = (value: object): string =>
  JSON.stringify(value).replace(/[^\x20-\x7e]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`);

/** The notification carries the header as far as SNS has room for it. */
const MAX_HEADER_BYTES = 10 * 1024;

type Header = { readonly name: string; readonly value: string };

function headersOf(raw: Buffer): {
  readonly headers: readonly Header[];
  readonly commonHeaders: object;
  readonly headersTruncated: boolean;
} {
  const end = raw.indexOf('\r\n\r\n');
  const block = raw.subarray(0, end < 0 ? raw.length : end);
  const headers = block
    .subarray(0, MAX_HEADER_BYTES)
    .toString('utf8')
    .replace(/\r?\n[ \t]+/g, ' ')
    .split(/\r?\n/)
    .flatMap(toHeader);
  const value = (name: string): string | undefined => headers.find((h) => h.name.toLowerCase() === name)?.value;
  const commonHeaders = {
    returnPath: value('return-path'),
    from: [value('from') ?? ''],
    to: [value('to') ?? ''],
    messageId: value('message-id'),
    subject: value('subject'),
    date: value('date'),
  };
  return { headers, commonHeaders, headersTruncated: block.length > MAX_HEADER_BYTES };
}

function toHeader(line: string): readonly Header[] {
  const colon = line.indexOf(':');
  return colon < 1 ? [] : [{ name: line.slice(0, colon).trim(), value: line.slice(colon + 1).trim() }];
}
