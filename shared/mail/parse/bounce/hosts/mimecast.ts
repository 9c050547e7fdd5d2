import { phrases, type SaidBy } from '../phrases.ts';

/** https://community.mimecast.com/s/article/Mimecast-SMTP-Error-Codes-842605754 */
export const MIMECAST: SaidBy = {
  authfailure: phrases(`
    spf sender invalid - envelope rejected
    dkim sender invalid - envelope rejected
    dmarc sender invalid - envelope rejected
  `),
  badreputation: phrases(`
    internal resources are temporarily unavailable
    local ct ip reputation - (reject)
  `),
  blocked: phrases(`
    sender address blocked
    recipient temporarily unavailable
    ip temporarily blacklisted
  `),
  failedstarttls: phrases(`
    this route requires encryption (tls)
    this route requires tls version 1.2 or greater
    this route requires high-strength ciphers
    configuration is invalid for this certificate
  `),
  mesgtoobig: phrases('maximum email size exceeded'),
  networkerror: phrases(`
    the incorrect hostname used for inbounds
    mail loop detected
  `),
  norelaying: phrases(`
    open relay not allowed
    open relay is not allowed
  `),
  notaccept: phrases('account inbounds disabled'),
  policyviolation: phrases(`
    anti-spoofing policy
    message bounced due to content examination policy
    host network not allowed
    host network, not allowed
  `),
  rejected: phrases(`
    administrative prohibition envelope blocked
    envelope blocked - user
    rejected by header-based manually blocked senders
    rejected by header-based blocked senders
    envelope rejected - block policy for envelope from address
  `),
  securityerror: phrases(`
    incorrect authentication data
    submitter failed to
  `),
  systemerror: phrases(`
    unable to process connection at this time
    message ended early
    unable to process command
    unable to process an email at this time
  `),
  toomanyconn: phrases(`
    account service is temporarily unavailable
    too many recipients
    exceeding outbound thread limit
  `),
  userunknown: phrases(`
    invalid address
    503*user unknown
    invalid recipient
  `),
};
