import type { OwnMail, ParsedMail } from '../../../app/mail/parsed-mail.ts';

/** A mail as the signs look at it. */
export type Seen = {
  readonly mail: ParsedMail;
  readonly own: OwnMail;
  /** Sender of the envelope where it is known, otherwise of the Return-Path header; empty for the null path. */
  readonly path: string | undefined;
  readonly header: (name: string) => string | undefined;
  readonly sender: string;
};

/** Says in words that an operator can use why a mail is of a kind, or nothing. */
export type Sign = (seen: Seen) => string | undefined;

export function hasPart({ attachments }: ParsedMail, ...types: readonly string[]): boolean {
  return attachments.some(({ type }) => types.includes(type));
}
