import type { Actor } from '../../core/actor.ts';
import type { Instant } from '../../core/instant.ts';
import type { Page } from '../ports.ts';
import type { IncomingMessage } from './letter.ts';

/** Why a mail was set aside, as the name of the folder that it lies in. */
export const FOLDERS = ['virus', 'spam', 'limited', 'unparsed', 'refused'] as const;
export type Folder = (typeof FOLDERS)[number];

/** A mail that nothing was made of, kept for somebody to look at. */
export type SetAsideMail = Omit<IncomingMessage, 'raw'> & {
  readonly id: string;
  readonly folder: Folder;
  readonly because: string;
  readonly at: Instant;
  /** The author's address and the subject, as the mail states them; absent where it could not be read. */
  readonly from?: string;
  readonly subject?: string;
  readonly sizeBytes: number;
  /** Where the raw mail is. */
  readonly blob: string;
  readonly revision: number;
  /** What became of it; absent while it waits. */
  readonly review?: Review;
};

/** `ticketId`: the ticket that it opened or was added to. */
export type Review = {
  readonly state: 'released' | 'discarded';
  readonly at: Instant;
  readonly by: Actor;
  readonly ticketId?: string;
};

export type SetAsideMails = {
  /** Repeatable: who adds a mail a second time changes nothing. */
  add(mail: SetAsideMail): Promise<void>;
  /** Strongly consistent. */
  load(id: string): Promise<SetAsideMail | undefined>;
  /** Replaces it if it is still at `revision`; `false` when somebody else was first. */
  update(mail: SetAsideMail, revision: number): Promise<boolean>;
  /** Those that wait, newest first. The cursor is opaque to callers; a wrong one throws `InvalidCursorError`. */
  list(folders: readonly Folder[], limit: number, cursor?: string): Promise<Page<SetAsideMail>>;
};
