/** Something the person at the terminal can put right: its message is all that is shown, without a stack trace. */
export class StartError extends Error {
  override readonly name = 'StartError';
}
