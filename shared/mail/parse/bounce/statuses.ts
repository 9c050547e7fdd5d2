/** What the statuses of RFC 3463 mean, and which we make up for a reason that was given without one. */
import type { BounceReason } from '../../../app/mail/bounce.ts';

/** By subject and detail, for failures that last (`5.…`). */
const PERMANENT: { readonly [status: string]: BounceReason } = {
  ...same('userunknown', '1.0 1.1 1.3'),
  ...same('hostunknown', '1.2 4.4'),
  ...same('filtered', '1.4 2.0 2.1 2.4'),
  ...same('hasmoved', '1.6 7.17 7.18'),
  ...same('rejected', '1.7 1.8'),
  ...same('systemerror', '1.9 3.0 3.3 3.5 4.3 5.4 5.5'),
  ...same('notaccept', '1.10 3.2 7.27'),
  ...same('mailboxfull', '2.2'),
  ...same('exceedlimit', '2.3'),
  ...same('systemfull', '3.1'),
  ...same('mesgtoobig', '3.4 7.16'),
  ...same('networkerror', '4.0'),
  ...same('syntaxerror', '5.2 5.6'),
  ...same('toomanyconn', '5.3'),
  ...same('contenterror', '6.0 6.1 6.2 6.3 6.5 6.6 6.7 6.8 6.9'),
  ...same('securityerror', '7.0 7.1 7.2 7.3 7.4 7.5 7.6 7.7 7.8 7.9 7.10 7.11 7.14 7.15 7.19'),
  ...same('suspend', '7.13'),
  ...same('authfailure', '7.20 7.21 7.22 7.23 7.24 7.26 7.29'),
  ...same('requireptr', '7.25'),
  ...same('spamdetected', '7.28'),
  ...same('failedstarttls', '7.30'),
};

/** And for those that may pass (`4.…`). */
const TRANSIENT: { readonly [status: string]: BounceReason } = {
  ...same('hasmoved', '1.6'),
  ...same('rejected', '1.7 1.8'),
  ...same('systemerror', '1.9 3.3 3.5 4.3 5.3 5.5'),
  ...same('blocked', '2.1 7.1 7.2'),
  ...same('mailboxfull', '2.2'),
  ...same('exceedlimit', '2.3'),
  ...same('filtered', '2.4'),
  ...same('systemfull', '3.1 4.5'),
  ...same('notaccept', '3.2'),
  ...same('expired', '4.1 4.7'),
  ...same('networkerror', '4.2 4.4 4.6 4.8'),
  ...same('contenterror', '6.0 6.2 6.5'),
  ...same('securityerror', '7.5 7.6 7.7 7.12 7.15'),
  ...same('mesgtoobig', '7.16'),
  ...same('authfailure', '7.24 7.26'),
  ...same('requireptr', '7.25'),
};

function same(reason: BounceReason, list: string): { readonly [status: string]: BounceReason } {
  return Object.fromEntries(list.split(' ').map((status) => [status, reason]));
}

export function reasonOfStatus(status: string): BounceReason | undefined {
  return (status.startsWith('5.') ? PERMANENT : status.startsWith('4.') ? TRANSIENT : {})[status.slice(2)];
}

/** Details above 900 are given out by nobody. */
const NUMBERS: { readonly [R in BounceReason]?: number } = {
  undefined: 900,
  onhold: 901,
  syntaxerror: 902,
  suppressed: 903,
  norelaying: 909,
  filtered: 910,
  userunknown: 911,
  hostunknown: 912,
  hasmoved: 916,
  rejected: 918,
  suspend: 921,
  mailboxfull: 922,
  exceedlimit: 923,
  authfailure: 926,
  systemerror: 930,
  systemfull: 931,
  notaccept: 932,
  mesgtoobig: 934,
  mailererror: 939,
  networkerror: 944,
  toomanyconn: 945,
  speeding: 946,
  expired: 947,
  contenterror: 960,
  securityerror: 970,
  blocked: 971,
  policyviolation: 972,
  requireptr: 973,
  notcompliantrfc: 974,
  badreputation: 975,
  failedstarttls: 976,
  spamdetected: 980,
  virusdetected: 981,
};

/** A status for a reason that came without one; empty for what is no failure. */
export function statusOfReason(reason: BounceReason, isTransient: boolean): string {
  const number = reason === 'filtered' && isTransient ? 924 : NUMBERS[reason];
  return number === undefined ? '' : `${isTransient ? 4 : 5}.0.${number}`;
}
