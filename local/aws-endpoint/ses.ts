import { randomUUID } from 'node:crypto';
import { type AwsAnswer, AwsError, type AwsRequest, xmlAnswer } from './aws-request.ts';

/** A mail that left the platform, as SES would put it on the wire. */
export type SentMail = { readonly id: string; readonly from: string; readonly to: readonly string[]; readonly raw: Buffer };

/** SES refuses larger ones on this operation. */
const MAX_RAW_BYTES = 10 * 1024 * 1024;
const MAX_DESTINATIONS = 50;

/** SES, as far as the handlers use it: `SendRawEmail`, and a quota without limits. */
export function createSes(capture: (mail: SentMail) => void, now: () => number): (request: AwsRequest) => AwsAnswer {
  return ({ operation, form }) => {
    if (operation === 'GetSendQuota') return NO_LIMITS;
    if (operation !== 'SendRawEmail') throw new AwsError('InvalidAction', `This machine's SES has no ${operation}.`);
    const mail = readMail(form, now());
    capture(mail);
    return xmlAnswer(
      '<SendRawEmailResponse xmlns="http://ses.amazonaws.com/doc/2010-12-01/">' +
        `<SendRawEmailResult><MessageId>${mail.id}</MessageId></SendRawEmailResult>` +
        `<ResponseMetadata><RequestId>${randomUUID()}</RequestId></ResponseMetadata></SendRawEmailResponse>`,
    );
  };
}

const NO_LIMITS = xmlAnswer(
  '<GetSendQuotaResponse xmlns="http://ses.amazonaws.com/doc/2010-12-01/"><GetSendQuotaResult>' +
    '<Max24HourSend>-1</Max24HourSend><MaxSendRate>-1</MaxSendRate><SentLast24Hours>0</SentLast24Hours>' +
    '</GetSendQuotaResult></GetSendQuotaResponse>',
);

function readMail(form: URLSearchParams, at: number): SentMail {
  const raw = Buffer.from(form.get('RawMessage.Data') ?? '', 'base64');
  const to = [...form].filter(([name]) => name.startsWith('Destinations.member.')).map(([, value]) => value);
  if (raw.length === 0) throw new AwsError('InvalidParameterValue', 'The raw message is empty.');
  if (raw.length > MAX_RAW_BYTES)
    throw new AwsError('InvalidParameterValue', `Message length is more than ${MAX_RAW_BYTES} bytes long: '${raw.length}'.`);
  if (to.length < 1 || to.length > MAX_DESTINATIONS)
    throw new AwsError('InvalidParameterValue', `Recipient count is not from 1 to ${MAX_DESTINATIONS}.`);
  const id = `0100${Math.floor(at).toString(16).padStart(12, '0')}-${randomUUID()}-000000`;
  return { id, from: form.get('Source') ?? '', to, raw: onTheWire(raw, id, at) };
}

/** SES puts in its own `Message-ID` and `Date`, whatever the message says, and takes out `Bcc`. */
function onTheWire(raw: Buffer, id: string, at: number): Buffer {
  const end = endOfHeaders(raw);
  const fields = raw
    .subarray(0, end)
    .toString('latin1')
    .split(/\r?\n(?![ \t])/);
  const kept = fields.filter((field) => !/^(message-id|date|bcc)\s*:/i.test(field));
  const own = [`Message-ID: <${id}@email.amazonses.com>`, `Date: ${new Date(at).toUTCString().replace('GMT', '+0000')}`];
  return Buffer.concat([Buffer.from([...kept, ...own].join('\r\n'), 'latin1'), raw.subarray(end)]);
}

function endOfHeaders(raw: Buffer): number {
  const ends = [raw.indexOf('\r\n\r\n'), raw.indexOf('\n\n')].filter((at) => at >= 0);
  return ends.length === 0 ? raw.length : Math.min(...ends);
}
