import type { LocalDate } from '../../shared/core/sla/calendar.ts';
import type { Answer } from '../terminal/answer.ts';
import type { Env } from '../terminal/connect.ts';

export type Options = {
  readonly [name in 'against' | 'days' | 'open' | 'passed' | 'lang' | 'url' | 'data']?: string | undefined;
} & {
  readonly only?: readonly string[] | undefined;
  readonly yes?: boolean | undefined;
  readonly json?: boolean | undefined;
};

/** What the command takes from the machine. */
export type Surroundings = {
  readonly env: Env;
  /** For warnings of what will soon be out of date. */
  readonly today: LocalDate;
  /** Says how far a long run has come. */
  readonly progress: (line: string) => void;
  readonly confirm: (question: string) => Promise<boolean>;
  readonly wait: (ms: number) => Promise<void>;
};

/** @throws UsageError, ApiError */
export type Command = (args: readonly string[], options: Options, surroundings: Surroundings) => Promise<Answer>;
