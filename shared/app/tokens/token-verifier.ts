import type { Role } from '../../core/role.ts';

/** Who somebody is by a token of the organisation's own identity provider (OpenID Connect). */
export type TokenVerifier = {
  /** @throws RetryableError when the provider cannot be asked for its keys */
  verify(token: string): Promise<TokenCheck>;
};

export type TokenCheck =
  /** `person`: an e-mail address or a person's id. `role`: what the provider says of them, if it is asked. */
  | { readonly ok: true; readonly person: string; readonly role?: Role }
  | { readonly ok: false; readonly reason: 'expired' | 'not-yet' | 'unverified-email' | 'nobody' | 'invalid' };

/** What tokens have to be, as a stage is told. */
export type TokenSettings = {
  readonly issuer: string;
  /** For whom they are made: the client id of Pledge at the provider. */
  readonly audience: string;
  /** Which claim names the person, by e-mail address or id; `email` counts only where the provider has verified it. */
  readonly personClaim?: string;
  /** Which claim has the groups that `roles` names. */
  readonly roleClaim?: string;
  /** The group that has the role. Who is in several has the role that may most. */
  readonly roles?: { readonly [R in Role]?: string };
};
