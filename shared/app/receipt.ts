/** What is known of every notice that was to be sent, from before the first attempt to what became of it in the end. */
import type { Instant } from '../core/instant.ts';

/** What the mail provider says has become of a mail that it took; `suppressed`: it was not even given it, because an earlier one came back. */
export type Outcome = {
  readonly type: 'delivered' | 'delayed' | 'bounced' | 'complained' | 'rejected' | 'suppressed';
  readonly at: Instant;
  /** Nothing that is said later changes it for the better. */
  readonly final: boolean;
  /** Of a bounce that is not final: the mail itself came back, which an absence notice is not. The next mail may arrive. */
  readonly returned?: true;
  /** In the words of the server that said it, such as `550 5.1.1 user unknown`. */
  readonly detail?: string;
};

/** What became of one notice. */
export type Receipt = {
  readonly id: string;
  readonly ticketId: string;
  readonly notice: string;
  readonly to: string;
  readonly facts: readonly number[];
  readonly plannedAt: Instant;
  /** When the first attempt began. */
  readonly firedAt: Instant;
  readonly state: 'sending' | 'sent' | 'failed';
  readonly attempts: number;
  /** Another worker may take over a `sending` receipt after this instant. */
  readonly leaseUntil: Instant;
  /** When it may be handed over under the provider's sending rate; absent: nothing has been said. */
  readonly turnAt?: Instant;
  /** When the provider took it. */
  readonly handedOverAt?: Instant;
  readonly providerId?: string;
  /** The Message-ID that its addressee sees, without angle brackets; absent for what is no mail. */
  readonly mailId?: string;
  /** A crash hid whether an earlier attempt was handed over: the mail may have gone out twice. */
  readonly doubtful?: boolean;
  readonly error?: string;
  /** What became of it after the provider took it; absent until the provider says so. */
  readonly outcome?: Outcome;
};

export type ReceiptName = { readonly ticketId: string; readonly receipt: string };

export type ReceiptStore = {
  /** Writes the first mark; `false` when a receipt of that id exists. */
  begin(receipt: Receipt): Promise<boolean>;
  load(ticketId: string, id: string): Promise<Receipt | undefined>;
  /** Replaces the receipt if its attempts and its outcome are still as they were `seen`; `false` when somebody else was first. */
  update(receipt: Receipt, seen: Pick<Receipt, 'attempts' | 'outcome'>): Promise<boolean>;
  list(ticketId: string): Promise<readonly Receipt[]>;
};
