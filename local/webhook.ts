// `npm run webhook`: what becomes of what other systems post, at the terminal without a running platform.
import { buffer } from 'node:stream/consumers';
import { WEBHOOK_TYPES } from '../shared/app/webhooks/webhook-source.ts';
import type { Answer } from './terminal/answer.ts';
import { print, runProgram, type Values } from './terminal/program.ts';
import { explainCommand } from './webhook/explain-command.ts';

const HELP = `Usage: npm run -s webhook -- <command>

  explain SOURCE FILE|FOLDER|- ...
                              what would become of posts of a source, and why: one line of JSON for each.
                              Files hold bodies as they were posted; of folders all that end in .json, by name;
                              - is the standard input. Alerts come in this order, so a later one finds the ticket
                              that an earlier one would have opened.

  SOURCE is a name under webhooks in the configuration, or a type, as it is without settings of its own:
  ${WEBHOOK_TYPES.filter((type) => type !== 'generic').join(', ')}.

  --header 'NAME: VALUE'      a header that came with them, such as 'X-GitHub-Event: issues'; may be repeated
  --config FILE               whose sources (default: pledge.yaml)
  --help                      shows this

No platform is asked: tickets are those that these posts would have opened. With the secret of the source in
PLEDGE_WEBHOOK_SECRET it is also checked that they come from it; what proves that is in the headers.
Exit code: 0; 1 when a file or the configuration cannot be read; 2 when the command was not understood.
`;

const OPTIONS = {
  config: { type: 'string' },
  header: { type: 'string', multiple: true },
  help: { type: 'boolean', short: 'h' },
} as const;

export type WebhookOptions = Values<typeof OPTIONS>;

/** What the command takes from the machine. */
export type Machine = {
  readonly now: () => number;
  readonly env: { readonly [name: string]: string | undefined };
  readonly readInput: () => Promise<Uint8Array>;
};

/** @param args as after the name of the command */
export const webhookCommand = (args: readonly string[], machine: Machine): Promise<Answer> =>
  runProgram({ help: HELP, options: OPTIONS, commands: { explain: explainCommand } }, args, machine);

if (import.meta.main) {
  const machine: Machine = { now: Date.now, env: process.env, readInput: () => buffer(process.stdin) };
  print(await webhookCommand(process.argv.slice(2), machine));
}
