import type { Actor } from '../core/actor.ts';
import type { Effect } from '../core/effect.ts';
import type { OverridesBySchedule } from '../core/escalation/on-call/schedule.ts';
import type { Fact } from '../core/fact.ts';
import type { DurationMs, Instant } from '../core/instant.ts';
import type { Language } from '../core/language.ts';
import type { Organisation } from '../core/organisation.ts';
import type { PolicySet } from '../core/policy-set.ts';
import type { Priority } from '../core/priority.ts';
import type { Snapshot } from '../core/replay.ts';
import type { Role } from '../core/role.ts';
import type { Status } from '../core/ticket.ts';
import type { RequestLimit } from './keys/key-store.ts';
import type { NoticeInput } from './notices/notice-input.ts';
import type { Brand, MailTemplates } from './notices/own-texts.ts';
import type { DigestInput } from './policies/digest-input.ts';
import type { Rollout } from './policies/rollout.ts';
import type { ReceiptName } from './receipt.ts';
import type { TicketFilter, TicketOrder } from './ticket-filter.ts';
import type { WebhookSource } from './webhooks/webhook-source.ts';

/** Tells the time. The only clock there is: handlers never ask the machine. */
export type Now = () => Instant;

/** Comes back when so much of that time has passed. */
export type Wait = (ms: DurationMs) => Promise<void>;

/** A number from 0 up to but not 1, by chance. The only chance there is: who gives the same numbers gets the same run. */
export type Chance = () => number;

/** A ticket as it is stored: its history (behind a snapshot once it is long) and what is still to be delivered. */
export type StoredTicket = {
  readonly id: string;
  /** Counts writes of any kind; the condition of the next one. Not the public version, which counts facts. */
  readonly revision: number;
  readonly snapshot?: Snapshot;
  /** Facts after the snapshot, in order, never empty. */
  readonly facts: readonly Fact[];
  readonly outbox: readonly Effect[];
  /** When the ticket next needs `wake`; absent: nothing will happen by itself. */
  readonly dueAt?: Instant;
  /** Wakes in a row that threw. */
  readonly failures?: number;
  readonly index: TicketIndex;
};

/** What lists filter by, copied from the history at every write. */
export type TicketIndex = {
  readonly status: Status;
  readonly priority: Priority;
  readonly team?: string;
  readonly assignee?: string;
  readonly requester: string;
  readonly openedAt: Instant;
  /** When the last thing happened to it. */
  readonly changedAt: Instant;
  /** The earliest deadline that is not met yet, passed or not. */
  readonly deadlineAt?: Instant;
  /** In no list, and forgotten some days after it was opened. */
  readonly canary?: true;
};

export type Page<T> = { readonly items: readonly T[]; readonly nextCursor?: string };

export type TicketStore = {
  /** Strongly consistent. */
  load(id: string): Promise<StoredTicket | undefined>;
  /**
   * The one conditional write. `expected` is the revision that was loaded, or `null` for a new ticket.
   * Pages that a compaction took out of the item are written before it. `conflict`: somebody else was first, nothing was written.
   */
  commit(ticket: StoredTicket, expected: number | null, pages?: readonly HistoryPage[]): Promise<'committed' | 'conflict'>;
  /**
   * The facts before the snapshot, in order. Pages are written before the commit, so one that lost its race may reach into what
   * the item still holds: only what is before the item's own first fact counts.
   */
  loadPages(id: string): Promise<readonly HistoryPage[]>;
  /** Newest first, without canaries. By change only what was written since there is that order: with the last changes last, what changes meanwhile is seen again, never missed. A wrong cursor throws `InvalidCursorError`. */
  list(filter: TicketFilter, limit: number, cursor?: string, order?: TicketOrder): Promise<Page<StoredTicket>>;
  /** Every ticket that is not closed or still has a due entry, of canaries only the latter, in no order, for the auditor. Strongly consistent on the table, not on an index. */
  scanOpen(cursor?: string): Promise<ScanPage>;
};

/** `unreadable` names items that are damaged, and why: one of them must not hide the rest. */
export type ScanPage = Page<StoredTicket> & { readonly unreadable: readonly string[] };

export type HistoryPage = { readonly from: number; readonly facts: readonly Fact[] };

/** Names of the due index's entries, as the sweep reads them. */
export type DueEntry = { readonly ticketId: string; readonly dueAt: Instant };

