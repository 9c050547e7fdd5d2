/**
 * What can go wrong outside the rules. Callers branch on the class: it decides whether a message is redelivered.
 * A message names the step that failed; the reason is the `cause`. Neither ever holds a secret or a customer's text.
 */

/** Something failed that may work later: the network, a throttled service, a permission that an operator can still grant. */
export class RetryableError extends Error {
  override readonly name = 'RetryableError';
  /** The request may have been carried out although no answer came, so that repeating it may do it twice. */
  readonly outcomeUnknown: boolean;
  /** Nothing has failed: it has to wait so many milliseconds, as for a rate limit. */
  readonly retryInMs: number | undefined;

  constructor(
    message: string,
    options: { readonly cause?: unknown; readonly outcomeUnknown?: boolean; readonly retryInMs?: number } = {},
  ) {
    super(message, options.cause === undefined ? undefined : { cause: options.cause });
    this.outcomeUnknown = options.outcomeUnknown ?? false;
    this.retryInMs = options.retryInMs;
  }
}

/** After how long something that only has to wait may go on; `undefined` for what has failed. */
export const waitOf = (error: unknown): number | undefined => (error instanceof RetryableError ? error.retryInMs : undefined);

/**
 * Does what may have to wait.
 * @returns for how long it has to; `undefined` when it is done
 * @throws what has failed
 */
export async function waiting(work: Promise<unknown>): Promise<number | undefined> {
  try {
    await work;
    return undefined;
  } catch (error) {
    const waitMs = waitOf(error);
    if (waitMs === undefined) throw error;
    return waitMs;
  }
}

/** What is stored was written by a newer release. While a deployment lasts, the next instance may be one that can read it. */
export class NewerSchemaError extends RetryableError {
  readonly what: string;
  readonly schema: number;

  constructor(what: string, schema: number) {
    super(`${what} was written by a newer release (schema ${schema})`);
    this.what = what;
    this.schema = schema;
  }
}

/** The same request will fail every time: it is too large, malformed, or refused for good. */
export class PermanentError extends Error {
  override readonly name = 'PermanentError';
}

/** Nothing is sent to this address any more: an earlier mail to it came back. */
export class SuppressedError extends PermanentError {
  /** What the server said of the mail that came back. */
  readonly detail: string | undefined;

  constructor(reason: 'bounced' | 'complained', { detail }: { readonly detail?: string } = {}) {
    super(`the address is on the suppression list: a mail to it ${reason === 'bounced' ? 'bounced' : 'was reported as spam'}`);
    this.detail = detail;
  }
}

/** A cursor that no page handed out. The caller's mistake, never the platform's. */
export class InvalidCursorError extends Error {
  override readonly name = 'InvalidCursorError';

  constructor() {
    super('the cursor was not handed out by this list');
  }
}

/** No policy set was ever applied under this number. */
export class UnknownPolicyVersionError extends PermanentError {
  readonly version: number;

  constructor(version: number) {
    super(`there is no policy set ${version}`);
    this.version = version;
  }
}

/** Another policy version is in force than the caller compared with. Nothing was applied. */
export class StaleBaseError extends Error {
  override readonly name = 'StaleBaseError';
  /** The version in force; 0 before the first. */
  readonly version: number;

  constructor(version: number) {
    super(`policy version ${version} is in force by now`);
    this.version = version;
  }
}

/** Nothing works before a configuration has been applied. */
export class NotConfiguredError extends Error {
  override readonly name = 'NotConfiguredError';

  constructor() {
    super('no configuration is in force yet');
  }
}
