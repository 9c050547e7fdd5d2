import { describe, expect, test } from 'vitest';
import { parseMail } from '../../../shared/mail/parse/parse-mail.ts';
import { readDeliveryReport } from '../../../shared/mail/parse/read-delivery-report.ts';
import { CARRIERS, type Carrier, isCarried } from './carriers.ts';
import { type Answer, answers } from './postfix-report.ts';

function read({ report }: Carrier, answer: Answer): string {
  const parsed = parseMail(report(answer));
  if (!parsed.ok) throw new Error(parsed.because);
  const { reason, recipient } = readDeliveryReport(parsed.mail).reported[0].bounce;
  return `${reason} of ${recipient}: ${answer.said}`;
}

/** These reports do not tell which command was refused. */
const WITHOUT_COMMAND = ['1&1', 'Office 365', 'Exchange 2007', 'Gmail', 'OpenSMTPD', 'MailMarshal', 'Domino'];
const BY_COMMAND = ['userunknown', 'filtered', 'rejected', 'onhold'];
/** qmail does not say which host spoke, and what is vague is to it a rejected sender. */
const isToldOtherwise = ({ system }: Carrier, { command, reason, said }: Answer): boolean =>
  system === 'qmail' &&
  ((command === 'MAIL' && reason === 'securityerror') || /mailbox not found|doesn't have a yahoo|Blocked by SpamA/.test(said));

describe('an answer means the same', () => {
  test.each(CARRIERS)('reported by $system', (carrier) => {
    const told = answers.filter(
      (answer) =>
        isCarried(answer) &&
        !isToldOtherwise(carrier, answer) &&
        !(WITHOUT_COMMAND.includes(carrier.system) && BY_COMMAND.includes(answer.reason)),
    );
    expect(told.length).toBeGreaterThan(150);
    expect(told.map((answer) => read(carrier, answer))).toEqual(
      told.map(({ reason, said }) => `${reason} of lee@shop.example: ${said}`),
    );
  });
});
