/**
 * What SES says became of a mail, as its mailbox simulator has it: the addresses of AWS's simulator bounce, complain and answer here
 * too, with or without a label, and every other address takes its mail.
 */
import { randomUUID } from 'node:crypto';
import type { SentMail } from './ses.ts';

const SIMULATOR = /^(success|bounce|ooto|complaint|suppressionlist)(\+[^@]*)?@simulator\.amazonses\.com$/i;
const REPORTING_MTA = 'a8-96.smtp-out.amazonses.com';

/** @param at virtual milliseconds @returns the events in the order in which SES would publish them */
export function eventsOf(mail: SentMail, at: number): readonly object[] {
  const timestamp = new Date(at).toISOString();
  return mail.to.flatMap((address): readonly object[] => {
    const about = { mail: { timestamp, source: mail.from, messageId: mail.id, destination: mail.to, headersTruncated: true } };
    const delivery = { eventType: 'Delivery', ...about, delivery: deliveryTo(address, timestamp) };
    switch (SIMULATOR.exec(address)?.[1]?.toLowerCase()) {
      case 'bounce':
        return [{ eventType: 'Bounce', ...about, bounce: unknownUser(address, timestamp) }];
      case 'suppressionlist':
        return [{ eventType: 'Bounce', ...about, bounce: suppressed(address, timestamp) }];
      case 'ooto':
        return [delivery, { eventType: 'Bounce', ...about, bounce: absent(address, timestamp) }];
      case 'complaint':
        return [delivery, { eventType: 'Complaint', ...about, complaint: complaintOf(address, timestamp) }];
      default:
        return [delivery];
    }
  });
}

const deliveryTo = (address: string, timestamp: string) => ({
  timestamp,
  processingTimeMillis: 1,
  recipients: [address],
  smtpResponse: '250 2.6.0 Message received',
  reportingMTA: REPORTING_MTA,
});

const unknownUser = (emailAddress: string, timestamp: string) => ({
  bounceType: 'Permanent',
  bounceSubType: 'General',
  bouncedRecipients: [{ emailAddress, action: 'failed', status: '5.1.1', diagnosticCode: 'smtp; 550 5.1.1 user unknown' }],
  timestamp,
  feedbackId: randomUUID(),
  reportingMTA: `dsn; ${REPORTING_MTA}`,
});

const suppressed = (emailAddress: string, timestamp: string) => ({
  bounceType: 'Permanent',
  bounceSubType: 'OnAccountSuppressionList',
  bouncedRecipients: [
    {
      emailAddress,
      action: 'failed',
      status: '5.1.1',
      diagnosticCode:
        'Amazon SES did not send the message to this address because it is on the suppression list for your account.',
    },
  ],
  timestamp,
  feedbackId: randomUUID(),
  reportingMTA: 'dns; amazonses.com',
});

/** An absence notice comes back as a bounce that need not last. */
const absent = (emailAddress: string, timestamp: string) => ({
  bounceType: 'Transient',
  bounceSubType: 'General',
  bouncedRecipients: [{ emailAddress }],
  timestamp,
  feedbackId: randomUUID(),
});

const complaintOf = (emailAddress: string, timestamp: string) => ({
  complainedRecipients: [{ emailAddress }],
  timestamp,
  feedbackId: randomUUID(),
  userAgent: 'Amazon SES Mailbox Simulator',
  complaintFeedbackType: 'abuse',
});
