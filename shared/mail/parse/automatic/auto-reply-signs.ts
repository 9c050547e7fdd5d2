/** How answers of programs are told: absence notices, receipts that somebody has read a mail, and what else nobody wrote (RFC 3834). */
import type { ParsedMail } from '../../../app/mail/parsed-mail.ts';
import { ABSENCE_WORDS, type AbsenceWords } from './absence-words.ts';
import type { Sign } from './signs.ts';

/** Exchange sets it on people's mail too, so by itself it means nothing. */
const HINT = 'x-auto-response-suppress';
/** `X-Autoreply`, `X-Autorespond`, `X-Auto-Reply-From` and whatever else programs call it. */
const HEADERS = /^(x-(mail-?|wm-|cmail-)?auto-?(reply|respond|response|generated)|x-vacation|auto-replied)/;

/** Headers that say by their value that a program answers. */
const TELLING: readonly (readonly [name: string, value: RegExp])[] = [
  ['x-apple-action', /^vacation/i],
  ['x-post-messageclass', /autoresponder/i],
  ['delivered-to', /^autoresponder\b/i],
  ['x-mailer', /^(vacation|autoresponder|mail-autoresponder)\b/i],
  ['delivered-by-the-graces-of', /vacation/i],
  ['x-fc-machinegenerated', /^true$/i],
  ['x-out-of-office', /^(yes|true|1)$/i],
];

const words = (name: keyof AbsenceWords): string => ABSENCE_WORDS.map((language) => language[name]).join('|');
/** Programs put these before the subject that they answer; a person who writes of such a thing goes on without a colon. */
const PREFIX = new RegExp(`^\\s*(?:(?:${words('prefix')})\\s*[:：]|[[【［(（]\\s*(?:${words('prefix')})\\s*[\\]】］)）])`, 'iu');
const ABSENT = new RegExp(`^\\s*(?:${words('absent')})\\s*[:：(]`, 'iu');
const SUBJECT = new RegExp(`^\\s*[[【［(（]?\\s*(?:${words('prefix')}|${words('absent')})`, 'iu');
const SENTENCE = new RegExp(words('says'), 'iu');

export const speaksOfAbsence = ({ subject }: ParsedMail): boolean => SUBJECT.test(subject);

const byReport: Sign = ({ mail }) => (mail.reportType === 'disposition-notification' ? 'it is a read receipt' : undefined);

const byAutoSubmitted: Sign = ({ mail }) => {
  const value = mail.autoSubmitted?.trim().toLowerCase();
  return value === undefined || value === '' || /^no\b/.test(value) ? undefined : `Auto-Submitted is "${value.slice(0, 40)}"`;
};

const byHeader: Sign = ({ mail }) => {
  const says = (value: string) => !/^(|no|none|false|0)$/i.test(value.trim());
  const name = [...mail.headers].find(([one, value]) => HEADERS.test(one) && one !== HINT && says(value))?.[0];
  if (name !== undefined) return `it has the header ${name}`;
  const telling = TELLING.find(([one, value]) => value.test(mail.headers.get(one)?.trim() ?? ''))?.[0];
  return telling === undefined ? undefined : `its header ${telling} says so`;
};

const byPrecedence: Sign = ({ mail }) =>
  /^auto[_-]?reply/i.test(mail.precedence?.trim() ?? '') ? 'Precedence is auto_reply' : undefined;

/** Two signs of absence: the subject, and another in the header or in what it says. */
const byPrefix: Sign = ({ mail, path, header }) => {
  if (!PREFIX.test(mail.subject)) return undefined;
  if (mail.inReplyTo.length > 0) return 'its subject is that of an automatic answer, and it answers a mail';
  if (path === '' || header(HINT) !== undefined) return 'its subject and headers are those of an automatic answer';
  return saysSo(mail) ? 'its subject and its words are those of an automatic answer' : undefined;
};

/** People write such subjects too, so that more has to speak for it. */
const byAbsence: Sign = ({ mail, path, header }) => {
  if (!speaksOfAbsence(mail)) return undefined;
  if (path === '' || /^(bulk|junk)$/i.test(mail.precedence?.trim() ?? '')) {
    return 'its subject and headers are those of an absence notice';
  }
  const isMeant = ABSENT.test(mail.subject) && (mail.inReplyTo.length > 0 || header(HINT) !== undefined);
  return isMeant && saysSo(mail) ? 'its subject and its words are those of an absence notice' : undefined;
};

const saysSo = ({ text }: ParsedMail): boolean => SENTENCE.test(text.slice(0, 2_000));

const byNullPath: Sign = ({ path }) => (path === '' ? 'its envelope has no sender, so no person waits for an answer' : undefined);

export const autoReplySigns: readonly Sign[] = [
  byReport,
  byAutoSubmitted,
  byHeader,
  byPrecedence,
  byPrefix,
  byAbsence,
  byNullPath,
];
