import type { LadderName } from '../../core/escalation/trigger.ts';
import type { FiringFact, Told } from '../../core/fact.ts';
import { referenceOf } from '../../core/reference.ts';
import { LADDER_NAMES, sayHoldReason } from '../names.ts';
import { type DeedSpeech, type DeedWords, isByCustomer } from './deed-words.ts';

const METRICS = LADDER_NAMES.en;

export const deedsInEnglish: DeedWords = {
  opened: (_, { who }) => `${who} opened the ticket`,
  replied: ({ automatic }, { who }) => `${who} ${automatic ? 'sent an automatic answer to' : 'answered'} the customer`,
  noted: (_, { who }) => `${who} wrote a note`,
  'customer-replied': ({ thanks }, { who }) => (thanks ? `${who} said thanks` : `${who} wrote`),
  assigned: ({ assignee, team }, say) => {
    const to = [assignee && say.person(assignee), team && `team ${say.team(team)}`].filter(Boolean).join(', ');
    return `${say.who} assigned the ticket to ${to}`;
  },
  'priority-changed': ({ from, to }, { who }) => `${who} changed the priority from ${from} to ${to}`,
  held: ({ reason, until }, { who, time }) =>
    `${who} put it on hold, ${sayHoldReason(reason, 'en')}${until === undefined ? '' : ` until ${time(until)}`}`,
  resumed: ({ because }, { who }) => (because === 'until' ? 'The hold ended as planned' : `${who} resumed work`),
  'solution-proposed': (_, { who }) => `${who} proposed a solution`,
  resolved: (_, { who }) => `${who} declared it resolved`,
  confirmed: (_, { who }) => `${who} confirmed that it is solved`,
  reopened: ({ because }, { who }) =>
    because === 'not-solved' ? `${who} says that it is not solved` : `${who} reopened the ticket`,
  closed: ({ because }, { who }) => {
    if (because === 'asked') return `${who} closed the ticket`;
    return because === 'confirmed' ? 'The ticket was closed, as confirmed' : 'The ticket was closed after silence';
  },
  complained: (fact, { who }) => (isByCustomer(fact) ? `${who} complained` : `${who} recorded a complaint by the customer`),
  rated: (fact, { who }) => `${who} ${isByCustomer(fact) ? 'rated it' : "recorded the customer's rating:"} ${fact.score} of 5`,
  'link-requested': ({ to }, { person }) => `A new link to the request was asked for and is mailed to ${person(to)}`,
  undelivered: ({ to }, { person }) => `A notice to ${person(to)} did not arrive`,
  merged: ({ into }, { who }) => `${who} merged it into ${referenceOf(into)}, where it goes on`,
  absorbed: ({ from }, { who }) => `${who} merged ${referenceOf(from)} into it`,
  acknowledged: ({ clocks }, { who }) => `${who} acknowledged: ${ladders(clocks)}`,
  'acknowledgement-lapsed': ({ clocks, told }, say) =>
    `The acknowledgement of ${listed(told, say)} has lapsed: ${ladders(clocks)}`,
  'handover-offered': ({ to, until }, { who, person, time }) =>
    `${who} asked ${person(to)} to take it over, until ${time(until)}`,
  'handed-over': ({ to, from }, { person }) => `${person(to)} took it over from ${person(from)}`,
  'handover-declined': ({ to, reason }, { person }) =>
    `${person(to)} declined the handover${reason === undefined ? '' : `: ${reason}`}`,
  'handover-withdrawn': ({ to }, { who, person }) => `${who} no longer asks ${person(to)} to take it over`,
  'handover-lapsed': ({ to }, { person }) => `${person(to)} did not answer the handover in time`,
  watched: ({ watchers }, say) =>
    `${say.who} added ${listed(watchers, say)} as ${watchers.length === 1 ? 'a watcher' : 'watchers'}`,
  unwatched: ({ watchers }, say) => `${say.who} removed ${listed(watchers, say)} from the watchers`,
  rebased: ({ policyVersion }, { who }) => `${who} moved it to policy version ${policyVersion}`,
  breached: (fact, say) => `${METRICS[fact.metric]} is overdue${toldIn(fact, say)}`,
  warned: (fact, say) => `${METRICS[fact.metric]}: warning${toldIn(fact, say)}`,
  escalated: (fact, say) => `${METRICS[fact.metric]}: escalated${toLevel(fact)}${toldIn(fact, say)}`,
  'level-skipped': ({ metric }) => `${METRICS[metric]}: an escalation level reached nobody`,
};

const ladders = (clocks: readonly { readonly metric: LadderName }[]): string =>
  [...new Set(clocks.map(({ metric }) => METRICS[metric].toLowerCase()))].join(', ');

const listed = (names: Told, { person }: DeedSpeech): string => names.map(person).join(', ');

const toldIn = ({ told }: FiringFact, say: DeedSpeech): string => (told.length === 0 ? '' : ` (told: ${listed(told, say)})`);

/** Levels are known by numbers; the names of others mean nothing to people. */
const toLevel = ({ level }: { readonly level: string }): string => (/^\d+$/.test(level) ? ` to level ${level}` : '');
