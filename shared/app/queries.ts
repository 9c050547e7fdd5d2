import { advance } from '../core/advance.ts';
import { defined } from '../core/defined.ts';
import { type Fact, messageOf } from '../core/fact.ts';
import type { Instant } from '../core/instant.ts';
import { explain, type Ledger } from '../core/sla/explain.ts';
import { explainMatch, type RuleExplanation } from '../core/sla/match-rule.ts';
import { classify } from '../core/sla/tracks.ts';
import type { Ticket } from '../core/ticket.ts';
import type { Change } from '../core/what-if/change.ts';
import { whatWouldChange } from '../core/what-if/what-would-change.ts';
import { InvalidCursorError } from './errors.ts';
import { factsFrom } from './history.ts';
import { type LoadedTicket, replayStored } from './load-ticket.ts';
import type { Configuration, Message, Page, StoredTicket } from './ports.ts';
import { type PastServices, replayPast } from './replay-past.ts';
import type { Services } from './services.ts';
import type { TicketFilter, TicketOrder } from './ticket-filter.ts';

/** What people ask of tickets without changing them. The history is the truth: what it does not name is not shown. */
type Reads = Pick<Services, 'tickets' | 'configuration' | 'messages'>;

export type PageRequest = { readonly limit: number; readonly cursor?: string | undefined };

/** What no index knows: looked for among the tickets themselves. */
export type TicketTraits = {
  readonly category?: string | undefined;
  readonly channel?: string | undefined;
  readonly tag?: string | undefined;
};

export type TicketQuestion = { readonly filter: TicketFilter; readonly traits: TicketTraits; readonly order: TicketOrder };

/** Where few tickets have the traits that are asked for, a page ends after so many reads, with a cursor to go on from. */
const MOST_READS = 20;
/** Their index knows nothing but the instant: the store leaves out what does not match. */
const SIFTED: readonly TicketOrder[] = ['last-changed-first', 'last-changed-last'];

export async function listTickets(
  services: Reads,
  { filter, traits, order }: TicketQuestion,
  { limit, cursor }: PageRequest,
): Promise<Page<LoadedTicket>> {
  const found: LoadedTicket[] = [];
  let next = cursor;
  // Where an index filters, the store itself knows when it has looked for long enough.
  const isSifted = Object.keys(traits).length > 0 || SIFTED.includes(order);
  for (let reads = 0; reads < MOST_READS && found.length < limit; reads += 1) {
    const { items, nextCursor } = await services.tickets.list(filter, limit - found.length, next, order);
    const loaded = await Promise.all(items.map((stored) => replayStored(services, stored)));
    found.push(...loaded.filter(({ snapshot }) => hasTraits(snapshot.ticket, traits)));
    next = nextCursor;
    if (next === undefined || !isSifted) break;
  }
  return { items: found, ...defined({ nextCursor: next }) };
}

const hasTraits = (ticket: Ticket, { category, channel, tag }: TicketTraits): boolean =>
  (category === undefined || ticket.category === category) &&
  (channel === undefined || ticket.channel === channel) &&
  (tag === undefined || ticket.tags.includes(tag));

/** `backwards`: the newest first. */
export type HistoryRequest = PageRequest & { readonly backwards: boolean };

/** The cursor says after which fact to go on, so what happens meanwhile shifts no page. */
export async function listHistory(
  services: Pick<Services, 'tickets'>,
  stored: StoredTicket,
  page: HistoryRequest,
): Promise<Page<Fact>> {
  return pageAfter(await factsOf(services, stored, page), page.limit);
}

async function factsOf(
  services: Pick<Services, 'tickets'>,
  stored: StoredTicket,
  page: HistoryRequest,
): Promise<readonly Fact[]> {
  const facts = await factsFrom(services, stored, page.backwards ? 1 : readCursor(page.cursor) + 1);
  return aheadOf(facts, page);
}

/** A page of some facts of one history. @throws InvalidCursorError */
export const pageOfFacts = (facts: readonly Fact[], page: HistoryRequest): Page<Fact> =>
  pageAfter(aheadOf(facts, page), page.limit);

/** What comes after the cursor, in the order that is asked for. */
function aheadOf(facts: readonly Fact[], { cursor, backwards }: HistoryRequest): readonly Fact[] {
  const after = readCursor(cursor);
  if (!backwards) return facts.filter(({ n }) => n > after);
  return facts.filter(({ n }) => cursor === undefined || n < after).toReversed();
}

export type NumberedMessage = Message & { readonly n: number };

