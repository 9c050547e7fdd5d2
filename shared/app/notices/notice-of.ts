import { acknowledgementOf, lastsMs } from '../../core/acknowledgement.ts';
import { type Actor, personIn } from '../../core/actor.ts';
import { isForCustomer, type Notify } from '../../core/effect.ts';
import { nameInFact, resolveRecipients } from '../../core/escalation/recipients.ts';
import { clocksIn, type Fact, laddersIn, messageOf, wordsIn } from '../../core/fact.ts';
import { ladderAhead, type OnLadder } from '../../core/happening.ts';
import { DAY_MS, type Instant } from '../../core/instant.ts';
import { findPerson, type Organisation } from '../../core/organisation.ts';
import { climbersOf } from '../../core/replay.ts';
import { evaluateClock } from '../../core/sla/evaluate-clock.ts';
import { BREACH, ladderKey, type Ticket } from '../../core/ticket.ts';
import type { LoadedTicket } from '../load-ticket.ts';
import { mailIdentity } from '../mail/reply-address.ts';
import type { Message } from '../ports.ts';
import type { Services } from '../services.ts';
import { type ActionGrant, actionUrl, type LinkAction } from './action-token.ts';
import { conversationOf } from './conversation.ts';
import type { NextStep, NoticeInput, NoticeLinks } from './notice-input.ts';
import { onCallAs } from './on-call-as.ts';
import { participantOf, viewUrl } from './view-token.ts';

type NoticeServices = Pick<Services, 'now'> & {
  readonly messages: Pick<Services['messages'], 'load' | 'list'>;
  readonly receipts: Pick<Services['receipts'], 'list'>;
  readonly secrets: Pick<Services['secrets'], 'signingKey'>;
  readonly configuration: Pick<Services['configuration'], 'current'>;
  readonly settings: Pick<Services['settings'], 'publicUrl'>;
};

/** Two weeks: a customer on holiday can still answer. */
const LINK_LIFE_MS = 14 * DAY_MS;
/** Whoever looks for a mail of the last quarter finds their request by it. */
const VIEW_LIFE_MS = 90 * DAY_MS;

/** Gathers all that a notice says, so that writing it out needs nothing more. */
export async function noticeInput(
  services: NoticeServices,
  loaded: LoadedTicket,
  effect: Notify,
  between: readonly Fact[],
): Promise<NoticeInput> {
  const { snapshot, policySet } = loaded;
  const { organisation, mail: settings } = await services.configuration.current();
  const signingKey = await services.secrets.signingKey();
  const at = services.now();
  const facts = between.filter((fact) => effect.facts.includes(fact.n));
  const conversation = await conversationOf(services, loaded, effect);
  return {
    effect,
    at,
    ticket: snapshot.ticket,
    facts,
    clocks: snapshot.tracks.map((track) => evaluateClock(track, policySet.calendars, at)),
    organisation,
    settings,
    timeZone: zoneOf(effect, organisation) ?? settings.timeZone,
    identity: mailIdentity(signingKey, loaded.stored.id, effect, settings.inboundDomain),
    message: await messageText(services, { effect, ticketId: loaded.stored.id }, facts, conversation.messages),
    said: await customerWords(services, loaded, effect),
    past: loaded.stored.facts,
    mailIds: conversation.mailIds,
    ...acknowledgingIn(loaded, facts),
    nextStep: nextStep(loaded, facts, organisation),
    onCall: onCallAs(loaded, facts, effect.to, organisation),
    links: {
      ...linksFor({ services, signingKey, effect, ticketId: loaded.stored.id, facts, at, ticket: snapshot.ticket }),
      ...viewLink(services, signingKey, effect, loaded.stored.id),
    },
  };
}

function zoneOf({ to }: Notify, organisation: Organisation): string | undefined {
  return findPerson(organisation, to.personId)?.timeZone;
}

async function messageText(
  { messages }: NoticeServices,
  { effect, ticketId }: { readonly effect: Notify; readonly ticketId: string },
  facts: readonly Fact[],
  conversation: readonly Message[],
): Promise<string | undefined> {
  // Of several messages, the customer's is what the mail is about.
  const ofCustomer = facts.filter(({ type }) => type === 'customer-replied');
  const named = (ofCustomer.length > 0 ? ofCustomer : facts).map(messageOf).findLast((id) => id !== undefined);
  // Whoever is told that the request has arrived knows what it says.
  if (named === undefined || effect.notice === 'received') return undefined;
  const known = conversation.find(({ id }) => id === named);
  return (known ?? (await messages.load(ticketId, named)))?.text;
}

/** Whoever has to act reads what the customer wants, but for news, which bring their own words. */
async function customerWords(
  { messages }: NoticeServices,
  { stored, snapshot }: LoadedTicket,
  { notice }: Notify,
): Promise<NoticeInput['said']> {
  if (isForCustomer(notice) || notice === 'news') return undefined;
  const fact = stored.facts.findLast(isOfCustomer);
  if (fact === undefined) return undefined;
  const id = messageOf(fact);
  const text = id === undefined ? wordsIn(fact) : (await messages.load(stored.id, id))?.text;
  return text === undefined ? undefined : { who: speakerOf(fact, snapshot.ticket), at: fact.at, text };
}

