import { quote } from './text/parsed.ts';

/** A place in the file: keys and list positions from the top. */
export type ProblemPath = readonly (string | number)[];

/** Something that is wrong with the configuration file, where it is wrong, and what to write instead. */
export type ConfigurationProblem = {
  readonly file: string;
  /** 1 for the first line. */
  readonly line: number;
  /** 1 for the first character. */
  readonly column: number;
  /** As `policies[0].targets.first-response`; empty for the file as a whole. */
  readonly path: string;
  readonly message: string;
};

/** What a check found, before it is known where in the file that stands. */
export type Finding = {
  readonly severity: 'error' | 'warning';
  readonly path: ProblemPath;
  /** Whether the problem is the name of the last key of the path, or what is written there (the default). */
  readonly at?: 'key' | 'value';
  readonly message: string;
};

/** One line a problem, as compilers write them: `pledge.yaml:14:9 policies[0].targets.first-response: …`. */
export function formatProblems(problems: readonly ConfigurationProblem[]): string {
  return problems.map(formatProblem).join('\n');
}

function formatProblem({ file, line, column, path, message }: ConfigurationProblem): string {
  return `${file}:${line}:${column} ${path === '' ? '' : `${path}: `}${message}`;
}

/** `['policies', 0, 'name']` as `policies[0].name`. */
export function pathText(path: ProblemPath): string {
  return path.reduce<string>((text, part) => {
    if (typeof part === 'number') return `${text}[${part}]`;
    const key = /^[^\s\p{Cc}]{1,60}$/u.test(part) ? part : quote(part);
    return text === '' ? key : `${text}.${key}`;
  }, '');
}

export const error = (path: ProblemPath, message: string): Finding => ({ severity: 'error', path, message });
export const warning = (path: ProblemPath, message: string): Finding => ({ severity: 'warning', path, message });
