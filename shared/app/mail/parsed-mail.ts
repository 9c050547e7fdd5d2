import type { Outcome } from '../receipt.ts';
import type { Bounce } from './bounce.ts';

/** A mail as it was read, whoever wrote it. Everything in it was written by strangers: no field is to be trusted. */
export type ParsedMail = {
  /** The first sender that has an address. */
  readonly from: MailAddress | undefined;
  readonly replyTo: readonly MailAddress[];
  readonly to: readonly MailAddress[];
  readonly cc: readonly MailAddress[];
  /** Decoded, on one line; empty when there is none. */
  readonly subject: string;
  /** The plain text with `\n` between lines, made from the HTML where the mail has no other. Quoted mails included. */
  readonly text: string;
  readonly html: string | undefined;
  readonly attachments: readonly MailAttachment[];
  /** Message-IDs stand without angle brackets. */
  readonly messageId: string | undefined;
  readonly inReplyTo: readonly string[];
  /** Oldest first. */
  readonly references: readonly string[];
  /** The sender's own Date header, as it was written. */
  readonly date: string | undefined;
  readonly autoSubmitted: string | undefined;
  readonly precedence: string | undefined;
  readonly listId: string | undefined;
  /** Empty for the null path `<>`; undefined when no header states it. */
  readonly returnPath: string | undefined;
  /** What kind of report it is, when it is one: `delivery-status`, `feedback-report` … */
  readonly reportType: string | undefined;
  /** How many servers it has passed: each has written a `Received` header. */
  readonly hops: number;
  /** First value of each header by lower-case name, unfolded and otherwise raw. */
  readonly headers: ReadonlyMap<string, string>;
};

export type MailAddress = { readonly email: string; readonly name: string };

export type MailAttachment = {
  readonly name: string | undefined;
  /** Lower-case media type, as the sender declared it. */
  readonly type: string;
  readonly bytes: Uint8Array;
  /** By which the HTML refers to it as `cid:`, without angle brackets. */
  readonly contentId?: string;
};

/** What a mail is, apart from what it says. Only a person's mail opens or moves a ticket. */
export type MailKind = 'person' | 'auto-reply' | 'bounce' | 'delivery-notice' | 'feedback-report' | 'list' | 'own' | 'loop';

export type Classification = { readonly kind: MailKind; readonly because: string };

/** What this installation's own mail looks like. */
export type OwnMail = {
  /** Address that our mails come from. */
  readonly from: string;
  readonly inboundDomain: string;
  /** Addresses that customers write to; each may be a mailing list that forwards to us. */
  readonly addresses: readonly string[];
};

export type ReadMail = {
  readonly mail: ParsedMail;
  /** What the person says: what they wrote and what they pass on, without the mails quoted below and without signature. */
  readonly reply: string;
  /** The same without what they pass on. */
  readonly ownWords: string;
  /** Nothing, that is: the mail only quotes. `reply` is then all of it. */
  readonly saysNothing: boolean;
};

/** What a mail system reports of a mail. */
export type DeliveryReport = {
  /** Message-IDs of mails that it may be about, the likeliest first. */
  readonly mailIds: readonly string[];
  /** Where answers to it and reports of it were to go, as the mail that came back says. */
  readonly addresses: readonly string[];
  /** Of each address that it is about, in its order; at least one. */
  readonly reported: readonly [Reported, ...Reported[]];
};

/** What a mail system reports of one address. */
export type Reported = { readonly bounce: Bounce; readonly outcome: Omit<Outcome, 'at'> };

/** Reads raw mail. Never throws: what cannot be read is said so, with a reason. */
export type MailReader = {
  read(raw: Uint8Array): Promise<ReadMail | { readonly unreadable: string }>;
  /** Of a mail that is a bounce, a notice of delivery, or a feedback report. */
  deliveryReport(mail: ParsedMail): DeliveryReport;
  /** Media type that a file may be handed out as, by its content. */
  fileType(file: MailAttachment): Promise<string>;
  /** Id of the ticket of which a mail carries the mark of our notices, wherever it comes from. */
  markedTicket(mail: ParsedMail): string | undefined;
  /** Too little to take a mail for an absence notice: a person may write so too. */
  speaksOfAbsence(mail: ParsedMail): boolean;
  /** `envelopeFrom`: the sender that the envelope states; empty for the null path. */
  classify(mail: ParsedMail, own: OwnMail, envelopeFrom?: string): Classification;
};
