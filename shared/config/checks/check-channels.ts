import { error, type Finding, warning } from '../problem.ts';
import type { ConfigurationFile } from '../schema/file.ts';
import { isThisMachine } from '../text/hook-url.ts';
import { checkReference, repeats } from './references.ts';

/** Mail addresses lead to teams that exist, and other systems are where they can be posted to. */
export function checkChannels(file: ConfigurationFile): readonly Finding[] {
  return [...checkMail(file), ...checkOutgoing(file)];
}

function checkMail({ mail, teams }: ConfigurationFile): readonly Finding[] {
  const addresses = Object.entries(mail.addresses ?? {});
  const twice = repeats(addresses.map(([address]) => address.toLowerCase()));
  return [
    ...addresses.flatMap(([address, team]) => checkReference(team, teams, ['mail', 'addresses', address], 'teams')),
    ...twice.map(({ index }): Finding => {
      const path = ['mail', 'addresses', addresses[index]?.[0] ?? ''];
      return { ...error(path, 'is given twice but for upper and lower case; keep one'), at: 'key' };
    }),
  ];
}

function checkOutgoing({ 'outgoing-webhooks': outgoing = {} }: ConfigurationFile): readonly Finding[] {
  const here = Object.entries(outgoing).filter(([, { url }]) => isThisMachine(new URL(url)));
  return here.map(([name]) =>
    warning(
      ['outgoing-webhooks', name, 'url'],
      'is on this machine, which only npm start posts to; write an https address to deploy',
    ),
  );
}
