import { hash, randomInt } from 'node:crypto';
import { sameSecret } from '../same-secret.ts';

/**
 * What an API key looks like: `pk_<name>_<secret><check>`. The name finds the key without a search and may be seen by anybody. The check
 * tells a key that was cut off or mistyped from one that is wrong, before the store is asked; it proves nothing.
 */
export type KeyText = { readonly name: string; readonly secret: string };

/** Letters and digits only, so that a double click takes all of it. */
const ALPHABET = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';
/** 256 bits. */
const SECRET_LENGTH = 43;
const CHECK_LENGTH = 6;

const SHAPE = new RegExp(`^pk_([a-z0-9-]{1,40})_([0-9A-Za-z]{${SECRET_LENGTH}})([0-9a-f]{${CHECK_LENGTH}})$`);

/** Where a text begins so, it is meant to be a key of this kind. */
export const KEY_BEGINS = 'pk_';

/** What of a key may be shown: enough to know it again, nothing that helps to guess it. */
export const prefixOf = (name: string): string => `${KEY_BEGINS}${name}_`;

export function makeSecret(): string {
  return Array.from({ length: SECRET_LENGTH }, () => ALPHABET[randomInt(ALPHABET.length)]).join('');
}

export const textOf = ({ name, secret }: KeyText): string => `${prefixOf(name)}${secret}${checkOf(name, secret)}`;

/** `undefined` for a text that is not whole. */
export function readKeyText(text: string): KeyText | undefined {
  const [, name = '', secret = '', check] = SHAPE.exec(text) ?? [];
  return check === checkOf(name, secret) ? { name, secret } : undefined;
}

/**
 * How a secret is stored. One round of SHA-256 is right for a secret of 256 bits by chance: there is no dictionary of such secrets to
 * try, which is all that a slow hash defends against, and every request would have to wait for one.
 */
export const digestOf = (secret: string): string => hash('sha256', secret, 'base64url');

/** In constant time. */
export const isSecretOf = (secret: string, digest: string): boolean => sameSecret(digestOf(secret), digest);

const checkOf = (name: string, secret: string): string => hash('sha256', `${name}_${secret}`, 'hex').slice(0, CHECK_LENGTH);
