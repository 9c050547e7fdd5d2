import { newSecret } from '../../shared/api/schemas/keys.ts';
import { defined } from '../../shared/core/defined.ts';
import { connect } from '../terminal/connect.ts';
import { UsageError } from '../terminal/usage-error.ts';
import { type KeyCommand, oneKey, sayNew } from './command.ts';

export const createCommand: KeyCommand = async (args, options, machine) => {
  const name = oneKey(args);
  const { role, person, team: teams, 'for-staff': forStaff, expires: expiresAt } = options;
  const requestsPerMinute = limitOf(options['requests-per-minute']);
  if (role === undefined) throw new UsageError('Say what it may do, with --role.');
  const body = defined({ name, role, person, teams, forStaff, expiresAt, requestsPerMinute });
  return sayNew(await connect(options, machine)({ method: 'POST', path: '/v1/keys', body, answer: newSecret }), options);
};

function limitOf(text: string | undefined): number | undefined {
  if (text === undefined) return undefined;
  if (!/^\d{1,5}$/.test(text))
    throw new UsageError('Say how often it may ask in a minute as a whole number, with --requests-per-minute.');
  return Number(text);
}
