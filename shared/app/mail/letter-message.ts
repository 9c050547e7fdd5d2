import { defined } from '../../core/defined.ts';
import { messageIdOf } from '../open-ticket.ts';
import type { Message } from '../ports.ts';
import type { Letter } from './letter.ts';
import type { MailIntakeServices } from './mail-intake.ts';

type About = Pick<Message, 'ticketId' | 'direction' | 'author'> & { readonly attachments: NonNullable<Message['attachments']> };

/** Keeps what a mail says as a message of its ticket, under the id that the mail's command names. */
export async function saveLetter(
  { messages, now }: Pick<MailIntakeServices, 'messages' | 'now'>,
  { mail, reply, commandId }: Letter,
  { attachments, ...about }: About,
): Promise<void> {
  await messages.save({
    id: messageIdOf(commandId),
    ...about,
    at: now(),
    channel: 'email',
    text: reply,
    ...(reply === mail.text ? {} : { wholeText: mail.text }),
    ...(mail.subject === '' ? {} : { subject: mail.subject }),
    ...defined({ html: mail.html, mailId: mail.messageId }),
    ...(attachments.length === 0 ? {} : { attachments }),
  });
}
