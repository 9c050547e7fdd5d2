import type { Receipt } from '../../../shared/app/receipt.ts';
import type { Effect } from '../../../shared/core/effect.ts';
import type { Fact } from '../../../shared/core/fact.ts';
import type { Instant } from '../../../shared/core/instant.ts';
import type { SentCommand } from '../load/sent-command.ts';

/** A ticket as it lies on the disk when all is over. */
export type KeptTicket = {
  readonly id: string;
  /** The whole of its history, archive included. */
  readonly facts: readonly Fact[];
  /** Ids of the messages that its facts name and that are not there. */
  readonly missingMessages: readonly string[];
  readonly outbox: readonly Effect[];
  readonly dueAt?: Instant;
  readonly receipts: readonly Receipt[];
};

/** A mail that left the platform. `id` is the provider's. */
export type CapturedMail = { readonly id: string; readonly ticketId: string; readonly notice: string; readonly to: string };

/** Nobody answered: from the kill until the platform was up again. */
export type Outage = { readonly from: Instant; readonly to: Instant };

/** What is left of a run, for the judge: what the clients were told, and what is on the disk. */
export type Outcome = {
  readonly commands: readonly SentCommand[];
  readonly tickets: readonly KeptTicket[];
  readonly mails: readonly CapturedMail[];
  readonly outages: readonly Outage[];
  /** When the platform was asked to end. */
  readonly endedAt: Instant;
};
