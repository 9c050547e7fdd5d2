import { type ApiKeyBody, apiKeyList } from '../../shared/api/schemas/keys.ts';
import { asJson, asLines } from '../terminal/answer.ts';
import { connect } from '../terminal/connect.ts';
import { tableOf } from '../terminal/table.ts';
import { UsageError } from '../terminal/usage-error.ts';
import type { KeyCommand } from './command.ts';

export const listCommand: KeyCommand = async (args, options, machine) => {
  if (args.length > 0) throw new UsageError('Takes no name: it lists all keys.');
  const answer = await connect(options, machine)({ method: 'GET', path: '/v1/keys', answer: apiKeyList });
  return options.json ? asJson(answer) : asLines(tableOf([HEAD, ...answer.items.map(rowOf)]));
};

const HEAD = ['NAME', 'ROLE', 'FOR', 'STATE', 'EXPIRES', 'LAST USED', 'MADE'];

function rowOf({ name, role, person, teams, state, expiresAt, lastUsedAt, history, source }: ApiKeyBody): readonly string[] {
  const [made] = history;
  const origin = source === 'secret' ? 'in the secret of the deployment' : `${made?.at ?? ''} by ${made?.by ?? ''}`;
  return [name, role, person ?? teams?.join(', ') ?? '-', state, expiresAt ?? '-', lastUsedAt ?? '-', origin];
}
