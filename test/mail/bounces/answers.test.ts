import { describe, expect, test } from 'vitest';
import { parseMail } from '../../../shared/mail/parse/parse-mail.ts';
import { readDeliveryReport } from '../../../shared/mail/parse/read-delivery-report.ts';
import { answers, postfixReport } from './postfix-report.ts';

const HARD = ['userunknown', 'hostunknown', 'hasmoved', 'notaccept'];

describe('what a server answers', () => {
  test.each(answers)('$reason is: $said', (answer) => {
    const parsed = parseMail(postfixReport(answer));
    if (!parsed.ok) throw new Error(parsed.because);
    const { reason, hard } = readDeliveryReport(parsed.mail).reported[0].bounce;
    expect({ reason, hard }).toEqual({ reason: answer.reason, hard: HARD.includes(answer.reason) });
  });
});
