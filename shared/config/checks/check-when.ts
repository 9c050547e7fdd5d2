import { CANARY_CHANNEL, CHANNELS } from '../../core/channel.ts';
import { error, type Finding, type ProblemPath, warning } from '../problem.ts';
import type { ConfigurationFile } from '../schema/file.ts';
import type { WhenSection } from '../schema/policies.ts';
import { didYouMean } from '../text/suggest.ts';
import { checkReference } from './references.ts';

/** Conditions name teams that exist, no channel that nobody may use, and hardly a channel that is almost one of ours. */
export function checkWhen(when: WhenSection, teams: ConfigurationFile['teams'], path: ProblemPath): readonly Finding[] {
  const strangers = (when?.team ?? []).flatMap((team, index) => checkReference(team, teams, [...path, 'team', index], 'teams'));
  const reserved = (when?.channel ?? []).flatMap((channel, index) =>
    channel === CANARY_CHANNEL
      ? [error([...path, 'channel', index], "is reserved for Pledge's own checks, which no rule is for; name another channel")]
      : [],
  );
  const slips = (when?.channel ?? []).flatMap((channel, index) => {
    const meant = CHANNELS.includes(channel) ? '' : didYouMean(channel, CHANNELS);
    const message = `tickets come in by ${CHANNELS.join(', ')} unless the API is told otherwise${meant}`;
    return meant === '' ? [] : [warning([...path, 'channel', index], message)];
  });
  return [...strangers, ...reserved, ...slips];
}
