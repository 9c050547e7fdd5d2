import { error, type Finding, type ProblemPath, warning } from '../problem.ts';
import type { ConfigurationFile } from '../schema/file.ts';
import { isThisMachine } from '../text/hook-url.ts';
import { checkOutside } from './own-addresses.ts';
import { checkReference, repeats } from './references.ts';

/** Mail addresses and webhook sources lead to teams that exist, and a secret's header is only named where one is used. */
export function checkChannels(file: ConfigurationFile): readonly Finding[] {
  return [
    ...checkMail(file),
    ...Object.keys(file.webhooks ?? {}).flatMap((name) => checkWebhook(file, name)),
    ...checkOutgoing(file),
  ];
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

function checkWebhook({ webhooks, teams, mail }: ConfigurationFile, name: string): readonly Finding[] {
  const source = webhooks?.[name];
  const path: ProblemPath = ['webhooks', name];
  if (source === undefined) return [];
  const header = source['secret-header'] !== undefined && source.authentication !== 'shared-secret';
  return [
    ...checkReference(source.team, teams, [...path, 'team'], 'teams'),
    ...checkOutside(source.requester.email, mail, [...path, 'requester', 'email']),
    ...(header
      ? [error([...path, 'secret-header'], 'has no meaning for standard-webhooks, whose headers are fixed; remove it')]
      : []),
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
