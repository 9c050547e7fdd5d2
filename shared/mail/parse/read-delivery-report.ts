/** What a mail system has to say of a mail, and which mail that is: bounces, notices of delay and of success, and complaints. */
import type { Bounce } from '../../app/mail/bounce.ts';
import type { DeliveryReport, ParsedMail } from '../../app/mail/parsed-mail.ts';
import type { Outcome } from '../../app/receipt.ts';
import { isFeedback } from './automatic/feedback-signs.ts';
import { addressIn } from './bounce/delivery-fields.ts';
import { readBounces } from './bounce/read-bounce.ts';
import { headerField, separateReturned } from './bounce/returned-mail.ts';
import { readFeedback } from './read-feedback.ts';

const LONGEST_DETAIL = 500;

/** Of a mail that is such a report, which the classification tells. */
export function readDeliveryReport(mail: ParsedMail): DeliveryReport {
  const { header } = separateReturned(mail);
  const bounce = readBounce(mail);
  return { bounce, ...namesOf(mail, header), outcome: isFeedback(mail) ? complaintOf(mail) : outcomeOf(bounce) };
}

/** Where it is about several addresses, what it says of the first; notices of ours have one addressee each. */
function readBounce(mail: ParsedMail): Bounce {
  if (isFeedback(mail)) return { ...NOTHING, reason: 'feedback', diagnosis: readFeedback(mail).kind };
  const [first = NOTHING] = readBounces(mail);
  return first;
}

const NOTHING: Bounce = { action: 'failed', status: '', replyCode: '', reason: 'undefined', hard: false, diagnosis: '' };

function outcomeOf({ action, status, diagnosis, hard }: Bounce): Omit<Outcome, 'at'> {
  const detail = (diagnosis || status).slice(0, LONGEST_DETAIL);
  const said = detail === '' ? {} : { detail };
  switch (action) {
    case 'delivered':
      return { type: 'delivered', final: true, ...said };
    case 'delayed':
      return { type: 'delayed', final: false, ...said };
    default:
      return { type: 'bounced', final: hard, ...(!hard && { returned: true }), ...said };
  }
}

const complaintOf = (mail: ParsedMail): Omit<Outcome, 'at'> => ({
  type: 'complained',
  final: true,
  detail: readFeedback(mail).kind,
});

/** What the mail that came back was called, then what the report itself refers to. */
function namesOf({ inReplyTo, references }: ParsedMail, header: string): Pick<DeliveryReport, 'mailIds' | 'addresses'> {
  const own = /<([^<>\s]+)>/.exec(headerField(header, 'Message-ID') ?? '')?.[1];
  const addresses = ['Return-Path', 'Reply-To'].flatMap((name) => addressIn(headerField(header, name) ?? '') ?? []);
  return { mailIds: [...new Set([...(own === undefined ? [] : [own]), ...inReplyTo, ...references.toReversed()])], addresses };
}
