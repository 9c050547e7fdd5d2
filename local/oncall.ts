// `npm run oncall`: who is on call, where nobody is, and who stands in for whom.
import { parseArgs } from 'node:util';
import { ApiError } from './api-client.ts';
import { calendarCommand } from './oncall/calendar-command.ts';
import type { OnCallCommand, OnCallSurroundings } from './oncall/command.ts';
import { gapsCommand } from './oncall/gaps-command.ts';
import { overrideCommand } from './oncall/override-command.ts';
import { swapCommand } from './oncall/swap-command.ts';
import { whoCommand } from './oncall/who-command.ts';
import type { Answer } from './policy/command.ts';
import { UsageError } from './policy/usage-error.ts';

const HELP = `Usage: npm run -s oncall -- <command>

  who [SCHEDULE]                    who is on call, until when, and who is next (--at TIME)
  gaps [SCHEDULE]                   when nobody is, or nobody who can be told, in the next 90 days (--from, --to);
                                    exit code 1 if there are any
  calendar SCHEDULE                 its shifts in the next two weeks (--from, --to); with --ics as an iCalendar file,
                                    with --person ID those of one person
  override SCHEDULE ID --from TIME --until TIME
                                    let this person stand in: for whoever is on call, or with --instead ID for one of them
  override SCHEDULE --remove OVERRIDE
                                    take an override back; calendar --json lists them
  swap SCHEDULE ID@TIME ID@TIME     let two people exchange the shifts that they have at those times

  TIME is 2026-10-01, or '2026-10-01 22:00' on the wall of the schedule, or 2026-10-01T22:00:00+08:00.
    --file FILE      ask a configuration file instead of a platform (who, gaps and calendar)
    --lang LANGUAGE  zh-CN or en; that of the terminal when left out
    --json           the answer of the API as it is
    --url ADDRESS    of the API (PLEDGE_URL, default: the platform on this machine)
    --data FOLDER    of the platform on this machine (PLEDGE_DATA, default .pledge)

The API key is PLEDGE_API_KEY, or that of the platform on this machine. For override and swap it must have the role operator.
`;

const OPTIONS = {
  at: { type: 'string' },
  from: { type: 'string' },
  to: { type: 'string' },
  until: { type: 'string' },
  instead: { type: 'string' },
  remove: { type: 'string' },
  person: { type: 'string' },
  file: { type: 'string' },
  ics: { type: 'boolean' },
  lang: { type: 'string' },
  json: { type: 'boolean' },
  url: { type: 'string' },
  data: { type: 'string' },
  help: { type: 'boolean', short: 'h' },
} as const;

const COMMANDS: { readonly [name: string]: OnCallCommand } = {
  who: whoCommand,
  gaps: gapsCommand,
  calendar: calendarCommand,
  override: overrideCommand,
  swap: swapCommand,
};

/** @param args as after the name of the command */
export async function oncallCommand(args: readonly string[], surroundings: OnCallSurroundings): Promise<Answer> {
  try {
    const { values, positionals } = parse(args);
    const [name, ...rest] = positionals;
    if (values.help === true) return { code: 0, text: HELP };
    const command = name !== undefined && Object.hasOwn(COMMANDS, name) ? COMMANDS[name] : undefined;
    if (command === undefined)
      throw new UsageError(name === undefined ? 'Name a command.' : `There is no command ${JSON.stringify(name)}.`);
    return await command(rest, values, surroundings);
  } catch (error) {
    if (error instanceof UsageError) return { code: 2, text: `${error.message}\n\n${HELP}` };
    if (error instanceof ApiError) return { code: 1, text: `${error.message}\n` };
    throw error;
  }
}

function parse(args: readonly string[]) {
  try {
    return parseArgs({ args: [...args], allowPositionals: true, options: OPTIONS });
  } catch (cause) {
    throw new UsageError(cause instanceof Error ? cause.message : 'not understood');
  }
}

if (import.meta.main) {
  const { code, text } = await oncallCommand(process.argv.slice(2), { env: process.env, now: () => Date.now() });
  (code === 2 ? process.stderr : process.stdout).write(text);
  process.exitCode = code;
}
