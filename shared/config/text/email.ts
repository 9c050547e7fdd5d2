import { type Parsed, parsed, quote, refused } from './parsed.ts';

// Deliberately narrower than RFC 5321: no quoted local parts, no address literals, nothing that could break a mail header.
const ADDRESS =
  /^[\p{L}\p{N}.!#$%&'*+/=?^_`{|}~-]{1,64}@(?=.{3,253}$)([\p{L}\p{N}]([\p{L}\p{N}-]*[\p{L}\p{N}])?\.)+[\p{L}\p{N}-]{2,}$/u;
const DOMAIN = /^(?=.{3,253}$)([a-z0-9]([a-z0-9-]*[a-z0-9])?\.)+[a-z0-9-]{2,}$/;

/** Reads a bare mail address. */
export function parseEmail(text: string): Parsed<string> {
  const written = text.trim();
  return ADDRESS.test(written) ? parsed(written) : refused(`${quote(text)} is not a mail address; write e.g. lin@acme.example`);
}

/** Reads a domain name, in lower case. */
export function parseDomain(text: string): Parsed<string> {
  const written = text.trim().toLowerCase();
  return DOMAIN.test(written) ? parsed(written) : refused(`${quote(text)} is not a domain; write e.g. reply.acme.example`);
}

/** Reads a sender as customers see it: `support@acme.example` or `Acme Support <support@acme.example>`. */
export function parseMailbox(text: string): Parsed<{ readonly text: string; readonly email: string }> {
  const written = text.trim();
  const named = /^([^<>"\p{Cc}]{1,100}?) *<([^<>]*)>$/u.exec(written);
  const email = parseEmail(named?.[2] ?? written);
  if (!email.ok) return refused(`${quote(text)} is not a sender; write e.g. Acme Support <support@acme.example>`);
  return parsed({ text: named === null ? email.value : `${named[1]} <${email.value}>`, email: email.value });
}
