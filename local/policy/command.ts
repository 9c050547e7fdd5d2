import type * as z from 'zod/mini';
import type { LocalDate } from '../../shared/core/sla/calendar.ts';
import { ApiError, createApiClient, findAccess } from '../api-client.ts';

/** What a run of the command prints, and its exit code: 0 fine, 1 errors in a file or refused, 2 not understood. */
export type Answer = { readonly code: 0 | 1 | 2; readonly text: string };

export type Options = {
  readonly [name in 'against' | 'days' | 'open' | 'passed' | 'lang' | 'url' | 'data']?: string | undefined;
} & {
  readonly only?: readonly string[] | undefined;
  readonly yes?: boolean | undefined;
  readonly json?: boolean | undefined;
};

/** What the command takes from the machine. */
export type Surroundings = {
  readonly env: { readonly [name: string]: string | undefined };
  /** For warnings of what will soon be out of date. */
  readonly today: LocalDate;
  /** Says how far a long run has come. */
  readonly progress: (line: string) => void;
  readonly confirm: (question: string) => Promise<boolean>;
  readonly wait: (ms: number) => Promise<void>;
};

/** @throws UsageError, ApiError */
export type Command = (args: readonly string[], options: Options, surroundings: Surroundings) => Promise<Answer>;

export type Ask = <S extends z.ZodMiniType>(request: {
  readonly method: 'GET' | 'POST' | 'DELETE';
  readonly path: string;
  readonly body?: object;
  readonly answer: S;
}) => Promise<z.output<S>>;

/** A client that takes only answers of the shape that this release knows. */
export function connect({ url, data }: Pick<Options, 'url' | 'data'>, { env }: Pick<Surroundings, 'env'>): Ask {
  const client = createApiClient(findAccess({ url, data }, env));
  return async ({ method, path, body, answer }) => {
    const read = answer.safeParse(await client.request(method, path, body === undefined ? {} : { body }));
    if (read.success) return read.data;
    throw new ApiError('The Pledge that answers is of another version than this command.');
  };
}

export const asJson = (value: object): Answer => ({ code: 0, text: `${JSON.stringify(value, null, 2)}\n` });
export const asLines = (lines: readonly string[]): Answer => ({
  code: 0,
  text: `${lines.map((line) => line.trimEnd()).join('\n')}\n`,
});
