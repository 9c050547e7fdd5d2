import type { Actor } from '../../core/actor.ts';
import type { Instant } from '../../core/instant.ts';
import type { Role } from '../../core/role.ts';

/** Requests in a minute. */
export type RequestLimit = number | 'unlimited';

/** What a key is for; it stays as it was made. */
export type KeyGrant = {
  /** Finds it, and stands in histories as `api:<name>`; never given twice. */
  readonly name: string;
  readonly role: Role;
  /** Person id of the member of staff whose key it is. */
  readonly person?: string;
  /** A program's key that may name any member of staff as the author. */
  readonly forStaff?: boolean;
  /** Sees and changes only tickets of these teams; absent: all. */
  readonly teams?: readonly string[];
  readonly expiresAt?: Instant;
  /** In place of what the role has. */
  readonly requestsPerMinute?: number;
};

/** A key as it is stored: its secret is nowhere, only what tells whether a given one is right. */
export type StoredKey = KeyGrant & {
  readonly digest: string;
  /** Secrets that it had before and are good until then, newest first. */
  readonly previous?: readonly PreviousSecret[];
  /** Oldest first; the first says who made it. */
  readonly history: readonly KeyEvent[];
  readonly revision: number;
};

export type PreviousSecret = { readonly digest: string; readonly until: Instant };

export type KeyEvent = { readonly did: 'created' | 'rotated' | 'revoked'; readonly at: Instant; readonly by: Actor };

export type KeyStore = {
  /** Strongly consistent. */
  load(name: string): Promise<StoredKey | undefined>;
  /** As it was at most 30 s ago: for every request, so that a key which was revoked may still be taken for so long. */
  find(name: string): Promise<StoredKey | undefined>;
  /** By name, revoked ones too. */
  list(): Promise<readonly StoredKey[]>;
  /** Replaces it if it is still at that revision, 0: if there is none; `false` when somebody else was first. */
  save(key: StoredKey, revision: number): Promise<boolean>;
  /** Notes when it was used last; of several notes within a few minutes only the first counts. */
  noteUse(name: string, at: Instant): Promise<void>;
  /** By name. */
  lastUses(): Promise<ReadonlyMap<string, Instant>>;
};
