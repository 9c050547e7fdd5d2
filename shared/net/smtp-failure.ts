/** What an SMTP relay's refusal, or its silence, means for a mail. */
import { PermanentError, RetryableError } from '../app/errors.ts';

/** As nodemailer throws it. */
type SmtpError = {
  readonly message?: string;
  readonly code?: string;
  readonly responseCode?: number;
  readonly response?: string;
  readonly command?: string;
};

/** Of the connection, not of a mail: RFC 4954 and RFC 3207 refuse who has not proven himself, or not in this way, with these. */
const OF_THE_SESSION = new Set([503, 530, 534, 535, 538]);

/**
 * What the relay says of addressee or content for good is permanent. All else may pass: greylisting, a full disk, a lost
 * connection, and also what an operator has to put right, such as a wrong password, a certificate or a sender that the relay does not know.
 * @param begun the relay had asked for the mail, so that without an answer nobody knows whether it took it
 */
export function smtpFailure(cause: unknown, begun: boolean): PermanentError | RetryableError {
  const error: SmtpError = typeof cause === 'object' && cause !== null ? cause : {};
  const said = error.response ?? error.message ?? String(cause);
  const step = error.command === undefined || error.command === 'API' ? '' : ` (${error.command})`;
  const text = `send mail by SMTP${step}: ${said}`;
  if (isPermanent(error)) return new PermanentError(text, { cause });
  return new RetryableError(text, { cause, outcomeUnknown: begun && error.responseCode === undefined });
}

function isPermanent({ code, responseCode, command }: SmtpError): boolean {
  if (code !== 'EENVELOPE' && code !== 'EMESSAGE') return false;
  // Refused before the relay was asked: no such address, or more bytes than it takes.
  if (responseCode === undefined) return true;
  if (responseCode < 500 || OF_THE_SESSION.has(responseCode)) return false;
  return command !== 'MAIL FROM' || responseCode === 552;
}
