import { smtpRelayUrl } from '../shared/config/text/smtp-relay.ts';
import type { DataStack } from './stacks/data-stack.ts';
import type { StageSettings } from './stage.ts';

/** What a function that mails is told of how. */
export function mailTransport({ mail }: StageSettings, { smtpSecret }: Pick<DataStack, 'smtpSecret'>) {
  return { MAIL_TRANSPORT: transportOf(mail), SMTP_SECRET_ARN: smtpSecret?.secretArn ?? 'none' };
}

function transportOf(mail: StageSettings['mail']): string {
  if (mail === null) return 'off';
  return mail.smtp === undefined ? 'ses' : smtpRelayUrl(mail.smtp);
}

/** What a function that mails much is told of how fast. */
export function mailPace({ mail }: StageSettings): string {
  if (mail?.perSecond === undefined) return 'none';
  return mail.perDay === undefined ? `${mail.perSecond}` : `${mail.perSecond}/${mail.perDay}`;
}
