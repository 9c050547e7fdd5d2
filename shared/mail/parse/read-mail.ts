import { type ParseOutcome, parseMail } from './parse-mail.ts';
import { undeclaredIn } from './undeclared.ts';

/** Reads a raw mail, and guesses the charset of what nobody declared one for. Never throws, as `parseMail`. */
export async function readMail(raw: Uint8Array): Promise<ParseOutcome> {
  const outcome = parseMail(raw);
  const undeclared = outcome.ok ? undeclaredIn(raw) : undefined;
  if (undeclared === undefined) return outcome;
  const { guessCharset } = await import('./guess-charset.ts');
  return parseMail(raw, guessCharset(undeclared.bytes, undeclared.hinted));
}
