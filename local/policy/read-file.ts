import { readFileSync } from 'node:fs';
import type { ConfigurationDraft } from '../../shared/app/ports.ts';
import { loadConfiguration } from '../../shared/config/load-configuration.ts';
import type { Answer } from '../terminal/answer.ts';
import { UsageError } from '../terminal/usage-error.ts';
import { describeCheck } from './check-command.ts';

const DEFAULT_FILE = 'pledge.yaml';

export type ReadFile =
  | { readonly ok: true; readonly file: string; readonly text: string; readonly draft: ConfigurationDraft }
  | { readonly ok: false; readonly answer: Answer };

/** The one file that a command is about, checked before anybody else is bothered with it. @throws UsageError */
export function readFile(args: readonly string[]): ReadFile {
  const [file = DEFAULT_FILE, ...more] = args;
  if (more.length > 0) throw new UsageError(`Name one file, not ${args.length}.`);
  const loaded = loadConfiguration(file);
  if (loaded.ok) return { ok: true, file, text: readFileSync(file, 'utf8'), draft: loaded.draft };
  return { ok: false, answer: { code: 1, text: describeCheck(file, loaded) } };
}
