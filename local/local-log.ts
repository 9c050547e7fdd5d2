import { appendFileSync } from 'node:fs';
import type { Log } from '../shared/app/observation.ts';

/** Everything goes to a file; what needs a person also goes to the terminal, in one line. */
export function createLocalLog(file: string, show: (line: string) => void): Log {
  const write = (level: string, message: string, fields: object = {}): void => {
    appendFileSync(file, `${JSON.stringify({ at: new Date().toISOString(), level, message, ...plain(fields) })}\n`);
  };
  return {
    info: (message, fields) => write('info', message, fields),
    warn: (message, fields) => {
      write('warn', message, fields);
      show(`warning: ${message}${inShort(fields)}`);
    },
    error: (message, fields) => {
      write('error', message, fields);
      show(`error: ${message}${inShort(fields)}`);
    },
  };
}

/** Errors have no enumerable fields, so JSON would show `{}` for them. */
function plain(fields: object): object {
  return Object.fromEntries(
    Object.entries(fields).map(([name, value]) => [name, value instanceof Error ? describe(value) : value]),
  );
}

function describe(error: Error): object {
  const cause = error.cause instanceof Error ? { cause: describe(error.cause) } : {};
  return { name: error.name, message: error.message, stack: error.stack, ...cause };
}

function inShort(fields: object | undefined): string {
  const parts = Object.entries(fields ?? {}).map(
    ([name, value]) => `${name}=${value instanceof Error ? chain(value) : JSON.stringify(value)}`,
  );
  return parts.length === 0 ? '' : ` (${parts.join(', ')})`;
}

function chain(error: Error): string {
  return error.cause instanceof Error ? `${error.message}: ${chain(error.cause)}` : error.message;
}
