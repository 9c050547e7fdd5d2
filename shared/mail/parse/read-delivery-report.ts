/** What a delivery report (RFC 3464) says has become of a mail, and which mail that is. */
import type { DeliveryReport, MailAttachment, ParsedMail } from '../../app/mail/parsed-mail.ts';

/** A report says all of interest in its beginning; what follows was written by strangers. */
const MOST_BYTES = 20_000;
const LONGEST_DETAIL = 500;
const ORIGINALS = ['message/rfc822', 'text/rfc822-headers', 'message/rfc822-headers'];

/** @returns nothing for a mail that is no such report, or whose report says nothing that is understood */
export function readDeliveryReport(mail: ParsedMail): DeliveryReport | undefined {
  const status = textOf(mail.attachments.find(({ type }) => type === 'message/delivery-status'));
  const action = fieldOf(status, 'Action')?.toLowerCase();
  if (action === undefined) return undefined;
  const detail = (fieldOf(status, 'Diagnostic-Code') ?? fieldOf(status, 'Status'))?.slice(0, LONGEST_DETAIL);
  const said = detail === undefined ? {} : { detail };
  const mailIds = mailIdsOf(mail);
  switch (action) {
    case 'failed':
      // RFC 3463: 5 will fail again, 4 may not.
      return { mailIds, outcome: { type: 'bounced', final: fieldOf(status, 'Status')?.startsWith('5') ?? false, ...said } };
    case 'delayed':
      return { mailIds, outcome: { type: 'delayed', final: false, ...said } };
    case 'delivered':
    case 'relayed':
    case 'expanded':
      return { mailIds, outcome: { type: 'delivered', final: true, ...said } };
    default:
      return undefined;
  }
}

/** That of the mail that came back, then what the report itself refers to. */
function mailIdsOf({ attachments, inReplyTo, references }: ParsedMail): readonly string[] {
  const original = textOf(attachments.find(({ type }) => ORIGINALS.includes(type))).split(/\r?\n\r?\n/, 1)[0] ?? '';
  const own = /<([^<>\s]+)>/.exec(fieldOf(original, 'Message-ID') ?? '')?.[1];
  return [...new Set([...(own === undefined ? [] : [own]), ...inReplyTo, ...references.toReversed()])];
}

function textOf(part: MailAttachment | undefined): string {
  return part === undefined ? '' : new TextDecoder().decode(part.bytes.subarray(0, MOST_BYTES));
}

/** The first field of that name, unfolded. */
function fieldOf(text: string, name: string): string | undefined {
  const lines = text.replace(/\r?\n[ \t]+/g, ' ').split(/\r?\n/);
  const line = lines.find((one) => one.toLowerCase().startsWith(`${name.toLowerCase()}:`));
  const value = line?.slice(name.length + 1).trim();
  return value === '' ? undefined : value;
}
