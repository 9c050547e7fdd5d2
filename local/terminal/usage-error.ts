/** The command was not understood: its message says why, and how it is used follows. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}