export type DueIndex = {
  readonly shards: number;
  /** Entries of one shard with `from <= dueAt < to`, earliest first. Eventually consistent: a hint, never the truth. */
  query(shard: number, from: Instant, to: Instant, limit: number): Promise<readonly DueEntry[]>;
  /** Whether the entry is there. */
  has(entry: DueEntry): Promise<boolean>;
  /** Until where the shard has been dispatched. */
  loadCursor(shard: number): Promise<Instant | undefined>;
  /** Moves the cursor unless another sweep has moved it past `through` already. */
  saveCursor(shard: number, through: Instant): Promise<void>;
};

/** Something that was written or said on a ticket: the text lives beside the ticket, the fact names it. */
export type Message = {
  readonly id: string;
  readonly ticketId: string;
  readonly at: Instant;
  readonly direction: 'in' | 'out' | 'internal';
  readonly channel: string;
  readonly author: Actor;
  readonly text: string;
  /** All that arrived, quoted mails and signature included, where `text` is only what the author wrote. */
  readonly wholeText?: string;
  readonly html?: string;
  readonly subject?: string;
  /** RFC 5322 Message-ID of the mail it came by, without angle brackets. */
  readonly mailId?: string;
  readonly attachments?: readonly AttachmentRef[];
};

export type AttachmentRef = {
  readonly name: string;
  readonly type: string;
  readonly size: number;
  readonly blob: string;
  /** By which the HTML of its message refers to it as `cid:`. */
  readonly contentId?: string;
};

export type MessageStore = {
  /** Repeatable: the same id is the same message. */
  save(message: Message): Promise<void>;
  load(ticketId: string, messageId: string): Promise<Message | undefined>;
  /** Oldest first. */
  list(ticketId: string, limit: number, cursor?: string): Promise<Page<Message>>;
};

/** What became of a policy version's way to the open tickets. */
export type RolloutStore = {
  /** The one that was begun last. Strongly consistent. */
  newest(): Promise<Rollout | undefined>;
  load(id: number): Promise<Rollout | undefined>;
  /** `false` when one of that id exists. */
  begin(rollout: Rollout): Promise<boolean>;
  /** Replaces it if it is still at `revision`; `false` when somebody else was first. */
  update(rollout: Rollout, revision: number): Promise<boolean>;
};

/** Which ticket a mail belongs to. */
export type Correlations = {
  findTicketByMailId(mailId: string): Promise<string | undefined>;
  /** Whose mail it is, if we sent it. */
  findReceiptByMailId(mailId: string): Promise<ReceiptName | undefined>;
  /** `receipt`: id of the receipt of a mail that we sent. */
  saveMailId(mailId: string, ticketId: string, receipt?: string): Promise<void>;
  /** `false` while somebody else has claimed the mail of that id and sender. A claim ends by itself, and may be made again by its owner. */
  claimMail(mailId: string, claim: MailClaim, now: Instant): Promise<boolean>;
};

/** `by`: whoever has the same name takes the same mail. */
export type MailClaim = { readonly sender: string; readonly by: string; readonly until: Instant };

export type WakeMessage = { readonly v: 1; readonly ticketId: string; readonly dueAt: Instant };

export type WakeQueue = {
  /** Each message arrives at least once, after about its delay; never more than 900 s. */
  send(messages: readonly { readonly message: WakeMessage; readonly delayMs: DurationMs }[]): Promise<void>;
};

/** A complete mail in its envelope: bare addresses, since names stand in the message. */
export type OutgoingMail = {
  readonly from: string;
  readonly to: string;
  readonly raw: Uint8Array;
  /** Where a transport that names the envelope's sender itself has bounces sent; absent: to `from`. */
  readonly bounceTo?: string;
};

/** Writes a notice out as a complete mail. The same input is always the same mail. */
export type NoticeComposer = (input: NoticeInput) => Promise<OutgoingMail>;

/** Writes out the digest of a rollout for one person. */
export type DigestComposer = (input: DigestInput) => Promise<OutgoingMail>;

export type Mailer = {
  /** It refuses every mail, because the stage sends none. */
  readonly isOff?: true;
  /**
   * Hands a complete RFC 5322 message over to the provider.
   * @returns the id that will stand in the delivered Message-ID, without angle brackets, and the provider's own.
   * @throws PermanentError when the provider will never take it, RetryableError when it may later.
   */
  send(mail: OutgoingMail): Promise<{ readonly providerId: string; readonly mailId: string }>;
};

