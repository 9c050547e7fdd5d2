import { describe, expect, test } from 'vitest';
import { classifyMail } from '../../shared/mail/parse/classify-mail.ts';
import { parseMail } from '../../shared/mail/parse/parse-mail.ts';
import { AUTOMATIC, BY_PEOPLE, type Shown } from './automatic-answers.ts';
import { rawMail } from './mail-world.ts';

const OWN = { from: 'support@acme.example', inboundDomain: 'in.acme.example', addresses: [] };

function kindOf(shown: Shown): string {
  const parsed = parseMail(rawMail(shown));
  if (!parsed.ok) throw new Error(parsed.because);
  return classifyMail(parsed.mail, OWN).kind;
}

describe('an automatic answer', () => {
  test.each(AUTOMATIC)('$subject ($headers)', (shown) => {
    expect(kindOf(shown)).toBe('auto-reply');
  });
});

describe("a person's mail", () => {
  test.each(BY_PEOPLE)('$subject ($headers)', (shown) => {
    expect(kindOf(shown)).toBe('person');
  });
});
