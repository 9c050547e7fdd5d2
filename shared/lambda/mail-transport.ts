import type { Mailer } from '../app/ports.ts';
import type { Services } from '../app/services.ts';
import { createMailer } from '../aws/mailer.ts';
import { parseSmtpRelay } from '../config/text/smtp-relay.ts';
import { createSmtpMailer } from '../net/smtp-mailer.ts';
import { noMailer } from './no-mailer.ts';

/** How a stage mails, by what `MAIL_TRANSPORT` says. @throws when it says neither */
export function mailerOf(transport: string, { secrets }: Pick<Services, 'secrets'>): Mailer {
  if (transport === 'off') return noMailer;
  if (transport === 'ses') return createMailer();
  const relay = parseSmtpRelay(transport);
  if (!relay.ok) throw new Error(`MAIL_TRANSPORT: ${relay.message}`);
  return createSmtpMailer({ ...relay.value, password: () => secrets.smtpPassword() });
}
