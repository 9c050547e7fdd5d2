import type { Acknowledgement } from '../../core/acknowledgement.ts';
import type { Notify } from '../../core/effect.ts';
import type { NoticeLevel } from '../../core/escalation/ladder.ts';
import type { LadderName } from '../../core/escalation/trigger.ts';
import type { Fact } from '../../core/fact.ts';
import type { DurationMs, Instant } from '../../core/instant.ts';
import type { Organisation } from '../../core/organisation.ts';
import type { Clock } from '../../core/sla/clock.ts';
import type { Ticket } from '../../core/ticket.ts';
import type { MailIdentity } from '../mail/reply-address.ts';
import type { MailSettings } from '../ports.ts';

/** What the ladder will do next if nobody acts. */
export type NextStep = {
  readonly at: Instant;
  readonly metric: LadderName;
  readonly notice: NoticeLevel;
  /** Level id of the escalation policy. */
  readonly level: string;
  /** Who will be told, as a fact names them: person ids or addresses. */
  readonly to: readonly string[];
};

/** Complete URLs; a button is shown for each that acts. */
export type NoticeLinks = {
  /** Where the customer sees their request; it stands below what the mail says. */
  readonly view?: string | undefined;
  readonly acknowledge?: string | undefined;
  readonly confirm?: string | undefined;
  readonly notSolved?: string | undefined;
  readonly accept?: string | undefined;
  readonly decline?: string | undefined;
  /** Takes the addressee off those who follow the ticket; by RFC 8058 also without a page in between. */
  readonly unwatch?: string | undefined;
};

/** Everything that one notice says, as plain data: rendering asks nobody and reads no clock. */
export type NoticeInput = {
  readonly effect: Notify;
  /** When it is sent: the Date header, and the instant from which "left" and "late" are counted. */
  readonly at: Instant;
  readonly ticket: Ticket;
  /** The facts that the effect names, in any order. */
  readonly facts: readonly Fact[];
  /** All clocks of the ticket, evaluated at `at`. */
  readonly clocks: readonly Clock[];
  readonly organisation: Organisation;
  readonly settings: MailSettings;
  /** IANA zone in which the addressee reads times. */
  readonly timeZone: string;
  readonly identity: MailIdentity;
  /** What a person wrote: the answer, the solution, the request. */
  readonly message?: string | undefined;
  /** To staff: the newest that the customer said. */
  readonly said?: { readonly who: string; readonly at: Instant; readonly text: string } | undefined;
  /** The newest part of the history up to now, in order. */
  readonly past: readonly Fact[];
  /** Message-IDs of mails of the ticket that the addressee sent or got before, oldest first, without angle brackets. */
  readonly mailIds?: readonly string[] | undefined;
  /** Staff notices: who has the ladder in hand that the mail is about; absent when nobody has and nobody in particular has to. */
  readonly acknowledgement?: Acknowledgement | undefined;
  /** Staff notices: for how long an acknowledgement of that ladder holds; absent: for good. */
  readonly acknowledgementLastsMs?: DurationMs | undefined;
  /** Staff notices: what comes next on the ladder; absent when nothing will. */
  readonly nextStep?: NextStep | undefined;
  /** The on-call schedules by which the addressee is told; absent or empty: by none. */
  readonly onCall?: readonly string[] | undefined;
  readonly links?: NoticeLinks | undefined;
};
