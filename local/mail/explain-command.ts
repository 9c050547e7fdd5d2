import { loadConfiguration } from '../../shared/config/load-configuration.ts';
import type { Command } from '../mail.ts';
import { describeCheck } from '../policy/check-command.ts';
import { filesAt } from '../terminal/files-at.ts';
import { UsageError } from '../terminal/usage-error.ts';
import { explainMail, unexplained } from './explain-mail.ts';
import { isMailFile } from './is-mail-file.ts';

/** One line of JSON for each raw mail: what was read of it, and what the intake would do. */
export const explainCommand: Command = async (paths, { config = 'pledge.yaml' }, { now, readInput }) => {
  if (paths.length === 0) throw new UsageError('Name a file or a folder of mails.');
  const loaded = loadConfiguration(config);
  if (!loaded.ok) return { code: 1, text: describeCheck(config, loaded) };
  const configuration = { ...loaded.draft, policySet: { ...loaded.draft.policySet, version: 1 } };
  const lines: string[] = [];
  const leftOut: string[] = [];
  let unread = 0;
  for (const { file, isNamed, read } of filesAt(paths, readInput)) {
    if (!isNamed && !isMailFile(file)) {
      leftOut.push(`left out, for it is no mail: ${file}\n`);
      continue;
    }
    const raw = await read().catch((cause: unknown) => String(cause));
    if (typeof raw === 'string') unread += 1;
    const line =
      typeof raw === 'string'
        ? unexplained(file, `the file cannot be read: ${raw}`)
        : await explainMail({ file, raw }, { configuration, now });
    lines.push(`${JSON.stringify(line)}\n`);
  }
  return { code: unread === 0 ? 0 : 1, text: lines.join(''), remarks: leftOut.join('') };
};
