import { phrases, type SaidBy } from '../phrases.ts';

/** https://www.cox.com/residential/support/email-error-codes.html, https://www.godaddy.com/help/40685 */
export const COX: SaidBy = {
  blocked: phrases(`
    cox too many bad commands from
    too many invalid recipients
  `),
  requireptr: phrases(`
    dns check failure - try again later
    rejected - no rdns
  `),
  policyviolation: phrases(`
    esmtp no data before greeting
    attachment extension is forbidden
  `),
  rejected: phrases('sender rejected'),
  systemerror: phrases('esmtp server temporarily not available'),
  toomanyconn: phrases(`
    too many sessions from
    requested action aborted: try again later
    message threshold exceeded
  `),
  userunknown: phrases('recipient rejected'),
};

export const GODADDY: SaidBy = {
  blocked: phrases(`
    rbl reject
    www.spamhaus.org/query/bl?ip=
  `),
  expired: phrases(`
    has been in the queue too long
    delivery timeout
  `),
  mailboxfull: phrases('account storage limit'),
  spamdetected: phrases('message rejected for spam or virus content'),
  suspend: phrases('account disabled'),
  systemerror: phrases('message is looping'),
  userunknown: phrases(`
    recipient not found
    account does not exist
  `),
};
