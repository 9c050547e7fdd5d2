/** What sentences mean where it is known which system wrote them. */
import { phrases, type SaidBy } from '../phrases.ts';

export const EXIM: SaidBy = {
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
  contenterror: phrases(`
    message has lines too long for transport
    too many "received" headers
  `),
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

export const MCAFEE: SaidBy = {
  userunknown: phrases(`
    user not exist
    unknown.
    550 unknown user
    no such user
  `),
};

export const MESSAGELABS: SaidBy = {
  securityerror: phrases('please turn on smtp authentication in your mail client'),
  userunknown: phrases(`
    542
    rejected
    no such user
  `),
};

/** A rule that the receiver has written, not a mailbox, answers. */
export const SES_RULES: SaidBy = {
  filtered: phrases('mailbox does not exist'),
  mesgtoobig: phrases('message too large'),
  mailboxfull: phrases('mailbox full'),
  contenterror: phrases('message content rejected'),
};

export const QMAIL: SaidBy = {
  userunknown: phrases('no mailbox here by that name'),
  mailboxfull: phrases('disk quota exceeded'),
  systemerror: phrases(`
    bad interpreter: no such file or directory
    system error
  `),
  systemfull: phrases('mailbox unavailable (not enough free space)'),
};

export const IMAIL: SaidBy = {
  hostunknown: phrases('unknown host'),
  userunknown: phrases('unknown user'),
  virusdetected: phrases('requested action not taken: virus detected'),
  spamdetected: phrases('blacklisted url in message'),
  expired: phrases('delivery failed'),
};
