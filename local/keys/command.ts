import type { NewSecretBody } from '../../shared/api/schemas/keys.ts';
import { type Answer, asJson, asLines } from '../terminal/answer.ts';
import type { Env } from '../terminal/connect.ts';
import { UsageError } from '../terminal/usage-error.ts';

type Texts = 'role' | 'person' | 'expires' | 'grace' | 'requests-per-minute' | 'url' | 'data';

export type KeyOptions = { readonly [name in Texts]?: string | undefined } & {
  readonly [name in 'for-staff' | 'json']?: boolean | undefined;
} & { readonly team?: readonly string[] | undefined };

/** @throws UsageError, ApiError */
export type KeyCommand = (args: readonly string[], options: KeyOptions, machine: { readonly env: Env }) => Promise<Answer>;

/** The one key that a command is about. @throws UsageError */
export function oneKey([name, ...more]: readonly string[]): string {
  if (name === undefined || more.length > 0) throw new UsageError('Name one key.');
  return name;
}

export const pathOf = (name: string, verb: string): string => `/v1/keys/${encodeURIComponent(name)}/${verb}`;

/** The secret stands alone on the first line, so that a script can take it from there. */
export function sayNew(made: NewSecretBody, { json }: KeyOptions): Answer {
  if (json) return asJson(made);
  const { name, role, previousUntil } = made.key;
  const old = previousUntil === undefined ? '' : ` The old one is good until ${previousUntil}.`;
  return asLines([made.secret, `This is the secret of ${name} (${role}). It is not shown again.${old}`]);
}
