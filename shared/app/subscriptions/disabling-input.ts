import type { Addressee } from '../../core/effect.ts';
import type { Instant } from '../../core/instant.ts';
import type { Language } from '../../core/language.ts';
import type { Organisation } from '../../core/organisation.ts';
import type { LoadedTicket } from '../load-ticket.ts';
import type { MailSettings, OutgoingMail } from '../ports.ts';
import type { NumberedMessage } from '../queries.ts';
import type { Disabling, Subscription } from './subscription.ts';

/** All that the mail about a disabled subscription says, as plain data. */
export type DisablingInput = {
  readonly to: Addressee;
  readonly language: Language;
  /** IANA zone in which the addressee reads times. */
  readonly timeZone: string;
  /** When it is sent. */
  readonly at: Instant;
  readonly organisation: Organisation;
  readonly settings: MailSettings;
  readonly subscription: Subscription;
  readonly disabled: Disabling;
};

/** Writes it out as a complete mail. The same disabling is always the same Message-ID. */
export type DisablingComposer = (input: DisablingInput) => Promise<OutgoingMail>;

export type PayloadInput = { readonly loaded: LoadedTicket; readonly message: NumberedMessage | undefined; readonly at: Instant };

/** What a full payload has besides the event: the ticket as the API presents it, and the message that the event names. */
export type PayloadPresenter = (input: PayloadInput) => object;
