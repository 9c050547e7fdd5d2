import type { Actor } from '../../core/actor.ts';
import { type LadderName, TRIGGERS } from '../../core/escalation/trigger.ts';
import { type Instant, SECOND_MS } from '../../core/instant.ts';
import { METRICS } from '../../core/sla/metric.ts';
import type { LadderKey } from '../../core/ticket.ts';
import { linkUrl, openClaims, signClaims } from './signed-claims.ts';

/**
 * Links in mails that act: whoever holds one may do one thing to one ticket in one person's name until it expires.
 * The token carries all of it under a signature, so nothing is stored, and changing any part of it makes it worthless.
 */
export const LINK_ACTIONS = ['acknowledge', 'confirm', 'not-solved', 'accept-handover', 'decline-handover', 'unwatch'] as const;
export type LinkAction = (typeof LINK_ACTIONS)[number];

export type ActionGrant = {
  readonly ticketId: string;
  readonly action: LinkAction;
  /** In whose name the link acts: the addressee of the mail. */
  readonly by: Actor;
  /** Narrows `acknowledge` to these ladders. */
  readonly clocks?: readonly LadderKey[];
  /** The same in links of an older release: all of one name. */
  readonly metric?: LadderName;
  /** Kept to the second; the link works until then. */
  readonly expiresAt: Instant;
};

export type ActionCheck =
  | { readonly ok: true; readonly grant: ActionGrant }
  | { readonly ok: false; readonly reason: 'forged' }
  | { readonly ok: false; readonly reason: 'expired'; readonly grant: ActionGrant };

/** The path under the public URL at which a token acts. */
export const ACTION_PATH = '/a/';

const PURPOSE = 'pledge action link v1';

export function signAction(signingKey: string, grant: ActionGrant): string {
  const { ticketId, action, by, expiresAt, clocks } = grant;
  const claims = [ticketId, action, by, Math.ceil(expiresAt / SECOND_MS), ...(clocks === undefined ? [] : [clocks])];
  return signClaims(signingKey, PURPOSE, claims);
}

export function actionUrl(publicUrl: string, signingKey: string, grant: ActionGrant): string {
  return linkUrl(publicUrl, ACTION_PATH, signAction(signingKey, grant));
}

/** `expired` still names the grant, so that the page can say which ticket it was about. */
export function checkAction(signingKey: string, token: string, now: Instant): ActionCheck {
  const grant = readClaims(openClaims(signingKey, PURPOSE, token) ?? []);
  if (grant === undefined) return { ok: false, reason: 'forged' };
  return now < grant.expiresAt ? { ok: true, grant } : { ok: false, reason: 'expired', grant };
}

/** The claims are ours, since the signature fits; what an older or newer version signed may still not be understood. */
function readClaims(claims: readonly unknown[]): ActionGrant | undefined {
  const [ticketId, action, by, expiresAt, about] = claims;
  if (typeof ticketId !== 'string' || typeof by !== 'string' || typeof expiresAt !== 'number') return undefined;
  if (!isOneOf(LINK_ACTIONS, action)) return undefined;
  const grant = { ticketId, action, by: by as Actor, expiresAt: expiresAt * SECOND_MS };
  if (about === undefined) return grant;
  if (isOneOf(LADDERS, about)) return { ...grant, metric: about };
  return Array.isArray(about) && about.every(isLadderKey) ? { ...grant, clocks: about } : undefined;
}

const LADDERS: readonly LadderName[] = [...METRICS, ...TRIGGERS];

function isLadderKey(value: unknown): value is LadderKey {
  const [name, cycle, ...rest] = typeof value === 'string' ? value.split('/') : [];
  return isOneOf(LADDERS, name) && /^[1-9]\d{0,8}$/.test(cycle ?? '') && rest.length === 0;
}

function isOneOf<T extends string>(values: readonly T[], value: unknown): value is T {
  return values.some((known) => known === value);
}
