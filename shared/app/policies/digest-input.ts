import type { Addressee } from '../../core/effect.ts';
import type { Instant } from '../../core/instant.ts';
import type { Language } from '../../core/language.ts';
import type { Organisation } from '../../core/organisation.ts';
import type { Clock } from '../../core/sla/clock.ts';
import type { Ticket } from '../../core/ticket.ts';
import type { MailSettings } from '../ports.ts';

/** All that the digest of a rollout says to one person, as plain data. */
export type DigestInput = {
  readonly to: Addressee;
  readonly language: Language;
  /** IANA zone in which the addressee reads times. */
  readonly timeZone: string;
  /** When it is sent. */
  readonly at: Instant;
  readonly organisation: Organisation;
  readonly settings: MailSettings;
  readonly policyVersion: number;
  /** Name of the rollout; the Message-ID follows from it and the addressee. */
  readonly rollout: string;
  /** How many tickets it is about. */
  readonly tickets: number;
  /** The first of them, with the clocks whose new deadlines have passed or come near. */
  readonly lines: readonly { readonly ticket: Ticket; readonly clocks: readonly Clock[] }[];
};
