// `npm run escalation`: who would hear of a ticket, when and in what words, before anybody needs it.
import { reachCommand } from './escalation/reach-command.ts';
import { simulateCommand } from './escalation/simulate-command.ts';
import type { Surroundings } from './policy/command.ts';
import type { Answer } from './terminal/answer.ts';
import { ASKING, ASKING_HELP, LANG_HELP } from './terminal/asking.ts';
import { print, runProgram, type Values } from './terminal/program.ts';
import { UsageError } from './terminal/usage-error.ts';

const HELP = `Usage: npm run -s escalation -- <command>

  reach              whom each level would reach, and whom it would not, and why
    --ticket ID      of this ticket, from now on; of a new one when left out
    --at INSTANT     when the new one is opened; now when left out
  simulate           what would be sent of a new ticket, to whom and when, if nobody does anything
    --from INSTANT   when it is opened, such as 2026-10-08T09:00:00+08:00; now when left out
    --to INSTANT     how far to look: an instant, or so long after the opening (+3d); +7d when left out
    --words          the mails word by word
    --draft FILE     under this configuration file, and what differs from the one in force
    --subject TEXT   of the ticket
    --ack +20m       somebody acknowledges then; likewise --reply, --customer-reply, --complain,
                     --hold, --resume, --resolve and --reopen

  The new ticket:
    --priority P1 --category TEXT --team ID --channel WORD --tier TEXT --tag TEXT --assignee ID
  For both:
${LANG_HELP}
${ASKING_HELP}

The API key is PLEDGE_API_KEY, or that of the platform on this machine. To simulate it must be a manager's or an admin's.
`;

const text = { type: 'string' } as const;
const texts = { type: 'string', multiple: true } as const;
const flag = { type: 'boolean' } as const;

const OPTIONS = {
  ticket: text,
  at: text,
  from: text,
  to: text,
  words: flag,
  draft: text,
  subject: text,
  ack: texts,
  reply: texts,
  'customer-reply': texts,
  complain: texts,
  hold: texts,
  resume: texts,
  resolve: texts,
  reopen: texts,
  priority: text,
  category: text,
  team: text,
  channel: text,
  tier: text,
  tag: texts,
  assignee: text,
  lang: text,
  ...ASKING,
} as const;

export type EscalationOptions = Values<typeof OPTIONS>;

/** What the command takes from the machine. */
export type Machine = Pick<Surroundings, 'env'> & { readonly now: () => number };

const COMMANDS = { reach: alone(reachCommand), simulate: alone(simulateCommand) };

type Command = (options: EscalationOptions, machine: Machine) => Promise<Answer>;

/** Everything is said by options. */
function alone(command: Command): (args: readonly string[], options: EscalationOptions, machine: Machine) => Promise<Answer> {
  return async ([more], options, machine) => {
    if (more !== undefined) throw new UsageError(`${JSON.stringify(more)} is not understood; options begin with two dashes.`);
    return command(options, machine);
  };
}

/** @param args as after the name of the command */
export const escalationCommand = (args: readonly string[], machine: Machine): Promise<Answer> =>
  runProgram({ help: HELP, options: OPTIONS, commands: COMMANDS }, args, machine);

if (import.meta.main) print(await escalationCommand(process.argv.slice(2), { env: process.env, now: Date.now }));
