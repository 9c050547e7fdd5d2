/**
 * A fresh link for a customer whose own has expired, or who knows only the reference of their ticket. It is mailed to them and to
 * nobody else. Whoever asks hears the same, in the same time, whether or not ticket and address belong together.
 */
import { hash } from 'node:crypto';
import { assertNever } from '../../core/assert-never.ts';
import { DAY_MS, type DurationMs, HOUR_MS } from '../../core/instant.ts';
import { addressKey, forbidding } from '../mail/suppression.ts';
import { runOnHeir } from '../merging/heir.ts';
import { checkView } from '../notices/view-token.ts';
import { countOne } from '../rate-counter.ts';
import type { CommandServices } from '../run-command.ts';
import type { Services } from '../services.ts';
import { type EntryServices, visitBy } from './enter.ts';
import { networkOf } from './network-of.ts';

type LinkServices = CommandServices & EntryServices & Pick<Services, 'rates' | 'suppressions'>;

export type LinkWish =
  /** What somebody typed, who need not be the customer. */
  | { readonly kind: 'named'; readonly ticketId: string; readonly email: string }
  /** A link that was mailed to the customer; it may have expired. */
  | { readonly kind: 'link'; readonly token: string };

/** `taken`: a mail is on its way, if there is anybody to mail. */
export type LinkAnswer = 'taken' | 'too-often' | 'forged';

/** Whoever mislays five mails a day does not look for them. */
const MOST_A_DAY_TO_ONE = 5;
/** A whole office may ask from one address. */
const MOST_AN_HOUR_FROM_ONE = 30;
/** Longer than writing to a ticket takes. */
const ANSWERS_AFTER_MS: DurationMs = 600;

/** @param from address on the internet of who asks; `undefined` where nobody knows */
export async function askForLink(services: LinkServices, wish: LinkWish, from: string | undefined): Promise<LinkAnswer> {
  const [answer] = await Promise.all([answerTo(services, wish, from), services.wait(ANSWERS_AFTER_MS)]);
  return answer;
}

async function answerTo(services: LinkServices, wish: LinkWish, from: string | undefined): Promise<LinkAnswer> {
  if ((await countOne(services, `link-from:${networkOf(from ?? '')}`, HOUR_MS)) > MOST_AN_HOUR_FROM_ONE) return 'too-often';
  const asked = await askedIn(services, wish);
  if (asked === 'forged' || asked === undefined) return asked ?? 'taken';
  const address = hash('sha256', addressKey(asked.email), 'base64url');
  if ((await countOne(services, `link-to:${address}`, DAY_MS)) > MOST_A_DAY_TO_ONE) return 'too-often';
  await renew(services, asked);
  return 'taken';
}

type Asked = { readonly ticketId: string; readonly email: string };

/** @returns `undefined` where the customer of the link is none any more */
async function askedIn(services: LinkServices, wish: LinkWish): Promise<Asked | 'forged' | undefined> {
  switch (wish.kind) {
    case 'named':
      return wish;
    case 'link': {
      const check = checkView(await services.secrets.signingKey(), wish.token, services.now());
      if (!check.ok && check.reason === 'forged') return 'forged';
      const visit = await visitBy(services, check.grant);
      return visit && { ticketId: visit.loaded.stored.id, email: visit.customer.email };
    }
    default:
      return assertNever(wish);
  }
}

/** What fails here would tell that ticket and address belong together: it is logged, and whoever asked may ask again. */
async function renew(services: LinkServices, { ticketId, email }: Asked): Promise<void> {
  try {
    const suppression = await services.suppressions.load(addressKey(email));
    if (suppression !== undefined && forbidding(suppression, 'link') !== undefined) return;
    await runOnHeir(services, ticketId, { type: 'renew-link', to: email, by: 'system' });
  } catch (error) {
    services.log.error('a link could not be renewed', { ticketId, error });
  }
}
