import { describe, expect, test } from 'vitest';
import { classifyMail } from '../../../shared/mail/parse/classify-mail.ts';
import { parseMail } from '../../../shared/mail/parse/parse-mail.ts';
import { readDeliveryReport } from '../../../shared/mail/parse/read-delivery-report.ts';
import { SYSTEM_REPORTS } from './systems.ts';

const OWN = { from: 'support@acme.example', inboundDomain: 'in.acme.example', addresses: [] };

describe('a report of', () => {
  test.each(SYSTEM_REPORTS)('$system is a bounce: $found', ({ raw, found }) => {
    const parsed = parseMail(Buffer.from(raw));
    if (!parsed.ok) throw new Error(parsed.because);
    const { recipient, status, replyCode, reason } = readDeliveryReport(parsed.mail).reported[0].bounce;

    expect(classifyMail(parsed.mail, OWN).kind).toBe('bounce');
    expect([status, replyCode || '-', reason].join(' ')).toBe(found);
    expect(recipient).toMatch(/^((?:lee|team)@[a-z.-]+|8005551212@vtext\.com)$/);
  });
});
