import { describe, expect, test } from 'vitest';
import { parseMail } from '../../../shared/mail/parse/parse-mail.ts';
import { readReply } from '../../../shared/mail/parse/read-reply.ts';
import { PAGES } from './answers.ts';

describe('what a person wrote in HTML', () => {
  test.each(PAGES)('ends where $title begins to quote', ({ text }) => {
    const raw = `From: cora@customer.example\nSubject: Re: x\nContent-Type: text/html; charset=utf-8\n\n${text}\n`;
    const parsed = parseMail(Buffer.from(raw));
    if (!parsed.ok) throw new Error(parsed.because);

    const { reply, saysNothing } = readReply(parsed.mail);

    expect(reply.split('\n').filter((line) => line !== '')).toEqual(['It burns again.', 'Please hurry.']);
    expect(saysNothing).toBe(false);
  });
});
