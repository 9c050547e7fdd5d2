import { describe, expect, test } from 'vitest';
import { extractReply } from '../../../shared/mail/parse/extract-reply.ts';
import { BELOW, WHOLE } from './answers.ts';

const WRITTEN = 'It burns again.\n\nPlease hurry.';

describe('what a person wrote', () => {
  test.each(BELOW)('ends where $title begins', ({ text }) => {
    expect(extractReply(`${WRITTEN}\n\n${text}\n`)).toMatchObject({ reply: WRITTEN, saysNothing: false });
  });
});

describe('what a person means to say', () => {
  test.each(WHOLE)('stays whole with $title', ({ text }) => {
    expect(extractReply(text)).toEqual({ reply: text, rest: '', saysNothing: false });
  });
});
