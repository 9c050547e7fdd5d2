/** What a person says by a mail: from its text, or from its HTML where that marks better what is quoted. */
import type { ParsedMail, ReadMail } from '../../app/mail/parsed-mail.ts';
import { type ExtractedReply, extractReply, type PassedOn } from './extract-reply.ts';
import { extractHtmlReply } from './html-reply.ts';
import { isForwarding } from './reply-marks.ts';

export function readReply(mail: ParsedMail): Omit<ReadMail, 'mail'> {
  const { reply, saysNothing } = extract(mail, isForwarding(mail.subject) ? 'all' : 'where-it-says-so');
  return { reply, ownWords: extract(mail, 'nothing').reply, saysNothing };
}

function extract({ text, html }: ParsedMail, passedOn: PassedOn): ExtractedReply {
  const byText = extractReply(text, passedOn);
  const byHtml = html === undefined || passedOn === 'all' ? undefined : extractHtmlReply(html, passedOn);
  if (byHtml === undefined || byHtml.saysNothing || byHtml.reply === '') return byText;
  return lettersOf(byHtml.reply) < lettersOf(byText.reply) ? byHtml : byText;
}

const lettersOf = (text: string): number => text.replace(/[\s>]+/g, '').length;