/** Whether a fact brought words of the customer, whoever passed them on. */
function isOfCustomer(fact: Fact): boolean {
  switch (fact.type) {
    case 'opened':
      return true;
    case 'customer-replied':
      return !fact.thanks;
    case 'complained':
    case 'rated':
      return wordsIn(fact) !== undefined;
    case 'reopened':
      return wordsIn(fact) !== undefined && personIn(fact.by) === undefined;
    default:
      return false;
  }
}

/** What a program passes on is the requester's, but for what names somebody else. */
function speakerOf(fact: Fact, { requester }: Ticket): string {
  const [, address = requester.email] = /^requester:(.*)/.exec(fact.by) ?? [];
  const from = fact.type === 'customer-replied' ? fact.from : address;
  return from === requester.email ? (requester.name ?? requester.email) : from;
}

function acknowledgingIn(
  { snapshot, policySet }: LoadedTicket,
  facts: readonly Fact[],
): Pick<NoticeInput, 'acknowledgement' | 'acknowledgementLastsMs'> {
  const [newest] = laddersIn(facts.toReversed());
  const climber = climbersOf(snapshot).find((one) => ladderKey(one) === newest);
  if (climber === undefined) return {};
  return {
    acknowledgement: acknowledgementOf(snapshot.ticket, climber, policySet),
    acknowledgementLastsMs: lastsMs(climber, policySet),
  };
}

/** Answers "what happens if I do nothing?" for the clock that the notice is about. A step that reaches nobody is no answer. */
function nextStep(loaded: LoadedTicket, facts: readonly Fact[], organisation: Organisation): NextStep | undefined {
  const newest = facts.flatMap(clocksIn).at(-1);
  if (newest === undefined) return undefined;
  const steps = ladderAhead(loaded.snapshot, loaded.policySet, newest).map((step) => stepOf(step, loaded, organisation));
  return steps.find(({ to }) => to.length > 0) ?? steps[0];
}

function stepOf(next: OnLadder, { snapshot }: LoadedTicket, organisation: Organisation): NextStep {
  const { level } = next;
  return {
    at: next.at,
    metric: next.climber.metric,
    notice: level?.notice ?? 'breach',
    level: level?.id ?? BREACH,
    to: resolveRecipients(level?.to ?? [], snapshot.ticket, organisation, next.at).map(nameInFact),
  };
}

/** To a customer: their own view of the ticket. It counts from when the mail was due, so that a mail sent twice is the same mail. */
function viewLink(
  { settings }: Pick<NoticeServices, 'settings'>,
  signingKey: string,
  { notice, to, plannedAt }: Notify,
  ticketId: string,
): NoticeLinks {
  if (!isForCustomer(notice)) return {};
  const participant = participantOf(signingKey, ticketId, to.email);
  return { view: viewUrl(settings.publicUrl, signingKey, { ticketId, participant, expiresAt: plannedAt + VIEW_LIFE_MS }) };
}

type LinkContext = {
  readonly services: Pick<NoticeServices, 'settings'>;
  readonly signingKey: string;
  readonly effect: Notify;
  readonly ticketId: string;
  readonly facts: readonly Fact[];
  readonly at: Instant;
  readonly ticket: Ticket;
};

function linksFor({ services, signingKey, effect, ticketId, facts, at, ticket }: LinkContext): NoticeLinks {
  const by = actorOf(effect);
  const link = (action: LinkAction, about: Pick<ActionGrant, 'clocks'> = {}) =>
    actionUrl(services.settings.publicUrl, signingKey, { ticketId, action, by, expiresAt: at + LINK_LIFE_MS, ...about });
  switch (effect.notice) {
    case 'solution-proposed':
    case 'resolved':
      return { confirm: link('confirm'), notSolved: link('not-solved') };
    case 'handover':
      return { accept: link('accept-handover'), decline: link('decline-handover') };
    case 'warning':
    case 'breach':
    case 'escalation':
    case 'acknowledgement-lapsed':
      return { acknowledge: link('acknowledge', { clocks: laddersIn(facts) }) };
    case 'news':
      return isOnlyWatcher(ticket, effect.to.personId) ? { unwatch: link('unwatch') } : {};
    default:
      return {};
  }
}

/** Whoever follows a ticket of their own free will may leave it; its owner and its assignee have to know. */
const isOnlyWatcher = ({ watchers, owner, assignee }: Ticket, person: string | undefined): boolean =>
  person !== undefined && watchers?.includes(person) === true && person !== owner && person !== assignee;

/** In whose name the links of a mail act. An address that is nobody's own acts under the address. */
function actorOf({ to, notice }: Notify): Actor {
  return isForCustomer(notice) ? `requester:${to.email}` : `agent:${nameInFact(to)}`;
}
