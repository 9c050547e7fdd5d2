import type { Actor } from './actor.ts';
import type { Instant } from './instant.ts';
import type { Language } from './language.ts';
import type { WebhookName } from './organisation.ts';

/** Mails to the customer. */
export const CUSTOMER_NOTICES = [
  'received',
  'replied',
  'on-hold',
  'solution-proposed',
  'resolved',
  'closed',
  'merged',
  'link',
] as const;
/** Mails to staff. */
export const STAFF_NOTICES = [
  'assigned',
  'handover',
  'news',
  'warning',
  'breach',
  'escalation',
  'acknowledgement-lapsed',
] as const;
/** Of these, mails about a ladder: their link, or an answer to them, acknowledges it. */
export const LADDER_NOTICES = ['warning', 'breach', 'escalation', 'acknowledgement-lapsed'] as const;
export type LadderNotice = (typeof LADDER_NOTICES)[number];
export type CustomerNotice = (typeof CUSTOMER_NOTICES)[number];
export type StaffNotice = (typeof STAFF_NOTICES)[number];
export type NoticeKind = CustomerNotice | StaffNotice;

export const isForCustomer = (notice: NoticeKind): notice is CustomerNotice => CUSTOMER_NOTICES.some((one) => one === notice);

export const isForStaff = (notice: string): notice is StaffNotice => STAFF_NOTICES.some((one) => one === notice);

export const isAboutLadder = (notice: string): notice is LadderNotice => LADDER_NOTICES.some((one) => one === notice);

export type Addressee = { readonly email: string; readonly name?: string; readonly personId?: string };

/** A mail to one addressee. What it says is rendered from the facts that it names. */
export type Notify = {
  readonly type: 'notify';
  /** Unique within the ticket, and the same however often the effect is derived. */
  readonly id: string;
  readonly notice: NoticeKind;
  readonly to: Addressee;
  readonly language: Language;
  /** Numbers of the facts that this mail is about; more than one after an outage. */
  readonly facts: readonly number[];
  readonly plannedAt: Instant;
};

/** What kind of notice one of that id is. */
export const noticeIn = (id: string): string | undefined => id.split('.')[1];

/** Posts the event of one fact to another system. */
export type Post = {
  readonly type: 'post';
  /** Unique within the ticket, and the same however often the effect is derived. */
  readonly id: string;
  readonly to: WebhookName;
  /** Number of the fact. */
  readonly fact: number;
  readonly plannedAt: Instant;
};

/** Puts the facts `from`..`to` on the event bus. */
export type Publish = { readonly type: 'publish'; readonly from: number; readonly to: number };

/** Tells the ticket that this one was merged into, or the one that goes on as that, what it takes over. */
export type Absorb = { readonly type: 'absorb'; readonly into: string; readonly by: Actor };

/** An order to the shell, stored in the ticket until it has been carried out. */
export type Effect = Notify | Post | Publish | Absorb;
