/**
 * A ticket as the customer of a link may see it: what was said in public, and nothing of notes, of colleagues behind the scenes or of
 * other customers. Where a ticket goes on as another one, its customer sees that one, as the mails do, from when they came to it.
 */
import { defined } from '../../core/defined.ts';
import type { Fact } from '../../core/fact.ts';
import { doerOf, messageOf } from '../../core/fact.ts';
import type { Instant } from '../../core/instant.ts';
import { customersOf } from '../../core/notices.ts';
import { findPerson, type Organisation } from '../../core/organisation.ts';
import type { Clock } from '../../core/sla/clock.ts';
import { evaluateClock } from '../../core/sla/evaluate-clock.ts';
import { newestCycles } from '../../core/sla/tracks.ts';
import type { Customer, Ticket } from '../../core/ticket.ts';
import { factsFrom } from '../history.ts';
import { type LoadedTicket, loadTicket } from '../load-ticket.ts';
import { findHeir } from '../merging/heir.ts';
import { participantOf, type ViewGrant } from '../notices/view-token.ts';
import type { AttachmentRef } from '../ports.ts';
import type { Services } from '../services.ts';

type ViewServices = Pick<Services, 'now' | 'tickets' | 'configuration'> & {
  readonly messages: Pick<Services['messages'], 'load'>;
  readonly secrets: Pick<Services['secrets'], 'signingKey'>;
};

/** A customer and the ticket that is theirs, or goes on for them. */
export type Visit = { readonly loaded: LoadedTicket; readonly customer: Customer };

/** One public message. `who` is absent for an answer in the organisation's name, and for somebody of whom only an address is known. */
export type Said = {
  readonly at: Instant;
  readonly by: 'you' | 'us' | 'other';
  readonly who?: string;
  readonly text: string;
  readonly attachments: readonly Pick<AttachmentRef, 'name' | 'size'>[];
};

export type RequestView = {
  readonly ticket: Ticket;
  readonly customer: Customer;
  /** Of each promise to the customer the newest. */
  readonly clocks: readonly Clock[];
  /** Oldest first. */
  readonly said: readonly Said[];
  /** Older messages than these were left off. */
  readonly isCut: boolean;
};

/** More than a person reads on one page. */
const MOST_SHOWN = 50;

/** @returns `undefined` once the customer of the link is told of the ticket no more */
export async function visitBy(services: ViewServices, { ticketId, participant }: ViewGrant): Promise<Visit | undefined> {
  const named = await loadTicket(services, ticketId);
  if (named === undefined) return undefined;
  const loaded = await findHeir(services, named);
  const signingKey = await services.secrets.signingKey();
  const customer = customersOf(loaded.snapshot.ticket).find(
    ({ email }) => participantOf(signingKey, ticketId, email) === participant,
  );
  return customer && { loaded, customer };
}

export async function viewOf(services: ViewServices, { loaded, customer }: Visit): Promise<RequestView> {
  const { snapshot, policySet, stored } = loaded;
  const { organisation } = await services.configuration.current();
  const facts = await factsFrom(services, stored, 1);
  const open = facts.filter((fact) => isFor(fact, customer, { ticket: snapshot.ticket, facts }));
  const said = await Promise.all(
    open.slice(-MOST_SHOWN).map((fact) => saidBy(services, fact, { loaded, customer, organisation })),
  );
  const now = services.now();
  return {
    ticket: snapshot.ticket,
    customer,
    clocks: newestCycles(snapshot.tracks).map((track) => evaluateClock(track, policySet.calendars, now)),
    said: said.flat(),
    isCut: open.length > MOST_SHOWN,
  };
}

type Whole = { readonly ticket: Ticket; readonly facts: readonly Fact[] };

function isFor(fact: Fact, customer: Customer, { ticket, facts }: Whole): boolean {
  if (messageOf(fact) === undefined || fact.n < joinedAt(customer, ticket, facts)) return false;
  switch (fact.type) {
    case 'opened':
    case 'customer-replied':
      // What other customers wrote of their own tickets is theirs, and may come here too once those were merged into this one.
      return ticket.absorbed === undefined || isSame(writerOf(fact), customer.email);
    case 'replied':
    case 'solution-proposed':
    case 'resolved':
      return true;
    default:
      return false;
  }
}

/** Number of the fact by which somebody became a customer of the ticket. */
function joinedAt({ email }: Customer, { requester }: Ticket, facts: readonly Fact[]): number {
  if (isSame(requester.email, email)) return 1;
  const brought = facts.findLast((fact) => fact.type === 'absorbed' && fact.customers?.some((one) => isSame(one.email, email)));
  return brought?.n ?? Number.POSITIVE_INFINITY;
}

const writerOf = (fact: Fact): string | undefined => {
  if (fact.type === 'opened') return fact.requester.email;
  return fact.type === 'customer-replied' ? fact.from : undefined;
};

const isSame = (one: string | undefined, other: string): boolean => one?.toLowerCase() === other.toLowerCase();

type Telling = Visit & { readonly organisation: Organisation };

async function saidBy({ messages }: ViewServices, fact: Fact, telling: Telling): Promise<readonly Said[]> {
  const message = await messages.load(telling.loaded.stored.id, messageOf(fact) ?? '');
  if (message === undefined || message.direction === 'internal') return [];
  const attachments = (message.attachments ?? []).map(({ name, size }) => ({ name, size }));
  return [{ at: fact.at, ...speakerOf(fact, telling), text: message.text, attachments }];
}

/** Colleagues by the name that the configuration gives them; nobody by an address. */
function speakerOf(fact: Fact, { customer, loaded, organisation }: Telling): Pick<Said, 'by' | 'who'> {
  const writer = writerOf(fact);
  if (writer === undefined) return { by: 'us', ...defined({ who: findPerson(organisation, doerOf(fact))?.name }) };
  if (isSame(writer, customer.email)) return { by: 'you' };
  const { requester } = loaded.snapshot.ticket;
  return { by: 'other', ...defined({ who: isSame(writer, requester.email) ? requester.name : undefined }) };
}
