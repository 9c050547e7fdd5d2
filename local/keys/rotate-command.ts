import { newSecret } from '../../shared/api/schemas/keys.ts';
import { connect } from '../terminal/connect.ts';
import { UsageError } from '../terminal/usage-error.ts';
import { type KeyCommand, oneKey, pathOf, sayNew } from './command.ts';

export const rotateCommand: KeyCommand = async (args, options, machine) => {
  const path = pathOf(oneKey(args), 'rotate');
  const { grace } = options;
  if (grace !== undefined && !/^\d+$/.test(grace)) throw new UsageError(`--grace takes a number of seconds, not "${grace}".`);
  const body = grace === undefined ? {} : { graceSeconds: Number(grace) };
  return sayNew(await connect(options, machine)({ method: 'POST', path, body, answer: newSecret }), options);
};
