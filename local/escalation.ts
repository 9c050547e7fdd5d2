// `npm run escalation`: who would hear of a ticket, when and in what words, before anybody needs it.
import { parseArgs } from 'node:util';
import { ApiError } from './api-client.ts';
import { reachCommand } from './escalation/reach-command.ts';
import { simulateCommand } from './escalation/simulate-command.ts';
import type { Answer, Surroundings } from './policy/command.ts';
import { UsageError } from './policy/usage-error.ts';

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
    --lang LANGUAGE  zh-CN or en; that of the terminal when left out
    --json           the answer of the API as it is
    --url ADDRESS    of the API (PLEDGE_URL, default: the platform on this machine)
    --data FOLDER    of the platform on this machine (PLEDGE_DATA, default .pledge)

The API key is PLEDGE_API_KEY, or that of the platform on this machine. To simulate it must have the role operator.
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
  json: flag,
  url: text,
  data: text,
  help: { type: 'boolean', short: 'h' },
} as const;

export type EscalationOptions = ReturnType<typeof parse>['values'];

/** What the command takes from the machine. */
export type Machine = Pick<Surroundings, 'env'> & { readonly now: () => number };

const COMMANDS = new Map([
  ['reach', reachCommand],
  ['simulate', simulateCommand],
]);

/** @param args as after the name of the command */
export async function escalationCommand(args: readonly string[], machine: Machine): Promise<Answer> {
  try {
    const { values, positionals } = parse(args);
    if (values.help === true) return { code: 0, text: HELP };
    const [name, ...more] = positionals;
    const command = COMMANDS.get(name ?? '');
    if (command === undefined) {
      throw new UsageError(name === undefined ? 'Name a command.' : `There is no command ${JSON.stringify(name)}.`);
    }
    if (more.length > 0) throw new UsageError(`${JSON.stringify(more[0])} is not understood; options begin with two dashes.`);
    return await command(values, machine);
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
  const { code, text: answer } = await escalationCommand(process.argv.slice(2), { env: process.env, now: Date.now });
  (code === 2 ? process.stderr : process.stdout).write(answer);
  process.exitCode = code;
}
