import { loadConfiguration } from '../../shared/config/load-configuration.ts';
import type { Command } from '../mail.ts';
import { describeCheck } from '../policy/check-command.ts';
import { UsageError } from '../terminal/usage-error.ts';
import { explainMail, unexplained } from './explain-mail.ts';
import { mailFiles } from './mail-files.ts';

/** One line of JSON for each raw mail: what was read of it, and what the intake would do. */
export const explainCommand: Command = async (paths, { config = 'pledge.yaml' }, { now, readInput }) => {
  if (paths.length === 0) throw new UsageError('Name a file or a folder of mails.');
  const loaded = loadConfiguration(config);
  if (!loaded.ok) return { code: 1, text: describeCheck(config, loaded) };
  const configuration = { ...loaded.draft, policySet: { ...loaded.draft.policySet, version: 1 } };
  const lines: string[] = [];
  const leftOut: string[] = [];
  let unread = 0;
  for (const found of mailFiles(paths, readInput)) {
    const { file } = found;
    if (found.kind === 'left-out') {
      leftOut.push(`left out, for it is no mail: ${file}\n`);
      continue;
    }
    const raw = await found.read().catch((cause: unknown) => String(cause));
    if (typeof raw === 'string') unread += 1;
    const line =
      typeof raw === 'string'
        ? unexplained(file, `the file cannot be read: ${raw}`)
        : await explainMail({ file, raw }, { configuration, now });
    lines.push(`${JSON.stringify(line)}\n`);
  }
  return { code: unread === 0 ? 0 : 1, text: lines.join(''), remarks: leftOut.join('') };
};
