/** What a run of a command prints, and its exit code: 0 fine, 1 errors in a file or refused, 2 not understood. */
export type Answer = {
  readonly code: 0 | 1 | 2;
  readonly text: string;
  /** For who watches, and not for who reads the output: on the error stream. */
  readonly remarks?: string;
};

export const asJson = (value: object): Answer => ({ code: 0, text: `${JSON.stringify(value, null, 2)}\n` });

export const asLines = (lines: readonly string[]): Answer => ({
  code: 0,
  text: `${lines.map((line) => line.trimEnd()).join('\n')}\n`,
});
