import { hash } from 'node:crypto';
import type { DigestInput } from '../app/policies/digest-input.ts';
import type { OutgoingMail } from '../app/ports.ts';
import { composeMail, readMailbox } from './compose-mail.ts';
import { renderDigest } from './digest/render-digest.ts';
import { NOTICE_HEADER } from './own-headers.ts';

/**
 * The mail that carries the digest of a rollout. The same rollout and addressee always give the same Message-ID.
 * @throws PermanentError when the addressee cannot be mailed to
 */
export async function composeDigest(input: DigestInput): Promise<OutgoingMail> {
  const { to, settings, rollout, at } = input;
  const from = readMailbox(settings.from);
  return composeMail({
    from,
    to: { address: to.email, name: to.name },
    replyTo: from,
    ...renderDigest(input),
    logo: settings.brand?.logo,
    messageId: `${rollout}.${digestOf(to.email)}@${settings.inboundDomain.toLowerCase()}`,
    references: [],
    date: at,
    headers: { 'Auto-Submitted': 'auto-generated', [NOTICE_HEADER]: 'digest' },
  });
}

const digestOf = (address: string): string => hash('sha256', address.toLowerCase(), 'hex').slice(0, 16);
