// `npm run mail`: what becomes of a mail that comes, and how one reads that goes out, at the terminal without a running platform.
import { buffer } from 'node:stream/consumers';
import { explainCommand } from './mail/explain-command.ts';
import { previewCommand } from './mail/preview-command.ts';
import type { Answer } from './terminal/answer.ts';
import { print, runProgram, type Values } from './terminal/program.ts';

const HELP = `Usage: npm run -s mail -- <command>

  explain FILE|FOLDER|- ...   what the intake of mails would do with raw mails, and why: one line of JSON for each.
                              - is the standard input. Of a folder and the folders in it, by name: files that end in .eml,
                              .txt, .mail, .email, .mime, .msg, .mbox, .mbx or .box or in nothing, and any other that begins with
                              a header field of mails; hidden ones are passed over, and what else is left out is named on
                              the error stream. A file that does not begin with a header field is taken for the text of a
                              mail: its text and the reply in it are shown.

  preview TEMPLATE --lang LANGUAGE
                              how a mail of that kind reads, with the texts of the configuration, on a sample ticket:
                              its headers and its plain text. --html FILE writes the HTML there, - for the standard output.
  preview --all FOLDER        every kind of mail in every language, as HTML and as text, into that folder
  preview --list              the kinds of mails, and what their texts may name

  --config FILE               whose mail settings (default: pledge.yaml)
  --help                      shows this

No platform is asked: where the answer depends on tickets that there are, "because" names what would be looked up.
Exit code: 0; 1 when a file or the configuration cannot be read; 2 when the command was not understood.
`;

const OPTIONS = {
  config: { type: 'string' },
  lang: { type: 'string' },
  html: { type: 'string' },
  list: { type: 'boolean' },
  all: { type: 'string' },
  help: { type: 'boolean', short: 'h' },
} as const;

export type MailOptions = Values<typeof OPTIONS>;

/** What the command takes from the machine. */
export type Machine = {
  readonly now: () => number;
  readonly readInput: () => Promise<Uint8Array>;
};

/** @throws UsageError */
export type Command = (args: readonly string[], options: MailOptions, machine: Machine) => Promise<Answer>;

const COMMANDS: { readonly [name: string]: Command } = { explain: explainCommand, preview: previewCommand };

/** @param args as after the name of the command */
export const mailCommand = (args: readonly string[], machine: Machine): Promise<Answer> =>
  runProgram({ help: HELP, options: OPTIONS, commands: COMMANDS }, args, machine);

if (import.meta.main) {
  const machine: Machine = { now: Date.now, readInput: () => buffer(process.stdin) };
  print(await mailCommand(process.argv.slice(2), machine));
}