/** One event on the bus, as its schema in `events/` says. */
export type BusEvent = { readonly type: string; readonly at: Instant; readonly detail: object };

export type EventBus = { publish(events: readonly BusEvent[]): Promise<void> };

export type BlobStore = {
  put(key: string, bytes: Uint8Array, contentType: string): Promise<void>;
  get(key: string): Promise<Uint8Array | undefined>;
  /** An address that hands it out to whoever has it, for so long, as a file of that name and type which browsers save and do not show. */
  link(key: string, file: { readonly name: string; readonly type: string; readonly forMs: DurationMs }): Promise<string>;
};

/** Mails as they arrived, kept by the mail service. */
export type IncomingMail = { load(key: string): Promise<Uint8Array | undefined> };

/** Keys that the operator put among the secrets, by name. They speak for whichever member of staff they name. */
export type ApiKeys = {
  readonly [name: string]: { readonly key: string; readonly role: Role; readonly requestsPerMinute?: RequestLimit };
};

/** Secrets by purpose. They never reach logs, events or URLs. */
export type Secrets = {
  /** Signs reply addresses and action links, and derives ticket ids. */
  signingKey(): Promise<string>;
  /** It, and the one before while receivers of webhooks still know only that. What is believed by us is signed by the first alone. */
  signingKeys(): Promise<readonly string[]>;
  apiKeys(): Promise<ApiKeys>;
  /** @param name that of a source, or `webhook:<id>` of an outgoing one */
  webhookSecret(name: string): Promise<string | undefined>;
  /** Of the SMTP relay, where the stage mails through one that asks for it. */
  smtpPassword(): Promise<string>;
};

/** What the operator configured: the organisation as it is now, and every policy set that was ever applied. */
export type ConfigurationStore = {
  /** The one in force. @throws NotConfiguredError before the first `apply`. */
  current(): Promise<Configuration>;
  /** @throws UnknownPolicyVersionError */
  policySet(version: number): Promise<PolicySet>;
  /** When the version came into force and by whom; absent for versions of a release that did not note it. @throws UnknownPolicyVersionError */
  occasionOf(version: number): Promise<Occasion | undefined>;
  /**
   * Makes it the one in force; an unchanged policy set keeps its version. Repeatable. @returns the version in force
   * @param basedOn the version that has to be in force until then; 0: none @throws StaleBaseError when it is not
   */
  apply(draft: ConfigurationDraft, occasion?: Occasion, basedOn?: number): Promise<number>;
  /**
   * Applies what a deployment brings, unless the deployment before brought the same: a release that changes nothing in the file
   * must not undo what was applied since.
   */
  deploy(draft: ConfigurationDraft, occasion: Occasion): Promise<number>;
  /** What was changed of on-call schedules at run time; the organisation of `current` has it in it. Strongly consistent. */
  overrides(): Promise<StoredOverrides>;
  /** Replaces them if they are still at that revision; `false` when somebody else was first. */
  saveOverrides(overrides: OverridesBySchedule, revision: number): Promise<boolean>;
};

/** `revision` 0: none were ever made. */
export type StoredOverrides = { readonly revision: number; readonly bySchedule: OverridesBySchedule };

export type Occasion = { readonly at: Instant; readonly by: Actor };

export type Configuration = {
  readonly organisation: Organisation;
  readonly policySet: PolicySet;
  readonly webhooks: { readonly [source: string]: WebhookSource };
  readonly mail: MailSettings;
};

/** A configuration whose policy set has no number yet. */
export type ConfigurationDraft = Omit<Configuration, 'policySet'> & { readonly policySet: Omit<PolicySet, 'version'> };

export type MailSettings = {
  /** What customers see as the sender, such as `Acme Support <support@acme.example>`. */
  readonly from: string;
  /** Domain whose every address arrives here; reply addresses are made in it. */
  readonly inboundDomain: string;
  /** Language for customers who have not shown one. */
  readonly defaultLanguage: Language;
  /** Zone in which mails state times to people without one of their own. */
  readonly timeZone: string;
  /** Team per address that customers write to; others go by the routing rules. */
  readonly teamByAddress: { readonly [address: string]: string };
  readonly templates?: MailTemplates;
  readonly brand?: Brand;
  /** How many mails one sender may write in an hour; absent: 20. */
  readonly mailsAnHour?: number;
  /** Nothing arrives here: the stage receives no mail, so answers go to the mailbox of `from`. */
  readonly oneWay?: true;
};
