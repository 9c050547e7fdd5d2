import { phrases, type SaidBy } from '../phrases.ts';

/** https://support.apple.com/102322, https://service.mail.qq.com/detail/122, https://senders.yahooinc.com/smtp-error-codes */
export const APPLE: SaidBy = {
  authfailure: phrases(`
    s dmarc policy
    blocked for failing both spf and dkim
  `),
  blocked: phrases(`
    rejected due to having a domain present in the spamhaus
    rejected due to listing in spamhaus
    blocked - see https://support.proofpoint.com/dnsbl-lookup
    not accepting connections
  `),
  hasmoved: phrases('recipient no longer on server'),
  mailboxfull: phrases('user is over quota'),
  norelaying: phrases('relay access denied'),
  notaccept: phrases('host/domain does not accept mail'),
  policyviolation: phrases('due to local policy'),
  rejected: phrases('sender address rejected'),
  speeding: phrases('due to excessive volume'),
  userunknown: phrases(`
    inactive email address
    user does not exist
    unknown or illegal alias
  `),
};

export const TENCENT: SaidBy = {
  authfailure: phrases(`
    spf check failed
    dmarc check failed
  `),
  blocked: phrases(`
    suspected bounce attacks
    suspected spam ip
    connection denied
  `),
  mesgtoobig: phrases('message too large'),
  rejected: phrases(`
    suspected spam
    mail is rejected by recipients
  `),
  spamdetected: phrases(`
    spam is embedded in the email
    mail content denied
  `),
  speeding: phrases(`
    mailbox unavailable or access denined
    frequency of receiving messages is limited
  `),
  suspend: phrases('is a deactivated mailbox'),
  syntaxerror: phrases('bad address syntax'),
  toomanyconn: phrases('frequency limited'),
  userunknown: phrases('mailbox not found'),
};

export const YAHOO: SaidBy = {
  authfailure: phrases('yahoo requires all senders to authenticate with either spf or dkim'),
  blocked: phrases(`
    because the ip is in spamhaus's list;
    not accepted from ip addresses on spamhaus xbl
  `),
  norelaying: phrases('relaying denied for'),
  notcompliantrfc: phrases('headers are not rfc compliant'),
  policyviolation: phrases('not accepted for policy reasons'),
  rejected: phrases(`
    temporarily deferred due to unexpected volume or user complaints
    due to unresolvable rfc.5321 domain
    will be permanently deferred
  `),
  speeding: phrases('user is receiving mail too quickly'),
  suspend: phrases(`
    is no longer valid.
    this mailbox is disabled
  `),
  syntaxerror: phrases('syntax error in parameters or arguments'),
  toomanyconn: phrases('max message per connection reached'),
  userunknown: phrases(`
    dd this user doesn't have a
    mailbox not found
  `),
};

export const DOCOMO: SaidBy = {
  mailboxfull: phrases('552 too much mail data'),
  syntaxerror: phrases(`
    503 bad sequence of commands
    504 command parameter not implemented
  `),
  toomanyconn: phrases('552 too many recipients'),
};
