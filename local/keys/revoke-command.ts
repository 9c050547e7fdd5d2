import { apiKey } from '../../shared/api/schemas/keys.ts';
import { asJson, asLines } from '../terminal/answer.ts';
import { connect } from '../terminal/connect.ts';
import { type KeyCommand, oneKey, pathOf } from './command.ts';

export const revokeCommand: KeyCommand = async (args, options, machine) => {
  const name = oneKey(args);
  const revoked = await connect(options, machine)({ method: 'POST', path: pathOf(name, 'revoke'), answer: apiKey });
  return options.json ? asJson(revoked) : asLines([`${name} is revoked. It is refused everywhere within half a minute.`]);
};
