import type { OutgoingMail } from '../app/ports.ts';
import type { DisablingInput } from '../app/subscriptions/disabling-input.ts';
import { composeMail, readMailbox } from './compose-mail.ts';
import { renderDisabling } from './disabling/render-disabling.ts';
import { NOTICE_HEADER } from './own-headers.ts';

/**
 * The mail that tells the contact of a subscription that nothing is posted any more.
 * @throws PermanentError when the contact cannot be mailed to
 */
export async function composeDisabling(input: DisablingInput): Promise<OutgoingMail> {
  const { to, settings, subscription, disabled, at } = input;
  const from = readMailbox(settings.from);
  return composeMail({
    from,
    to: { address: to.email, name: to.name },
    replyTo: from,
    ...renderDisabling(input),
    logo: settings.brand?.logo,
    messageId: `subscription-${subscription.id}.${disabled.at}@${settings.inboundDomain.toLowerCase()}`,
    references: [],
    date: at,
    headers: { 'Auto-Submitted': 'auto-generated', [NOTICE_HEADER]: 'subscription-disabled' },
  });
}
