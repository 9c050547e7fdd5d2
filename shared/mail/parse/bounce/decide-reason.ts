/**
 * Why a mail came back, from what the server said, the codes that it gave, and the command that it refused. The sentences of servers
 * overlap, so that their order matters: what names the mailbox or the sender's host comes before what only sounds like it.
 */
import type { BounceReason } from '../../../app/mail/bounce.ts';
import { IN_COMMON, isBroad } from './in-common/in-common.ts';
import { type Phrases, reasonSaid, says } from './phrases.ts';
import * as contents from './reasons/of-contents.ts';
import * as recipients from './reasons/of-recipients.ts';
import * as senders from './reasons/of-senders.ts';
import * as systems from './reasons/of-systems.ts';
import { reasonOfStatus } from './statuses.ts';

export type Facts = {
  /** Of RFC 3463; empty when none is stated. */
  readonly status: string;
  readonly reply: string;
  /** The command that was refused, in capitals; empty when nothing says so. */
  readonly command: string;
  /** What the server said. */
  readonly diagnosis: string;
  /** `SMTP`, `X-UNIX` …: whose words these are. */
  readonly speaker: string;
  readonly action: string;
  /** What the mail system's own sentence means. The server's words may know better, where it is one of the vague ones. */
  readonly hint: BounceReason | undefined;
};

/** Facts as the rules see them. */
type Case = Facts & { readonly text: string; readonly named: BounceReason | undefined };
type Rule = readonly [reason: BounceReason, holds: (seen: Case) => boolean];

const VAGUE = new Set<BounceReason | undefined>(
  'undefined onhold systemerror securityerror expired networkerror hostunknown userunknown'.split(' ') as BounceReason[],
);
/** Domino says so before it quotes the other server. */
const DOMINO = 'smtp protocol returned a permanent error';
/** Nothing of the mail itself has been seen when these are refused. */
const BEFORE_DATA = new Set(['CONN', 'HELO', 'EHLO', 'MAIL', 'RCPT']);

const said =
  (list: Phrases) =>
  ({ text }: Case): boolean =>
    says(text, list);
const is =
  (reason: BounceReason, list: Phrases) =>
  ({ hint, named, text }: Case): boolean =>
    hint === reason || named === reason || says(text, list);

const isRejected = ({ text }: Case): boolean => !says(text, senders.NOT_REJECTED) && says(text, senders.REJECTED);
const isSpam = ({ status, named, command, text }: Case): boolean =>
  status !== '' && (named === 'spamdetected' || (!BEFORE_DATA.has(command) && says(text, contents.SPAM)));

/** Sentences of servers that know better than the status `user unknown`. */
const BETTER_THAN_UNKNOWN = [
  senders.NO_RELAYING,
  senders.BLOCKED,
  recipients.MAILBOX_FULL,
  recipients.HAS_MOVED,
  systems.NOT_ACCEPTING,
  systems.TOO_MANY_CONNECTIONS,
];

function isUserUnknown(seen: Case): boolean {
  if (seen.hint === 'userunknown') return true;
  if (seen.named === 'suspend') return false;
  if (seen.named === 'userunknown') return !BETTER_THAN_UNKNOWN.some((list) => says(seen.text, list)) && !isRejected(seen);
  return seen.command === 'RCPT' && says(seen.text, recipients.USER_UNKNOWN);
}

function isFiltered({ hint, named, command, text }: Case): boolean {
  if (hint === 'filtered') return true;
  if (named === 'suspend' || named === 'rejected' || (named !== 'filtered' && BEFORE_DATA.has(command))) return false;
  return says(text, recipients.FILTERED) || says(text, recipients.USER_UNKNOWN);
}

function isRejectedSender(seen: Case): boolean {
  if (seen.hint === 'rejected' || seen.named === 'rejected') return true;
  const open = seen.named === undefined || ['onhold', 'undefined', 'securityerror', 'systemerror'].includes(seen.named);
  const late = seen.command === 'DATA' && seen.named !== 'userunknown';
  return (seen.command === 'MAIL' || late || open) && isRejected(seen);
}

function isHostUnknown({ hint, named, text }: Case): boolean {
  if (hint === 'hostunknown') return true;
  return !says(text, systems.NETWORK_ERROR) && (named === 'hostunknown' || says(text, recipients.HOST_UNKNOWN));
}

/** By a status only where no word says that it is something else. */
const isBlocked = (seen: Case): boolean =>
  seen.hint === 'blocked' || says(seen.text, senders.BLOCKED) || (seen.named === 'blocked' && inCommon(seen) === undefined);

function isTooBig({ hint, named, status, text }: Case): boolean {
  if (hint === 'mesgtoobig' || named === 'mesgtoobig') return true;
  return named !== 'exceedlimit' && status !== '5.2.3' && says(text, contents.MESSAGE_TOO_BIG);
}

