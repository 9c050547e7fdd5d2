/**
 * What the sentences of the reporting mail systems mean, each of them its own. They say what the status does not, or contradict it: a
 * list manager's refusal, a code of Exchange, a state of Gmail.
 */
import type { BounceReason } from '../../../app/mail/bounce.ts';
import { reasonSaid } from './phrases.ts';
import { EXIM, IMAIL, MCAFEE, MESSAGELABS, QMAIL, SES_RULES } from './sentences/of-one-system.ts';
import { UNMISTAKABLE } from './sentences/unmistakable.ts';

/** Codes of Exchange 5.5 to 2003: `MSEXCH:IMS:… (000C05A6) Unknown Recipient`. */
const MSEXCH: { readonly [code: string]: BounceReason } = {
  '000C05A6': 'userunknown',
  '000C0595': 'filtered',
  '00010256': 'systemerror',
  '000D06B5': 'systemerror',
  '00120270': 'networkerror',
  '00050311': 'contenterror',
  '000502CC': 'contenterror',
  '000B0981': 'securityerror',
  '000B099C': 'onhold',
  '000B09AA': 'onhold',
  '000B09B6': 'onhold',
};

/** `(state 14)`: where in the session Gmail was when it was refused. */
const GMAIL_STATES: { readonly [state: string]: readonly [command: string, reason: BounceReason] } = {
  6: ['MAIL', 'failedstarttls'],
  8: ['AUTH', 'systemerror'],
  9: ['AUTH', 'failedstarttls'],
  12: ['AUTH', 'norelaying'],
  13: ['EHLO', 'blocked'],
  14: ['RCPT', 'userunknown'],
  15: ['DATA', 'filtered'],
  17: ['DATA', 'filtered'],
  18: ['DATA', 'filtered'],
};

/** `X-PowerMTA-BounceCategory`, and Amazon's `bounceSubType`. */
const CATEGORIES: { readonly [category: string]: BounceReason } = {
  attachmentrejected: 'policyviolation',
  'bad-domain': 'hostunknown',
  'bad-mailbox': 'userunknown',
  contentrejected: 'contenterror',
  'inactive-mailbox': 'suspend',
  mailboxfull: 'mailboxfull',
  'message-expired': 'expired',
  messagetoolarge: 'mesgtoobig',
  'no-answer-from-host': 'networkerror',
  onaccountsuppressionlist: 'suppressed',
  'policy-related': 'policyviolation',
  'quota-issues': 'mailboxfull',
  'routing-errors': 'systemerror',
  'spam-related': 'spamdetected',
  suppressed: 'suppressed',
};

export type MailSystem =
  | 'exim'
  | 'gmx'
  | 'qmail'
  | 'imail'
  | 'interscan'
  | 'mcafee'
  | 'messagelabs'
  | 'opensmtpd'
  | 'ses-rules'
  | 'other';

const SYSTEMS: readonly (readonly [system: MailSystem, words: RegExp])[] = [
  ['opensmtpd', /this is the mailer-daemon, please do not reply to this/],
  ['qmail', /this is the qmail|remote host said:|does not like recipient|--- below this line is a copy of the m/],
  ['imail', /body of message generated response:|^(unknown (user|host): |undeliverable to )\S+@/m],
  ['mcafee', /^[ \t]*--- the following addresses had delivery problems ---/m],
  ['messagelabs', /mail delivery agent at messagelabs\.com/],
  ['ses-rules', /^this message could not be delivered\.$/m],
  ['gmx', /could not be delivered to one or more of\s{0,3}\n\s{0,3}its recipients/],
  ['interscan', /\binterscan\b|^(sent|received) (<<<|>>>) /m],
  [
    'exim',
    /created automatically by mail delivery software|a message (that )?you (have )?sent (could|has|contained|was)|was frozen on arrival/,
  ],
];

/** @param words all that the report says, in lower case */
export function mailSystemOf(words: string): MailSystem {
  return SYSTEMS.find(([, pattern]) => pattern.test(words))?.[0] ?? 'other';
}

export type Hint = { readonly reason: BounceReason | undefined; readonly command: string };

type Heard = {
  readonly system: MailSystem;
  /** Of this failure. */
  readonly diagnosis: string;
  /** Of the whole report; empty when it is about several. */
  readonly words: string;
  readonly command: string;
  readonly category: string;
};

export function hintOf({ system, diagnosis, words, command, category }: Heard): Hint {
  const state = GMAIL_STATES[/\(state (\d+)\)/.exec(diagnosis)?.[1] ?? ''];
  if (state !== undefined) return { command: state[0], reason: state[1] };
  const code = MSEXCH[/\bMSEXCH:[^()]*\(([0-9A-F]{8})\)/.exec(words)?.[1] ?? ''];
  const text = diagnosis.toLowerCase();
  return { command, reason: CATEGORIES[category] ?? code ?? bySystem(system, text, command) ?? ofAnySystem(text, words) };
}

const ofAnySystem = (text: string, words: string): BounceReason | undefined =>
  reasonSaid(UNMISTAKABLE, text) ?? reasonSaid(UNMISTAKABLE, words.toLowerCase().replace(/\s+/g, ' '));

function bySystem(system: MailSystem, text: string, command: string): BounceReason | undefined {
  switch (system) {
    case 'exim':
      if (command === 'EHLO' || command === 'HELO') return 'blocked';
      return command === 'MAIL' ? 'onhold' : reasonSaid(EXIM, text);
    case 'qmail':
      if (text.includes('but my name was rejected')) return 'blocked';
      return text.includes('does not like recipient') && text.includes('in the queue too long')
        ? 'onhold'
        : reasonSaid(QMAIL, text);
    case 'imail':
      return reasonSaid(IMAIL, text);
    case 'mcafee':
      return reasonSaid(MCAFEE, text);
    case 'messagelabs':
      return reasonSaid(MESSAGELABS, text);
    case 'ses-rules':
      return reasonSaid(SES_RULES, text);
    case 'interscan':
      return text.includes('unable to deliver') ? 'userunknown' : undefined;
    default:
      return undefined;
  }
}
