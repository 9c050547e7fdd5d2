// `npm run calendar`: brings public holidays into the configuration file as dated facts, and shows what a calendar means day by day.
import { writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { importCommand } from './calendar/import-command.ts';
import type { Fetch } from './calendar/read-ics.ts';
import { showCommand } from './calendar/show-command.ts';
import { dateHere } from './date-here.ts';
import type { Answer } from './terminal/answer.ts';
import { print } from './terminal/program.ts';

const HELP = `Usage: npm run -s calendar -- <command>

  import china                       holidays and make-up workdays of mainland China, by chinese-days
  import country CODE [--region R]   public holidays of a country (DE, US, JP) or region (--region BY), by date-holidays
  import ics PATH|URL                events of an iCalendar file, or of an https address
  show NAME [--from D] [--to D]      a calendar day by day (default: two weeks from today)

  import prints the entries; with --write it puts them into the file, whose comments and spacing stay as they are.
    --years 2026,2027                which years; a year that the data do not know yet is refused
    --calendar NAME                  which calendar (default: the only one with days off)
    --language en|zh-CN|de ...       of the names (default: the organisation's)

  The last argument may be the file (default: pledge.yaml).
`;

const OPTIONS = {
  years: { type: 'string' },
  calendar: { type: 'string' },
  region: { type: 'string' },
  language: { type: 'string' },
  from: { type: 'string' },
  to: { type: 'string' },
  write: { type: 'boolean' },
  help: { type: 'boolean', short: 'h' },
} as const;

export type CalendarOptions = {
  readonly [name in Exclude<keyof typeof OPTIONS, 'write' | 'help'>]?: string;
} & { readonly write?: boolean; readonly help?: boolean };

/** What the command takes from the machine. */
export type Surroundings = {
  readonly fetch: Fetch;
  readonly write: (path: string, text: string) => void;
  /** The date here, YYYY-MM-DD. */
  readonly today: string;
};

/** @param args as after the name of the command */
export async function calendarCommand(args: readonly string[], surroundings: Surroundings): Promise<Answer> {
  const { values, positionals, unknown } = parse(args);
  const help = (reason: string): Answer => ({ code: 2, text: `${reason}\n\n${HELP}` });
  if (unknown !== undefined) return help(unknown);
  const [command, ...rest] = positionals;
  if (values.help || command === undefined) return { code: values.help ? 0 : 2, text: HELP };
  if (command === 'import') return (await importCommand(rest, values, surroundings)) ?? help('Import what?');
  if (command === 'show') return showCommand(rest, values, surroundings.today) ?? help('Show which calendar?');
  return help(`There is no command ${JSON.stringify(command)}.`);
}

type Parsed = { readonly values: CalendarOptions; readonly positionals: readonly string[]; readonly unknown?: string };

function parse(args: readonly string[]): Parsed {
  try {
    return parseArgs({ args: [...args], allowPositionals: true, options: OPTIONS });
  } catch (cause) {
    return { values: {}, positionals: [], unknown: cause instanceof Error ? cause.message : 'not understood' };
  }
}

if (import.meta.main) {
  const write = (path: string, text: string) => writeFileSync(path, text);
  print(await calendarCommand(process.argv.slice(2), { fetch, write, today: dateHere() }));
}
