import { defined } from '../../core/defined.ts';
import { messageIdOf } from '../open-ticket.ts';
import type { Message } from '../ports.ts';
import type { Letter } from './letter.ts';
import type { MailIntakeServices } from './mail-intake.ts';

type About = Pick<Message, 'ticketId' | 'direction' | 'author'> & { readonly attachments: NonNullable<Message['attachments']> };

/**
 * Keeps what a mail says as a message of its ticket, under the id that the mail's command names. What a colleague passes on is not meant
 * for the customer.
 */
export async function saveLetter(
  { messages, now }: Pick<MailIntakeServices, 'messages' | 'now'>,
  { mail, reply, ownWords, commandId }: Letter,
  { attachments, ...about }: About,
): Promise<void> {
  const text = about.direction === 'in' ? reply : ownWords;
  await messages.save({
    id: messageIdOf(commandId),
    ...about,
    at: now(),
    channel: 'email',
    text,
    ...(text === mail.text ? {} : { wholeText: mail.text }),
    ...(mail.subject === '' ? {} : { subject: mail.subject }),
    ...defined({ html: mail.html, mailId: mail.messageId }),
    ...(attachments.length === 0 ? {} : { attachments }),
  });
}