/** What a server says of the one mail. */
const OF_THE_MAIL: readonly Rule[] = [
  ['mailboxfull', is('mailboxfull', recipients.MAILBOX_FULL)],
  ['mesgtoobig', isTooBig],
  ['exceedlimit', is('exceedlimit', contents.EXCEEDS_LIMIT)],
  ['suspend', (seen) => seen.hint === 'suspend' || seen.reply === '525' || says(seen.text, recipients.SUSPENDED)],
  ['hasmoved', (seen) => seen.hint === 'hasmoved' || says(seen.text, recipients.HAS_MOVED)],
  ['norelaying', (seen) => !/^(CONN|EHLO|HELO)$/.test(seen.command) && says(seen.text, senders.NO_RELAYING)],
  ['authfailure', is('authfailure', senders.AUTH_FAILURE)],
  ['userunknown', isUserUnknown],
  ['filtered', isFiltered],
  ['requireptr', is('requireptr', senders.REQUIRES_PTR)],
  ['notcompliantrfc', is('notcompliantrfc', contents.NOT_COMPLIANT)],
  ['badreputation', is('badreputation', senders.BAD_REPUTATION)],
  ['contenterror', (seen) => !isSpam(seen) && is('contenterror', contents.CONTENT_ERROR)(seen)],
  ['rejected', isRejectedSender],
  ['hostunknown', isHostUnknown],
  ['spamdetected', isSpam],
  ['speeding', is('speeding', systems.SPEEDING)],
  ['toomanyconn', is('toomanyconn', systems.TOO_MANY_CONNECTIONS)],
  ['blocked', isBlocked],
];

/** What is asked where the status says nothing definite, whoever spoke. */
const OF_ANYTHING: readonly Rule[] = [
  ['mailboxfull', said(recipients.MAILBOX_FULL)],
  ['authfailure', said(senders.AUTH_FAILURE)],
  ['badreputation', said(senders.BAD_REPUTATION)],
  ['speeding', said(systems.SPEEDING)],
  ['spamdetected', said(contents.SPAM)],
  ['virusdetected', said(contents.VIRUS)],
  ['policyviolation', said(contents.POLICY_VIOLATION)],
  ['norelaying', said(senders.NO_RELAYING)],
  ['systemerror', said(systems.SYSTEM_ERROR)],
  ['networkerror', said(systems.NETWORK_ERROR)],
  ['suspend', said(recipients.SUSPENDED)],
  ['contenterror', said(contents.CONTENT_ERROR)],
  ['systemfull', said(systems.SYSTEM_FULL)],
  ['notaccept', (seen) => /^(521|556)$/.test(seen.reply) || says(seen.text, systems.NOT_ACCEPTING)],
  ['expired', said(systems.EXPIRED)],
  ['failedstarttls', (seen) => seen.command === 'STARTTLS' || says(seen.text, systems.FAILED_TLS)],
  ['securityerror', said(senders.SECURITY_ERROR)],
  ['mailererror', said(systems.MAILER_ERROR)],
];

/** What remains to go by when no sentence is known. */
const OF_THE_CODES: readonly Rule[] = [
  ['contenterror', ({ status }) => /^[45]\.6/.test(status)],
  ['securityerror', ({ status }) => /^[45]\.7/.test(status)],
  ['mailererror', ({ speaker }) => speaker.startsWith('X-UNIX')],
  ['syntaxerror', ({ reply }) => /^[45]0[1-7]$/.test(reply)],
  ['expired', ({ action }) => /^(delayed|expired)/.test(action)],
  ['blocked', ({ command }) => /^(EHLO|HELO)$/.test(command)],
  // Domino, where the other server's own words say nothing.
  ['notaccept', ({ text }) => text.includes(DOMINO)],
  ['expired', ({ status }) => /^[45]\.4\.7$/.test(status)],
  ['networkerror', ({ status }) => /^[45]\.4\.[1246]$/.test(status)],
];

export function decideReason(facts: Facts): BounceReason {
  if (facts.hint !== undefined && !VAGUE.has(facts.hint)) return facts.hint;
  if (facts.status.startsWith('2.')) return 'delivered';
  const seen: Case = { ...facts, text: facts.diagnosis.toLowerCase(), named: reasonOfStatus(facts.status) };
  const isSmtp = facts.speaker === '' || facts.speaker === 'SMTP' || seen.text.includes(DOMINO);
  return (isSmtp ? first(OF_THE_MAIL, seen) : undefined) ?? lessDirectly(seen) ?? lastly(seen);
}

function lessDirectly(seen: Case): BounceReason | undefined {
  const { hint, named, speaker } = seen;
  if (hint !== undefined && hint !== 'undefined' && hint !== 'onhold') return hint;
  const isNamed = named !== undefined && !VAGUE.has(named) && speaker === 'SMTP';
  return (isNamed ? undefined : first(OF_ANYTHING, seen)) ?? inCommon(seen) ?? named ?? first(OF_THE_CODES, seen);
}

function inCommon({ status, text }: Case): BounceReason | undefined {
  return isBroad(status) ? reasonSaid(IN_COMMON, text) : undefined;
}

function lastly({ action, text }: Case): BounceReason {
  if (action === 'delayed') return 'expired';
  if (says(text, systems.AWAY)) return 'vacation';
  return text === '' ? 'undefined' : 'onhold';
}

const first = (rules: readonly Rule[], seen: Case): BounceReason | undefined => rules.find(([, holds]) => holds(seen))?.[0];
