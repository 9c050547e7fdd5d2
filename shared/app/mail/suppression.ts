/**
 * Addresses that mails are not handed over to any more, because an earlier mail of ours to them bounced for good or was called spam. Any
 * provider is spared them that way, also one that keeps no such list itself.
 */
import type { Actor } from '../../core/actor.ts';
import { defined } from '../../core/defined.ts';
import { isAboutLadder } from '../../core/effect.ts';
import type { Instant } from '../../core/instant.ts';
import type { Page } from '../ports.ts';
import type { Outcome, Receipt, ReceiptName } from '../receipt.ts';

export type SuppressionReason = 'bounced' | 'complained';

/** One reason to mail an address no more. */
export type Mark = {
  readonly reason: SuppressionReason;
  /** Of the first and of the newest mail that came back. */
  readonly since: Instant;
  readonly at: Instant;
  /** How many came back. */
  readonly mails: number;
  readonly newest: ReceiptName;
  /** In the words of the server that said it. */
  readonly detail?: string;
  /** The last few mails, so that what is told twice is counted once. */
  readonly counted: readonly string[];
  /** It holds no more. Kept, so that what had happened before and is told again does not bring it back. */
  readonly lifted?: Lifting;
};

export type Lifting = { readonly at: Instant; readonly by: Actor };

/** What is held against one address, at most one mark of each reason. */
export type Suppression = {
  /** In lower case. */
  readonly address: string;
  readonly marks: readonly Mark[];
  readonly revision: number;
};

export type SuppressionStore = {
  /** Also one that was lifted. Strongly consistent. */
  load(address: string): Promise<Suppression | undefined>;
  /** Replaces what is at `revision`, 0 for nothing; `false` when somebody else was first. */
  save(suppression: Suppression, revision: number): Promise<boolean>;
  /** Those that hold, in an order that says nothing. The cursor is opaque to callers; a wrong one throws `InvalidCursorError`. */
  list(limit: number, cursor?: string): Promise<Page<Suppression>>;
};

/** As addresses are compared: providers tell upper from lower case nowhere. */
export const addressKey = (address: string): string => address.trim().toLowerCase();

export const holding = ({ marks }: Pick<Suppression, 'marks'>): readonly Mark[] =>
  marks.filter(({ lifted }) => lifted === undefined);

/**
 * What forbids a notice to an address. A colleague who has called a mail spam is told of warnings, breaches and escalations all the same:
 * whether a promise is kept is not for them to leave. Where a mail has bounced, the next one would too.
 */
export const forbidding = (suppression: Suppression, notice: string): Mark | undefined =>
  holding(suppression).find(({ reason }) => reason === 'bounced' || !isAboutLadder(notice));

/** Why an outcome suppresses the address; `undefined` for one that need not last. */
export function reasonIn({ type, final }: Outcome): SuppressionReason | undefined {
  if (type === 'complained') return type;
  return type === 'bounced' && final ? type : undefined;
}

const MOST_COUNTED = 10;

/** A mail that came back, by the receipt that it has. */
export type ReturnedMail = Pick<Receipt, 'id' | 'ticketId' | 'to'>;

type News = { readonly reason: SuppressionReason; readonly receipt: ReturnedMail; readonly outcome: Outcome };

/** @returns `undefined` where the news changes nothing: it is known, or older than what lifted the mark */
export function withNews(known: Suppression | undefined, news: News): Suppression | undefined {
  const { marks = [], revision = 0 } = known ?? {};
  const fresh = markOf(news);
  const before = marks.find(({ reason }) => reason === fresh.reason);
  if (before !== undefined && isKnown(before, fresh)) return undefined;
  const others = marks.filter((mark) => mark !== before);
  return { address: addressKey(news.receipt.to), marks: [...others, together(before, fresh)], revision: revision + 1 };
}

const markOf = ({ reason, receipt: { ticketId, id }, outcome: { at, detail } }: News): Mark => ({
  reason,
  since: at,
  at,
  mails: 1,
  newest: { ticketId, receipt: id },
  ...defined({ detail }),
  counted: [`${ticketId}/${id}`],
});

const isKnown = ({ counted, lifted }: Mark, fresh: Mark): boolean =>
  fresh.counted.every((mail) => counted.includes(mail)) || (lifted !== undefined && fresh.at <= lifted.at);

function together(before: Mark | undefined, fresh: Mark): Mark {
  if (before === undefined) return fresh;
  const counted = [...before.counted, ...fresh.counted].slice(-MOST_COUNTED);
  if (before.lifted !== undefined) return { ...fresh, counted };
  const newest = fresh.at < before.at ? before : fresh;
  return { ...newest, since: Math.min(before.since, fresh.since), mails: before.mails + 1, counted };
}

/** @returns `undefined` where none of these marks holds */
export function withoutMarks(known: Suppression, lifted: Lifting, isMeant: (mark: Mark) => boolean): Suppression | undefined {
  const meant = holding(known).filter(isMeant);
  if (meant.length === 0) return undefined;
  const marks = known.marks.map((mark) => (meant.includes(mark) ? { ...mark, lifted } : mark));
  return { ...known, marks, revision: known.revision + 1 };
}
