import type * as z from 'zod';
import type { Finding, ProblemPath } from '../problem.ts';
import { type ConfigurationFile, fileSchema } from './file.ts';

export type ReadFile =
  | { readonly ok: true; readonly file: ConfigurationFile }
  | { readonly ok: false; readonly findings: readonly Finding[] };

/** Reads the parsed YAML as a configuration file, or says of every key and value that does not fit what would. */
export function readFile(value: unknown): ReadFile {
  const result = fileSchema.safeParse(value);
  return result.success ? { ok: true, file: result.data } : { ok: false, findings: result.error.issues.flatMap(findingsOf) };
}

function findingsOf(issue: z.core.$ZodIssue): readonly Finding[] {
  const path = issue.path.map((part) => (typeof part === 'number' ? part : String(part)));
  if (issue.code === 'unrecognized_keys') {
    const messages = issue.message.split('\n');
    return issue.keys.map((key, index) => atKey([...path, key], messages[index] ?? 'is not a key here'));
  }
  if (issue.code === 'invalid_key') return issue.issues.map((inner) => atKey(path, inner.message));
  return [{ severity: 'error', path, message: issue.message }];
}

const atKey = (path: ProblemPath, message: string): Finding => ({ severity: 'error', path, at: 'key', message });
