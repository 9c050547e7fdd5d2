/**
 * The link by which a customer sees their own request. It names the ticket and whose link it is, by a reference that says nothing of
 * the address, under a signature; nothing is stored.
 */
import { createHmac } from 'node:crypto';
import { type Instant, SECOND_MS } from '../../core/instant.ts';
import { linkUrl, openClaims, signClaims } from './signed-claims.ts';

export type ViewGrant = {
  readonly ticketId: string;
  /** As `participantOf` names the customer whose link it is. */
  readonly participant: string;
  /** Kept to the second; the link works until then. */
  readonly expiresAt: Instant;
};

export type ViewCheck =
  | { readonly ok: true; readonly grant: ViewGrant }
  | { readonly ok: false; readonly reason: 'forged' }
  | { readonly ok: false; readonly reason: 'expired'; readonly grant: ViewGrant };

/** The path under the public URL at which a token shows its ticket. */
export const VIEW_PATH = '/t/';

const PURPOSE = 'pledge view link v1';
/** 96 bits: no two customers of a ticket ever meet. */
const PARTICIPANT_BYTES = 12;

/** Names a customer of a ticket to whoever has the signing key, and to nobody else. */
export function participantOf(signingKey: string, ticketId: string, email: string): string {
  const text = `pledge participant v1\n${ticketId}\n${email.toLowerCase()}`;
  return createHmac('sha256', signingKey).update(text).digest().subarray(0, PARTICIPANT_BYTES).toString('base64url');
}

export const signView = (signingKey: string, { ticketId, participant, expiresAt }: ViewGrant): string =>
  signClaims(signingKey, PURPOSE, [ticketId, participant, Math.ceil(expiresAt / SECOND_MS)]);

export const viewUrl = (publicUrl: string, signingKey: string, grant: ViewGrant): string =>
  linkUrl(publicUrl, VIEW_PATH, signView(signingKey, grant));

/** `expired` still names the grant, so that the page can say which ticket it was about. */
export function checkView(signingKey: string, token: string, now: Instant): ViewCheck {
  const [ticketId, participant, expires] = openClaims(signingKey, PURPOSE, token) ?? [];
  if (typeof ticketId !== 'string' || typeof participant !== 'string' || typeof expires !== 'number')
    return { ok: false, reason: 'forged' };
  const grant = { ticketId, participant, expiresAt: expires * SECOND_MS };
  return now < grant.expiresAt ? { ok: true, grant } : { ok: false, reason: 'expired', grant };
}

/** The token in a link as somebody copied it, or what they copied where it is the token alone. */
export const tokenIn = (link: string): string =>
  link.slice(link.lastIndexOf(VIEW_PATH) === -1 ? 0 : link.lastIndexOf(VIEW_PATH) + VIEW_PATH.length).replace(/[?#/].*$/, '');
