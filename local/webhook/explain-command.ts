import { createStandings } from '../../shared/app/webhooks/explain-post.ts';
import { loadConfiguration } from '../../shared/config/load-configuration.ts';
import { describeCheck } from '../policy/check-command.ts';
import type { Answer } from '../terminal/answer.ts';
import { filesAt } from '../terminal/files-at.ts';
import { UsageError } from '../terminal/usage-error.ts';
import type { Machine, WebhookOptions } from '../webhook.ts';
import { type ExplainedDelivery, explainDelivery, unexplained } from './explain-delivery.ts';
import { findSource } from './find-source.ts';

/** One line of JSON for each body: what the intake of webhooks would think of it, and do. @throws UsageError */
export async function explainCommand(
  [name, ...paths]: readonly string[],
  { config = 'pledge.yaml', header = [] }: WebhookOptions,
  machine: Machine,
): Promise<Answer> {
  if (name === undefined) throw new UsageError('Name a source, and files that hold what it posted.');
  if (paths.length === 0) throw new UsageError(`Name the files that hold what ${name} posted, or - for the standard input.`);
  const headers = Object.fromEntries(header.map(readHeader));
  const loaded = loadConfiguration(config);
  if (!loaded.ok) return { code: 1, text: describeCheck(config, loaded) };
  const source = findSource(loaded.draft, name, config);
  const standings = createStandings();
  const lines: ExplainedDelivery[] = [];
  for (const { file, isNamed, read } of filesAt(paths, machine.readInput)) {
    if (!isNamed && !file.toLowerCase().endsWith('.json')) continue;
    const bytes = await read().catch((cause: unknown) => String(cause));
    const around = { source, headers, standings, now: machine.now(), secret: machine.env['PLEDGE_WEBHOOK_SECRET'] };
    lines.push(
      typeof bytes === 'string'
        ? unexplained(file, source, `the file cannot be read: ${bytes}`)
        : await explainDelivery({ file, bytes }, around),
    );
  }
  if (lines.length === 0) throw new UsageError(`Nothing in ${paths.join(', ')} ends in .json; name the files themselves.`);
  const isUnread = lines.some(({ verdict }) => verdict === 'unread');
  return { code: isUnread ? 1 : 0, text: lines.map((line) => `${JSON.stringify(line)}\n`).join('') };
}

/** @throws UsageError */
function readHeader(text: string): readonly [name: string, value: string] {
  const [, name, value] = /^([\w-]+)\s*:\s*(.*)$/s.exec(text) ?? [];
  if (name === undefined || value === undefined) {
    throw new UsageError(
      `--header takes a name, a colon and a value, such as 'X-GitHub-Event: issues', not ${JSON.stringify(text)}.`,
    );
  }
  return [name.toLowerCase(), value.trim()];
}