/** What was stored for a command that was then refused belongs to no fact, and is not there. */
export async function listMessages(
  services: Pick<Services, 'tickets' | 'messages'>,
  stored: StoredTicket,
  page: HistoryRequest,
): Promise<Page<NumberedMessage>> {
  const facts = await factsOf(services, stored, page);
  const naming = facts.filter((fact) => messageOf(fact) !== undefined);
  return readMessages(pageAfter(naming, page.limit), (fact) => load(services, stored.id, fact), lengthOf);
}

/** An answer of Lambda has at most 6 MB, and a character three bytes, or more where JSON or HTML writes it out. */
const MOST_CHARACTERS = 1_000_000;

/** What the facts of a page name. Where that is much, the page ends early; it has at least one message, whatever its length. */
export async function readMessages<T>(
  { items, ...rest }: Page<Fact>,
  read: (fact: Fact) => Promise<T | undefined>,
  lengthIn: (message: T) => number,
): Promise<Page<T>> {
  const found = await Promise.all(items.map(read));
  let characters = 0;
  const end = found.findIndex((message, index) => {
    characters += message === undefined ? 0 : lengthIn(message);
    return index > 0 && characters > MOST_CHARACTERS;
  });
  const last = items[end - 1];
  const messages = (end === -1 ? found : found.slice(0, end)).filter((message) => message !== undefined);
  return last === undefined ? { ...rest, items: messages } : { items: messages, nextCursor: makeCursor(last.n) };
}

const lengthOf = ({ text, wholeText = '', html = '' }: Message): number => text.length + wholeText.length + html.length;

/** @returns `undefined` where the history names no such message */
export async function findMessage(
  services: Pick<Services, 'tickets' | 'messages'>,
  stored: StoredTicket,
  messageId: string,
): Promise<NumberedMessage | undefined> {
  const naming = (await factsFrom(services, stored, 1)).find((fact) => messageOf(fact) === messageId);
  return naming && load(services, stored.id, naming);
}

async function load(
  { messages }: Pick<Services, 'messages'>,
  ticketId: string,
  fact: Fact,
): Promise<NumberedMessage | undefined> {
  const message = await messages.load(ticketId, messageOf(fact) ?? '');
  return message && { ...message, n: fact.n };
}

function pageAfter(facts: readonly Fact[], limit: number): Page<Fact> {
  const items = facts.slice(0, limit);
  const last = items.at(-1);
  return last === undefined || items.length === facts.length ? { items } : { items, nextCursor: makeCursor(last.n) };
}

const makeCursor = (n: number): string => Buffer.from(`n${n}`).toString('base64url');

/** @throws InvalidCursorError */
function readCursor(cursor: string | undefined): number {
  if (cursor === undefined) return 0;
  const n = /^n([1-9]\d{0,8})$/.exec(Buffer.from(cursor, 'base64url').toString())?.[1];
  if (n === undefined) throw new InvalidCursorError();
  return Number(n);
}

export type TicketLedger = {
  /** As it was at that instant, also when much has happened since, or as it will be. */
  readonly ticket: Ticket;
  /** Number of the last fact that has really happened. */
  readonly version: number;
  readonly at: Instant;
  /** What had happened by then, or will have. */
  readonly facts: readonly Fact[];
  /** Every rule of the policy, held against the ticket. */
  readonly rules: readonly RuleExplanation[];
  readonly clocks: readonly ExplainedClock[];
};

export type ExplainedClock = Ledger & { readonly changes: readonly Change[] };

export type Moment = { readonly at: Instant; readonly now: Instant; readonly current: Configuration };

/**
 * Every clock of a ticket with its ledger as of `at`: in the past from what had happened by then, ahead from what time will have
 * done by then if nobody does anything. `undefined` before it was opened.
 */
export async function explainTicket(
  services: PastServices,
  stored: StoredTicket,
  { at, now, current }: Moment,
): Promise<TicketLedger | undefined> {
  const past = await replayPast(services, stored, (fact) => fact.at <= at);
  if (past === undefined) return undefined;
  const { organisation, policySet: inForce } = current;
  const { policySet } = past;
  const { facts, snapshot } = at > now ? advance(past, { now: at, policySet, organisation }) : past;
  // What was in force then is not recorded, and today's policy is no part of what was true then.
  const judges = { policySet, current: at < now ? policySet : inForce };
  const whatIf = { at, facts, snapshot, ...judges, teams: Object.keys(organisation.teams) };
  const clocks = snapshot.tracks.map((track) => ({
    ...explain(track, policySet.calendars, at, snapshot.ticket.hold?.until),
    changes: whatWouldChange(track, whatIf),
  }));
  const rules = explainMatch(policySet.rules, classify(snapshot.ticket));
  return { ticket: snapshot.ticket, version: past.snapshot.ticket.version, at, facts, rules, clocks };
}
