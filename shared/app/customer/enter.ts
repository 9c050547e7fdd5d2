import { customersOf } from '../../core/notices.ts';
import type { Customer } from '../../core/ticket.ts';
import { type LoadedTicket, type LoadServices, loadTicket } from '../load-ticket.ts';
import { findHeir } from '../merging/heir.ts';
import { checkView, participantOf, type ViewGrant } from '../notices/view-token.ts';
import type { Services } from '../services.ts';

/** Whom a customer's link lets in, whether a browser or a program brings it. */
export type EntryServices = Pick<Services, 'now'> &
  LoadServices & {
    readonly secrets: Pick<Services['secrets'], 'signingKey'>;
  };

/** A customer and the ticket that is theirs, or goes on for them. */
export type Visit = { readonly grant: ViewGrant; readonly loaded: LoadedTicket; readonly customer: Customer };

export type Entry =
  | { readonly ok: true; readonly visit: Visit }
  /** Not signed here for this, or of somebody who is told of the ticket no more. */
  | { readonly ok: false; readonly reason: 'forged' }
  | { readonly ok: false; readonly reason: 'expired'; readonly grant: ViewGrant };

const FORGED: Entry = { ok: false, reason: 'forged' };

/** @throws RetryableError while the ticket is one of a circle */
export async function enter(services: EntryServices, token: string): Promise<Entry> {
  const check = checkView(await services.secrets.signingKey(), token, services.now());
  if (!check.ok) return check;
  const visit = await visitBy(services, check.grant);
  return visit === undefined ? FORGED : { ok: true, visit };
}

/** @returns `undefined` once the customer of the link is told of the ticket no more */
export async function visitBy(services: EntryServices, grant: ViewGrant): Promise<Visit | undefined> {
  const { ticketId, participant } = grant;
  const named = await loadTicket(services, ticketId);
  if (named === undefined) return undefined;
  const loaded = await findHeir(services, named);
  const signingKey = await services.secrets.signingKey();
  const customer = customersOf(loaded.snapshot.ticket).find(
    ({ email }) => participantOf(signingKey, ticketId, email) === participant,
  );
  return customer && { grant, loaded, customer };
}
