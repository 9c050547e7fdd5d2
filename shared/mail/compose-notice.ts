import type { NoticeInput } from '../app/notices/notice-input.ts';
import type { OutgoingMail } from '../app/ports.ts';
import { defined } from '../core/defined.ts';
import { isAnswer } from '../core/fact.ts';
import { composeMail, readMailbox } from './compose-mail.ts';
import { NOTICE_HEADER, TICKET_HEADER } from './own-headers.ts';
import { renderNotice } from './render-notice.ts';

/**
 * Renders a notice and composes the mail that carries it, ready for the mailer.
 * The same input gives the same headers, Message-ID and Date included, so a repeat can be recognised as one.
 * @throws PermanentError when the addressee cannot be mailed to
 */
export async function composeNotice(input: NoticeInput): Promise<OutgoingMail> {
  const { effect, ticket, identity, settings, mailIds = [] } = input;
  const from = readMailbox(settings.from);
  const automatic = automaticKind(input);
  const mail = await composeMail({
    from,
    to: { address: effect.to.email, name: effect.to.name },
    replyTo: settings.oneWay ? from : { address: identity.replyTo, name: from.name },
    ...renderNotice(input),
    logo: settings.brand?.logo,
    // Under the newest that its addressee knows; all mails of a ticket share a root, for who has none of the others any more.
    references: [identity.threadId, ...mailIds],
    messageId: identity.messageId,
    date: input.at,
    headers: {
      ...defined({ 'Auto-Submitted': automatic }),
      ...leaving(input),
      [TICKET_HEADER]: ticket.id,
      [NOTICE_HEADER]: effect.notice,
    },
  });
  return settings.oneWay ? mail : { ...mail, bounceTo: identity.bounceAddress };
}

/** RFC 2369 and RFC 8058, for mails that somebody may leave: mail programs then show a button that works by itself. */
function leaving({ links }: NoticeInput): { readonly [name: string]: string } {
  if (links?.unwatch === undefined) return {};
  return { 'List-Unsubscribe': `<${links.unwatch}>`, 'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click' };
}

/** RFC 3834: what a person wrote is not automatic, `received` answers a request, the rest is generated. */
function automaticKind({ effect: { notice }, facts }: NoticeInput): string | undefined {
  if (notice === 'replied' && facts.every(isAnswer)) return undefined;
  return notice === 'received' ? 'auto-replied' : 'auto-generated';
}
