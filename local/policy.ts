// `npm run policy`: policies as code. Checks a configuration file, says what it would change, and puts it in force.
import { setTimeout as sleep } from 'node:timers/promises';
import { configurationJsonSchema } from '../shared/config/json-schema.ts';
import { dateHere } from './date-here.ts';
import { applyCommand } from './policy/apply-command.ts';
import { backtestCommand } from './policy/backtest-command.ts';
import { checkCommand } from './policy/check-command.ts';
import type { Command, Surroundings } from './policy/command.ts';
import { confirm } from './policy/confirm.ts';
import { diffCommand } from './policy/diff-command.ts';
import { impactCommand } from './policy/impact-command.ts';
import { showCommand } from './policy/show-command.ts';
import type { Answer } from './terminal/answer.ts';
import { ASKING, ASKING_HELP, LANG_HELP } from './terminal/asking.ts';
import { print, runProgram } from './terminal/program.ts';

const HELP = `Usage: npm run -s policy -- <command>

  check [FILE ...]   say what is wrong with configuration files
  schema             print the JSON Schema of the file, for editors
  show [VERSION]     the policy versions that there are, or one of them
  diff [FILE]        in words what differs from the configuration in force (or --against OTHER, without a platform)
  backtest [FILE]    what it would have done to the tickets of the last 90 days (--days N)
  impact [FILE]      which deadlines of open tickets would move if they followed it now (--only FILTER)
  apply [FILE]       put it in force: --open keep (open tickets stay as they are) or --open rebase (they follow)

  FILE is pledge.yaml when left out. For apply and impact:
    --only FILTER    such as 'priority=P1,P2 team=support policy-version=3'; also category, channel, tier, tag
    --passed HOW     with --open rebase, how people hear of deadlines that have passed by it: digest (default) or notify
    --yes            apply without asking
  For all:
${LANG_HELP}
${ASKING_HELP}

The API key is PLEDGE_API_KEY, or that of the platform on this machine. It must be an admin's; a manager's may do all but apply.
`;

const OPTIONS = {
  against: { type: 'string' },
  days: { type: 'string' },
  only: { type: 'string', multiple: true },
  open: { type: 'string' },
  passed: { type: 'string' },
  yes: { type: 'boolean' },
  lang: { type: 'string' },
  ...ASKING,
} as const;

const COMMANDS: { readonly [name: string]: Command } = {
  check: checkCommand,
  schema: async () => ({ code: 0, text: `${JSON.stringify(configurationJsonSchema(), null, 2)}\n` }),
  show: showCommand,
  diff: diffCommand,
  backtest: backtestCommand,
  impact: impactCommand,
  apply: applyCommand,
};

/** @param args as after the name of the command */
export const policyCommand = (args: readonly string[], machine: Surroundings): Promise<Answer> =>
  runProgram({ help: HELP, options: OPTIONS, commands: COMMANDS }, args, machine);

if (import.meta.main) {
  const machine: Surroundings = {
    env: process.env,
    today: dateHere(),
    progress: (line) => process.stderr.write(`${line}\n`),
    confirm: (question) => confirm(question),
    wait: async (ms) => {
      await sleep(ms);
    },
  };
  print(await policyCommand(process.argv.slice(2), machine));
}
