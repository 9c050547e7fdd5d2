import { error, type Finding, type ProblemPath, warning } from '../problem.ts';
import type { LevelSection } from '../schema/escalations.ts';
import type { ConfigurationFile } from '../schema/file.ts';
import { noticeOf } from '../schema/levels.ts';
import type { Ladder } from './check-escalations.ts';
import { checkReference } from './references.ts';

/** Levels that keep to certain hours can do so: not a breach, and not for tickets that are never quiet. */
export function checkDuring({ name, levels, path }: Ladder, file: ConfigurationFile): readonly Finding[] {
  return levels.flatMap((level, index) => {
    const place = [...path, index, 'during'];
    return [
      ...checkReference(level.during, file.calendars, place, 'calendars'),
      ...checkNoBreach(level, place),
      ...checkNotSevere(level, name, { path: place, file }),
    ];
  });
}

function checkNoBreach(level: LevelSection, path: ProblemPath): readonly Finding[] {
  if (level.during === undefined || noticeOf(level) !== 'breach') return [];
  return [error(path, 'a breach notice goes out at due, whatever the hour; move during to another level at due')];
}

type Place = { readonly path: ProblemPath; readonly file: ConfigurationFile };

function checkNotSevere({ during }: LevelSection, escalation: string, { path, file }: Place): readonly Finding[] {
  if (during === undefined) return [];
  const severe = file.policies.filter((rule) => rule.escalation === escalation && isForP1Alone(rule));
  return severe.map(({ name }) =>
    warning(
      path,
      `has no effect on tickets of ${JSON.stringify(name)}, since P1 is never quiet; give that rule an escalation of its own`,
    ),
  );
}

const isForP1Alone = ({ when }: ConfigurationFile['policies'][number]): boolean =>
  when?.priority?.every((priority) => priority === 'P1') ?? false;
