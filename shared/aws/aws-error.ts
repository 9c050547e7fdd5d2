/** Turns what an SDK throws into the platform's own two classes, in this one place, so that no caller ever looks at an AWS error. */
import { PermanentError, RetryableError } from '../app/errors.ts';

/** AWS says of these that the request itself is wrong. */
const PERMANENT = new Set(['ValidationException', 'SerializationException', 'ItemCollectionSizeLimitExceededException']);

/** Nobody was reached, so nothing can have happened. */
const UNREACHED = new Set(['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'CredentialsProviderError']);

type SdkError = {
  readonly name?: string;
  readonly code?: string;
  readonly message?: string;
  readonly $metadata?: { readonly httpStatusCode?: number; readonly attempts?: number };
};

/** @param step what was being done, as `commit ticket 7k3m9qxw4t`; it opens the message */
export function toAppError(
  step: string,
  cause: unknown,
  permanent: ReadonlySet<string> = PERMANENT,
): RetryableError | PermanentError {
  const { name = 'Error', message = '' } = asSdkError(cause);
  const text = `${step}: ${name}: ${message}`;
  if (permanent.has(name)) return new PermanentError(text, { cause });
  return new RetryableError(text, { cause, outcomeUnknown: isOutcomeUnknown(cause) });
}

/** Runs one request and translates its failure. */
export async function attempt<T>(step: string, request: () => Promise<T>): Promise<T> {
  try {
    return await request();
  } catch (error) {
    throw toAppError(step, error);
  }
}

export function nameOf(error: unknown): string | undefined {
  return asSdkError(error).name;
}

/** How often the SDK asked before it got this answer. */
export function attemptsOf(error: unknown): number {
  return asSdkError(error).$metadata?.attempts ?? 1;
}

/** A refusal (4xx) is a clear answer; silence and 5xx are not. */
function isOutcomeUnknown(error: unknown): boolean {
  const { name = '', code = '', $metadata } = asSdkError(error);
  if (UNREACHED.has(code) || UNREACHED.has(name)) return false;
  const status = $metadata?.httpStatusCode;
  return status === undefined || status >= 500;
}

function asSdkError(error: unknown): SdkError {
  return typeof error === 'object' && error !== null ? error : { message: String(error) };
}
