// `npm run keys`: who may call the API.
import { createCommand } from './keys/create-command.ts';
import { listCommand } from './keys/list-command.ts';
import { revokeCommand } from './keys/revoke-command.ts';
import { rotateCommand } from './keys/rotate-command.ts';
import type { Answer } from './terminal/answer.ts';
import { ASKING, ASKING_HELP } from './terminal/asking.ts';
import type { Env } from './terminal/connect.ts';
import { print, runProgram } from './terminal/program.ts';

const HELP = `Usage: npm run -s keys -- <command>

  list                       API keys by name: role, whose, state, last use
  create NAME --role ROLE    make a key; its secret is shown once
    --person ID              the member of staff whose key it is (agent, lead, manager, admin)
    --team ID                sees only tickets of this team; may be given several times
    --for-staff              a program's key that may name any member of staff as the author
    --expires TIME           such as 2027-01-01T00:00:00Z
    --requests-per-minute N  how often it may ask; what its role has when left out
  rotate NAME                give it another secret; the old one stays good for a day
    --grace SECONDS          or for so long; 0: it ends at once
  revoke NAME                end it for good

  ROLE is read-only, integrator, agent, lead, manager or admin (docs/authorisation.md).
${ASKING_HELP}

The API key is PLEDGE_API_KEY, or that of the platform on this machine. It must be an admin's.
`;

const OPTIONS = {
  role: { type: 'string' },
  person: { type: 'string' },
  team: { type: 'string', multiple: true },
  'for-staff': { type: 'boolean' },
  expires: { type: 'string' },
  'requests-per-minute': { type: 'string' },
  grace: { type: 'string' },
  ...ASKING,
} as const;

const COMMANDS = { list: listCommand, create: createCommand, rotate: rotateCommand, revoke: revokeCommand };

/** @param args as after the name of the command */
export const keysCommand = (args: readonly string[], machine: { readonly env: Env }): Promise<Answer> =>
  runProgram({ help: HELP, options: OPTIONS, commands: COMMANDS }, args, machine);

if (import.meta.main) print(await keysCommand(process.argv.slice(2), { env: process.env }));
