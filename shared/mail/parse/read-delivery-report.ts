/** What a mail system has to say of a mail, and which mail that is: bounces, notices of delay and of success, and complaints. */
import type { Bounce } from '../../app/mail/bounce.ts';
import type { DeliveryReport, ParsedMail, Reported } from '../../app/mail/parsed-mail.ts';
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
  return { ...namesOf(mail, header), reported: reportedOf(mail) };
}

function reportedOf(mail: ParsedMail): DeliveryReport['reported'] {
  if (isFeedback(mail)) return [complaintOf(mail)];
  const [first = NOTHING, ...others] = readBounces(mail);
  const report = (bounce: Bounce): Reported => ({ bounce, outcome: outcomeOf(bounce) });
  return [report(first), ...others.map(report)];
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

function complaintOf(mail: ParsedMail): Reported {
  const { kind, recipient, says } = readFeedback(mail);
  return {
    bounce: { ...NOTHING, ...(recipient === undefined ? {} : { recipient }), reason: 'feedback', diagnosis: kind },
    outcome:
      says === 'refused'
        ? { type: 'bounced', final: false, returned: true, detail: kind }
        : { type: says, final: true, detail: kind },
  };
}

/** What the mail that came back was called, then what the report itself refers to. */
function namesOf({ inReplyTo, references }: ParsedMail, header: string): Pick<DeliveryReport, 'mailIds' | 'addresses'> {
  const own = /<([^<>\s]+)>/.exec(headerField(header, 'Message-ID') ?? '')?.[1];
  const addresses = ['Return-Path', 'Reply-To'].flatMap((name) => addressIn(headerField(header, name) ?? '') ?? []);
  return { mailIds: [...new Set([...(own === undefined ? [] : [own]), ...inReplyTo, ...references.toReversed()])], addresses };
}
