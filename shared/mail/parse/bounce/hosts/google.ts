import { phrases, type SaidBy } from '../phrases.ts';

/** https://support.google.com/a/answer/3726730 */
export const GOOGLE: SaidBy = {
  authfailure: phrases(`
    the spf record of the sending domain
    senders to authenticate with
    senders to authenticate their email with
    fails to pass spf checks for an spf record with a hard fail
    has an spf record with a hard fail
    is not accepted due to domain's dmarc policy
    fails to pass authentication checks
    aligned with either the authenticated spf or dkim
    to add a dmarc record to
  `),
  badreputation: phrases('very low reputation of the sending'),
  blocked: phrases(`
    ip not in whitelist for rcpt domain
    try again later, closing connection.
    helo/ehlo argument
    an unusual rate of
  `),
  exceedlimit: phrases(`
    5.2.3*exceeded google's message size limits
    exceeds google's limit of limit attachments.
    your message exceeded google's message header size limits
    bytes per individual header size
    exceeds google's header name limit of
    exceeds google's message header size limit
  `),
  expired: phrases(`
    connection expired
    timeout - closing connection
  `),
  failedstarttls: phrases(`
    must issue a starttls command first
    starttls may not be repeated
    tls required for rcpt domain
    senders to use tls/ssl for smtp
  `),
  mailboxfull: phrases(`
    inbox is out of storage space
    is over quota
    email quota exceeded
  `),
  mesgtoobig: phrases(`
    exceeded google's message size limits
    exceeds google's message size limit of
  `),
  networkerror: phrases('message exceeded 50 hops'),
  norelaying: phrases(`
    mail relay denied
    invalid credentials for relay
    is not authorized to send email directly to our servers
  `),
  notcompliantrfc: phrases(`
    missing a valid address in the from: header
    multiple addresses in from: header are not accepted
    is not rfc 5322 compliant
    missing a valid message-id: header
    contains a unicode character in a disallowed header
    encoded-word syntax is not permitted
    is not a valid rfc 5321 address
    mail message is malformed
  `),
  policyviolation: phrases(`
    illegal attachment on your message
    blocked because its content presents a potential security issue
    you are sending to (or from) has a policy that prohibited
    sending messages with the same message-id:
  `),
  rejected: phrases(`
    mail sending denied
    unauthenticated email is not accepted
  `),
  requireptr: phrases(`
    does not have a ptr record
    have a ptr record, or the ptr record
    does not meet ipv6 sending guidelines regarding ptr records and authentication
    does not match the ip address of the hostname
  `),
  securityerror: phrases(`
    too many login attempts
    cannot decode response
    no identity changes permitted
    authentication required.
    application-specific password required
    please log in with your web browser
    please log in through your web browser
    username and password not accepted
  `),
  spamdetected: phrases(`
    due to the nature of the content or the links within
    likely unsolicited mail
  `),
  speeding: phrases(`
    is receiving mail too quickly
    smtp relay limit exceeded for
    rate that prevents additional messages from being delivered
    daily sending quota exceeded
    daily user sending limit exceeded
    daily smtp relay sending limit exceeded for
    this mail has been rate limited
  `),
  suspend: phrases(`
    account that you tried to reach is disabled
    account that you tried to reach is inactive
  `),
  syntaxerror: phrases(`
    smtp protocol violation
    optional argument not permitted
    syntax error
    unrecognized command
    unimplemented command
    bad sequence of commands
  `),
  systemerror: phrases(`
    temporary system problem
    server busy
    multiple destination domains per transaction is unsupported
    mail server has temporarily rejected this message
    mail server temporarily rejected message
    domain policy size per transaction exceeded
  `),
  toomanyconn: phrases(`
    your message has too many recipients
    too many recipients for this sender
  `),
  userunknown: phrases('the email account that you tried to reach does not exist'),
};
