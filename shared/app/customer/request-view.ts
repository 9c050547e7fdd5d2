/**
 * A ticket as the customer of a link may see it: what was said in public, and nothing of notes, of colleagues behind the scenes or of
 * other customers. Where a ticket goes on as another one, its customer sees that one, as the mails do, from when they came to it.
 */
import { defined } from '../../core/defined.ts';
import { doerOf, type Fact, messageOf } from '../../core/fact.ts';
import type { Instant } from '../../core/instant.ts';
import { customersOf } from '../../core/notices.ts';
import { findPerson, type Organisation } from '../../core/organisation.ts';
import type { Clock } from '../../core/sla/clock.ts';
import { evaluateClock } from '../../core/sla/evaluate-clock.ts';
import { newestCycles } from '../../core/sla/tracks.ts';
import type { Customer, Ticket } from '../../core/ticket.ts';
import { factsFrom } from '../history.ts';
import type { LoadedTicket } from '../load-ticket.ts';
import type { Message, Page } from '../ports.ts';
import { type HistoryRequest, pageOfFacts, readMessages } from '../queries.ts';
import type { Services } from '../services.ts';
import type { Visit } from './enter.ts';

type ViewServices = Pick<Services, 'tickets' | 'configuration'> & {
  readonly messages: Pick<Services['messages'], 'load'>;
};

/** Whose view of which ticket. */
export type Viewing = Pick<Visit, 'customer'> & { readonly loaded: LoadedTicket };

/** One public message. `who` is absent for an answer in the organisation's name, and for somebody of whom only an address is known. */
export type Said = {
  readonly message: Message;
  readonly at: Instant;
  readonly by: 'you' | 'us' | 'other';
  readonly who?: string;
};

/** Of each promise to the customer the newest. */
export const promisesTo = ({ loaded: { snapshot, policySet } }: Pick<Viewing, 'loaded'>, now: Instant): readonly Clock[] =>
  newestCycles(snapshot.tracks).map((track) => evaluateClock(track, policySet.calendars, now));

/** What the customer thought of it. Where there are several of them nobody knows whose rating it is, so nobody is shown it. */
export const ratingOf = ({ ticket }: LoadedTicket['snapshot']): Ticket['rating'] =>
  customersOf(ticket).length === 1 ? ticket.rating : undefined;

/** What was said in public. @throws InvalidCursorError */
export async function listSaid(services: ViewServices, viewing: Viewing, page: HistoryRequest): Promise<Page<Said>> {
  const { organisation } = await services.configuration.current();
  const telling = { ...viewing, organisation };
  const facts = pageOfFacts(await publicFacts(services, viewing), page);
  return readMessages(
    facts,
    (fact) => saidBy(services, fact, telling),
    ({ message }) => message.text.length,
  );
}

/** @returns `undefined` for a message that there is not, or that is not for this customer */
export async function findSaid(services: ViewServices, viewing: Viewing, messageId: string): Promise<Message | undefined> {
  const naming = (await publicFacts(services, viewing)).find((fact) => messageOf(fact) === messageId);
  return naming && publicMessage(services, viewing, naming);
}

async function publicFacts(services: ViewServices, { loaded, customer }: Viewing): Promise<readonly Fact[]> {
  const facts = await factsFrom(services, loaded.stored, 1);
  return facts.filter((fact) => isFor(fact, customer, { ticket: loaded.snapshot.ticket, facts }));
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

async function publicMessage({ messages }: ViewServices, { loaded }: Viewing, fact: Fact): Promise<Message | undefined> {
  const message = await messages.load(loaded.stored.id, messageOf(fact) ?? '');
  return message?.direction === 'internal' ? undefined : message;
}

type Telling = Viewing & { readonly organisation: Organisation };

async function saidBy(services: ViewServices, fact: Fact, telling: Telling): Promise<Said | undefined> {
  const message = await publicMessage(services, telling, fact);
  return message && { message, at: fact.at, ...speakerOf(fact, telling) };
}

/** Colleagues by the name that the configuration gives them; nobody by an address. */
function speakerOf(fact: Fact, { customer, loaded, organisation }: Telling): Pick<Said, 'by' | 'who'> {
  const writer = writerOf(fact);
  if (writer === undefined) return { by: 'us', ...defined({ who: findPerson(organisation, doerOf(fact))?.name }) };
  if (isSame(writer, customer.email)) return { by: 'you' };
  const { requester } = loaded.snapshot.ticket;
  return { by: 'other', ...defined({ who: isSame(writer, requester.email) ? requester.name : undefined }) };
}
