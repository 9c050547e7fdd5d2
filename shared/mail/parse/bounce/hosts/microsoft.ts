import { phrases, type SaidBy } from '../phrases.ts';

/** https://learn.microsoft.com/exchange/mail-flow-best-practices/non-delivery-reports-in-exchange-online, and its postmaster's codes. */
export const MICROSOFT: SaidBy = {
  authfailure: phrases(`
    must pass either spf or dkim validation
    sender policy framework violation
    does not pass dmarc verification
    doesn't meet the required authentication level
  `),
  badreputation: phrases(`
    has been temporarily rate limited due to ip reputation
    421*(rp-00
    550*(sc-001)
    550*(ou-002)
  `),
  blocked: phrases(`
    access denied, please try again later
    must have a reverse dns record
    access denied, bad helo
    access denied, rejected by recipient
    does not accept email over ipv6
    access denied, banned sender
    using customer block list
    access denied, banned sending ip
    5.5.4*invalid domain name
    part of their network is on our block list (s3150)
    4.4.2*connection dropped
    550*(sc-003)
    550*(sc-004)
    550*(dy-001)
    550*(ou-001)
  `),
  contenterror: phrases(`
    too many related errors
    5.6.11*invalid characters
    agent generated message depth exceeded
    invalid message content
  `),
  exceedlimit: phrases('resolver.rst.recipsizelimit; message too large for this recipient'),
  expired: phrases(`
    4.4.1*connection timed out
    4.4.7*message delayed
    queue expired; message expired
    4.4.7*message expired
    5.4.300*message expired
    5.4.316*message expired
  `),
  failedstarttls: phrases(`
    failed mta-sts validation
    starttls is required to send mail
    restrictdomainstoipaddresses or restrictdomainstocertificate
    starttls-not-supported:
    certificate-expired:
    tlsa-invalid:
    dnssec-invalid:
    certificate-host-mismatch:
  `),
  mailboxfull: phrases('5.2.2*mailbox full'),
  mesgtoobig: phrases(`
    message size exceeds fixed maximum message size
    message too big for system
  `),
  networkerror: phrases(`
    smtpsend.dns.nonexistentdomain; nonexistent domain
    hop count exceeded - possible mail loop
    4.312*dns query failed
    4.316*connection refused
    5.4.4*invalid arguments
    routing loop detected
  `),
  norelaying: phrases(`
    unable to relay
    relay access denied
    5.4.310*does not exist
  `),
  notaccept: phrases(`
    system not accepting network messages
    hosted tenant which has no mail-enabled subscriptions
    storedrv.deliver: missing or bad storedriver mdb properties
  `),
  policyviolation: phrases(`
    x-dg-ref header is too long
    policy violation detected (as345)
    5.7.9*delivery not authorized, message refused
    550*(sc-002)
  `),
  rejected: phrases(`
    5.1.7*invalid address
    unknown sender address
    5.1.0*sender denied
    access denied, bad outbound sender
    5.7.1*delivery not authorized
    sender was not authenticated
    sender not in allowed-senders list
    sender not authenticated for group
    access denied, spam abuse detected
    access denied, message must be rfc 5322 section 3.6.2 compliant
    client blocked from sending from unregistered domains
  `),
  securityerror: phrases(`
    cannot achieve exchange server authentication
    client was not authenticated
    5.7.3*not authorized
  `),
  spamdetected: phrases('content filter agent quarantined this message'),
  speeding: phrases(`
    recipient's per hour message receive limit
    the recipient has exceeded their limit for
    has exceeded permitted limits within
    submission quota exceeded
    reached your daily limit for message recipients
    tenant has exceeded threshold
    traffic not accepted from this ip
  `),
  suspend: phrases(`
    5.7.504*recipient address rejected: access denied
    access denied, banned recipient
    mailbox cannot be accessed
  `),
  syntaxerror: phrases(`
    5.3.3*unrecognized command
    send hello first
  `),
  systemerror: phrases(`
    4.3.2*service not available
    4.3.2*service not active
    system incorrectly configured
    when journaling archive is disabled
    helo / ehlo requires domain address
    destination mailbox address ambiguous
    mailing list expansion problem
    misconfigured forwarding address
    message failed to be replicated:
    temporary server error. please try again later
    (suspiciousremoteservererror)
    server busy. please try again later from
    agent busy, please try again.
  `),
  systemfull: phrases('insufficient system resources'),
  toomanyconn: phrases(`
    too many recipients
    recipient thread limit exceeded
    has exceeded the maximum number of connections
  `),
  userunknown: phrases(`
    resolver.adr.exrecipnotfound; not found
    5.1.1*user unknown
    invalid recipient address
    recipient address reserved by rfc 2606
    recipient addresses in single label domains not accepted
    bad destination mailbox address
    5.1.10*recipient not found
    5.4.1*recipient address rejected: access denied
    requested action not taken: mailbox unavailable
    invalid x.400 address
    remote server returned unknown recipient or mailbox unavailable
  `),
  virusdetected: phrases('550*(dy-002)'),
};
