/** What a mail system says of a mail that it could not deliver, could not deliver yet, or has delivered. */
export type Bounce = {
  /** Absent where it names none. */
  readonly recipient?: string;
  /** `failed`, or what else has become of the mail. A delayed mail is still on its way. */
  readonly action: 'failed' | 'delayed' | 'delivered';
  /**
   * As in RFC 3463. Where none is stated it is made of the reason: `4.0.9xx` or `5.0.9xx`, numbers that no server gives out. Empty
   * for what is no delivery at all.
   */
  readonly status: string;
  /** Three digits of SMTP, empty when none is stated. */
  readonly replyCode: string;
  readonly reason: BounceReason;
  /** The address will never work: its user or its domain does not exist, has moved, or takes no mail at all. */
  readonly hard: boolean;
  /** In the words of the server that said it, on one line. */
  readonly diagnosis: string;
};

/** Why a mail came back, in the vocabulary of sisimai, which other programs know too. */
export type BounceReason =
  | 'authfailure'
  | 'badreputation'
  | 'blocked'
  | 'contenterror'
  | 'delivered'
  | 'exceedlimit'
  | 'expired'
  | 'failedstarttls'
  | 'feedback'
  | 'filtered'
  | 'hasmoved'
  | 'hostunknown'
  | 'mailboxfull'
  | 'mailererror'
  | 'mesgtoobig'
  | 'networkerror'
  | 'norelaying'
  | 'notaccept'
  | 'notcompliantrfc'
  | 'onhold'
  | 'policyviolation'
  | 'rejected'
  | 'requireptr'
  | 'securityerror'
  | 'spamdetected'
  | 'speeding'
  | 'suppressed'
  | 'suspend'
  | 'syntaxerror'
  | 'systemerror'
  | 'systemfull'
  | 'toomanyconn'
  | 'undefined'
  | 'userunknown'
  | 'vacation'
  | 'virusdetected';
