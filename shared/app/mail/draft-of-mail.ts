import { defined } from '../../core/defined.ts';
import type { Language } from '../../core/language.ts';
import { LONGEST_SUBJECT } from '../../core/limits.ts';
import { newMailboxes } from '../../core/mailbox.ts';
import { guessLanguage } from '../guess-language.ts';
import type { OpenDraft } from '../open-ticket.ts';
import type { AttachmentRef } from '../ports.ts';
import { copiedIn, type Letter } from './letter.ts';
import type { ParsedMail } from './parsed-mail.ts';

/** Nobody reads what is sent there. */
const UNATTENDED = /^(no-?reply|do-?not-?reply|donotreply|nobody|notifications?|alerts?)([+._-]|@)/;

/** The ticket that a mail opens. */
export function draftOf(letter: Letter, attachments: readonly AttachmentRef[]): OpenDraft {
  const { mail, sender, configuration } = letter;
  const name = mail.from?.name ?? '';
  const language = guessLanguage(`${mail.subject}\n${mail.text}`);
  return {
    subject: subjectOf(mail, language ?? configuration.mail.defaultLanguage),
    description: mail.text,
    requester: { email: sender, ...(name === '' ? {} : { name }) },
    channel: 'email',
    ...defined({ html: mail.html, language, mailId: mail.messageId, team: teamOf(letter) }),
    copied: newMailboxes(copiedIn(letter), [sender]),
    ...(attachments.length === 0 ? {} : { attachments }),
    ...(UNATTENDED.test(sender) ? { muted: true } : {}),
  };
}

function subjectOf(mail: ParsedMail, language: Language): string {
  const line =
    mail.subject ||
    mail.text
      .split('\n')
      .find((one) => one.trim() !== '')
      ?.trim() ||
    (language === 'en' ? '(no subject)' : '（无主题）');
  return line.length <= LONGEST_SUBJECT ? line : `${line.slice(0, LONGEST_SUBJECT - 1).toWellFormed()}…`;
}

/** The team of the first address that the mail was written to. */
function teamOf({ mail, incoming, configuration }: Letter): string | undefined {
  const { teamByAddress } = configuration.mail;
  const teams = new Map(Object.entries(teamByAddress).map(([address, team]) => [address.toLowerCase(), team]));
  const written = [...mail.to, ...mail.cc].map(({ email }) => email);
  return [...written, ...incoming.recipients]
    .map((address) => teams.get(address.toLowerCase()))
    .find((team) => team !== undefined);
}
