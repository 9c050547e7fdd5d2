// `npm run oncall`: who is on call, where nobody is, and who stands in for whom.
import { calendarCommand } from './oncall/calendar-command.ts';
import type { OnCallCommand, OnCallSurroundings } from './oncall/command.ts';
import { gapsCommand } from './oncall/gaps-command.ts';
import { overrideCommand } from './oncall/override-command.ts';
import { swapCommand } from './oncall/swap-command.ts';
import { whoCommand } from './oncall/who-command.ts';
import type { Answer } from './terminal/answer.ts';
import { ASKING, ASKING_HELP, LANG_HELP } from './terminal/asking.ts';
import { print, runProgram } from './terminal/program.ts';

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
${LANG_HELP}
${ASKING_HELP}

The API key is PLEDGE_API_KEY, or that of the platform on this machine. For override and swap it must be a lead's, a manager's or an admin's.
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
  ...ASKING,
} as const;

const COMMANDS: { readonly [name: string]: OnCallCommand } = {
  who: whoCommand,
  gaps: gapsCommand,
  calendar: calendarCommand,
  override: overrideCommand,
  swap: swapCommand,
};

/** @param args as after the name of the command */
export const oncallCommand = (args: readonly string[], machine: OnCallSurroundings): Promise<Answer> =>
  runProgram({ help: HELP, options: OPTIONS, commands: COMMANDS }, args, machine);

if (import.meta.main) print(await oncallCommand(process.argv.slice(2), { env: process.env, now: () => Date.now() }));
