/**
 * What the sentences of the reporting mail systems mean, each of them its own. They say what the status does not, or contradict it: a
 * list manager's refusal, a code of Exchange, a state of Gmail.
 */
import type { BounceReason } from '../../../app/mail/bounce.ts';
import { phrases, reasonSaid, type SaidBy } from './phrases.ts';

/** Sentences that only one system writes, so that it needs no telling which one wrote. */
const ANY_SYSTEM: SaidBy = {
  hostunknown: phrases(`
    smtpsend.dns.nonexistentdomain
    as the remote domain doesnt exist
    dns error: domain name not found
    dns error: dns server returned answer with no data
    dns lookup failure: host
    illegal host/domain name found
    sorry, i couldn't find any host
  `),
  networkerror: phrases(`
    smtpsend.dns.mxloopback
    address family mismatch on destination mxs
    all routes to destination blocked
    bad dns lookup error code
    could not retrieve source address
    dns lookup failed.
    had no relevant answers.
    responded with code nxdomain
    message has exceeded maximum hop count
    network error on destination mxs
    no valid route to
    sorry, i wasn't able to establish an smtp connection
    sorry. although i'm listed as a best-preference mx or a for that host
    temporary failure in mx lookup
  `),
  userunknown: phrases(`
    resolver.adr.recipnotfound
    resolver.adr.recipientnotfound
    resolver.adr.exrecipnotfound
    because the address couldn't be found. check for typos or unnecessary spaces and try again.
    domino ディレクトリには見つかりません
    invalid final delivery userid
    no se encuentra en el directorio de domino
    non répertorié dans l'annuaire domino
    not listed in domino directory
    not listed in public name & address book
    no valid recipients
    ディレクトリのリストにありません
  `),
  systemerror: phrases(`
    resolver.adr.badprimary
    resolver.adr.invalidinsmtp
    resolver.adr.ambiguous
    automatic homedir creator crashed
    fml system error message
    has detected a loop condition so that
    illegal value in ldap attribute
    ldap attribute is not given but mandatory
    loop back warning:
    permanent error while executing qmail-forward
    several matches found in domino directory
    temporary error in automatic homedir creation
    temporary error while executing qmail-forward
    temporary failure in ldap lookup
    this domain's dns violates rfc 1035.
    timeout while performing search on ldap server
    too many results returned but needs to be unique
    unable to contact ldap server
    unable to login into ldap server, bad credentials
  `),
  toomanyconn: phrases('resolver.adr.reciplimit'),
  securityerror: phrases(`
    resolver.rst.authrequired
    could not retrieve credentials
    security alert:
  `),
  rejected: phrases(`
    resolver.rst.notauthorized
    header may cause mail loop
    may not exist, or you may not have permission to post messages to the group
    not member article from
    reject mail from
    reject spammers:
    you are not a member of this mailing list
  `),
  exceedlimit: phrases(`
    resolver.rst.recipsizelimit
    the message exeeded the maximum size the user accepts
  `),
  mesgtoobig: phrases(`
    mail size limit exceeded. for explanation visit
    message size exceeds fixed maximum message size:
  `),
  expired: phrases(`
    queue.expired
    could not deliver for the last
    delivery retry timeout exceeded
    delivery to the following recipient has been delayed
    dns error: could not contact dns servers
    delivery failed * attempts
    envelope expired
    host not reachable
    the recipient server did not accept our requests to connect
    this message has been in the queue too long
    your message was not delivered within
  `),
  notaccept: phrases(`
    destination seem to reject all mails
    null mx
    no mx found for
    sorry, i couldn't find a mail exchanger or ip address
  `),
  mailboxfull: phrases(`
    as their mailbox is full
    the number of messages in recipient's mailbox exceeded the local limit.
    the user(s) account is temporarily over quota
    user mailbox exceeds allowed size
  `),
  suspend: phrases(`
    mailaddress is administrativ
    the user(s) account is disabled.
    the user(s) account is temporarily limited.
  `),
  norelaying: phrases('due to the following smtp relay error'),
  filtered: phrases(`
    cannot route mail to user
    mail delivery failed... user unknown
  `),
  notcompliantrfc: phrases('duplicated message-id'),
};

const EXIM: SaidBy = {
  userunknown: phrases('user not found'),
  hostunknown: phrases(`
    all host address lookups failed permanently
    all relevant mx records point to non-existent hosts
    unrouteable address
  `),
  mailboxfull: phrases(`
    mailbox is full
    error: quota exceed
  `),
  notaccept: phrases(`
    an mx or srv record indicated no smtp service
    no host found for existing smtp connection
  `),
  syntaxerror: phrases(`
    angle-brackets nested too deep
    expected word or "<"
    domain missing in source-routed address
    malformed address:
  `),
  systemerror: phrases(`
    delivery to file forbidden
    delivery to pipe forbidden
    local delivery failed
    lmtp error after
  `),
  contenterror: phrases('too many "received" headers'),
  expired: phrases(`
    retry timeout exceeded
    no action is required on your part
    retry time not reached for any host after a long failure period
    all hosts have been failing for a long time and were last tried
    delay reason:
    has been frozen
    was frozen on arrival by
  `),
  mailererror: phrases('pipe to |'),
};

const QMAIL: SaidBy = {
  mailboxfull: phrases('disk quota exceeded'),
  systemerror: phrases(`
    bad interpreter: no such file or directory
    system error
  `),
  systemfull: phrases('mailbox unavailable (not enough free space)'),
};

const IMAIL: SaidBy = {
  hostunknown: phrases('unknown host'),
  userunknown: phrases('unknown user'),
  virusdetected: phrases('requested action not taken: virus detected'),
  spamdetected: phrases('blacklisted url in message'),
  expired: phrases('delivery failed'),
};

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

/** `X-PowerMTA-BounceCategory`. */
const POWERMTA: { readonly [category: string]: BounceReason } = {
  'bad-domain': 'hostunknown',
  'bad-mailbox': 'userunknown',
  'inactive-mailbox': 'suspend',
  'message-expired': 'expired',
  'no-answer-from-host': 'networkerror',
  'policy-related': 'policyviolation',
  'quota-issues': 'mailboxfull',
  'routing-errors': 'systemerror',
  'spam-related': 'spamdetected',
};

export type MailSystem = 'exim' | 'qmail' | 'imail' | 'interscan' | 'opensmtpd' | 'other';

const SYSTEMS: readonly (readonly [system: MailSystem, words: RegExp])[] = [
  ['opensmtpd', /this is the mailer-daemon, please do not reply to this/],
  ['qmail', /this is the qmail|remote host said:|does not like recipient|--- below this line is a copy of the m/],
  ['imail', /body of message generated response:|^(unknown (user|host): |undeliverable to )\S+@/m],
  ['interscan', /\binterscan\b|^(sent <<<|received >>>) /m],
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
  return { command, reason: POWERMTA[category] ?? code ?? bySystem(system, text, command) ?? ofAnySystem(text, words) };
}

const ofAnySystem = (text: string, words: string): BounceReason | undefined =>
  reasonSaid(ANY_SYSTEM, text) ?? reasonSaid(ANY_SYSTEM, words.toLowerCase().replace(/\s+/g, ' '));

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
    case 'interscan':
      return text.includes('unable to deliver') ? 'userunknown' : undefined;
    default:
      return undefined;
  }
}
