import type { Recipient } from '../../core/escalation/ladder.ts';
import { LADDERS, type LadderName } from '../../core/escalation/trigger.ts';
import { MINUTE_MS } from '../../core/instant.ts';
import { error, type Finding, type ProblemPath } from '../problem.ts';
import type { LevelSection } from '../schema/escalations.ts';
import type { ConfigurationFile } from '../schema/file.ts';
import { levelIds, noticeOf, phaseOf } from '../schema/levels.ts';
import { formatDuration } from '../text/duration.ts';
import { checkDuring } from './check-during.ts';
import { checkOrder } from './check-order.ts';
import { checkReach } from './check-reach.ts';
import { checkOutside } from './own-addresses.ts';
import { checkReference, repeats } from './references.ts';

/** The levels for one promise or alarm of one escalation policy. */
export type Ladder = {
  readonly name: string;
  readonly metric: LadderName;
  readonly levels: readonly LevelSection[];
  readonly path: ProblemPath;
};

/** Levels stand in the order in which they are climbed, each is what it says it is, and reaches somebody. */
export function checkEscalations(file: ConfigurationFile): readonly Finding[] {
  return [...checkLasting(file), ...laddersOf(file).flatMap((ladder) => checkLadder(ladder, file))];
}

function checkLadder(ladder: Ladder, file: ConfigurationFile): readonly Finding[] {
  return [
    ...ladder.levels.flatMap((level, index) => checkLevel(level, [...ladder.path, index], file)),
    ...checkIds(ladder),
    ...checkOneBreach(ladder),
    ...checkOrder(ladder, file),
    ...checkDuring(ladder, file),
    ...checkReach(ladder, file),
  ];
}

function laddersOf({ escalations }: ConfigurationFile): readonly Ladder[] {
  return Object.entries(escalations).flatMap(([name, ladder]) =>
    LADDERS.map((metric) => ({ name, metric, levels: ladder[metric] ?? [], path: ['escalations', name, metric] })),
  );
}

function checkLevel(level: LevelSection, path: ProblemPath, file: ConfigurationFile): readonly Finding[] {
  return [
    ...checkNotice(level, path),
    ...checkRepeat(level, path),
    ...checkAcknowledge(level, path),
    ...level.tell.flatMap((recipient, index) => checkRecipient(recipient, [...path, 'tell', index], file)),
    ...(level.actions ?? []).flatMap((action, index) => checkAction(action, [...path, 'actions', index], file)),
  ];
}

function checkRecipient(recipient: Recipient, path: ProblemPath, file: ConfigurationFile): readonly Finding[] {
  const { people, mail, 'outgoing-webhooks': webhooks = {} } = file;
  if (recipient.kind === 'person') return checkReference(recipient.id, people, path, 'people');
  if (recipient.kind === 'on-call') return checkReference(recipient.schedule, file['on-call'] ?? {}, path, 'on-call');
  if (recipient.kind === 'webhook') return checkReference(recipient.id, webhooks, path, 'outgoing-webhooks');
  return recipient.kind === 'address' ? checkOutside(recipient.email, mail, path) : [];
}

function checkNotice(level: LevelSection, path: ProblemPath): readonly Finding[] {
  const phase = phaseOf(level.at);
  if (level.notice === 'warning' && phase !== 'before') {
    return [error([...path, 'notice'], 'a warning comes before due; write at: 75% or -15m, or notice: escalation')];
  }
  if (level.notice !== 'breach') return [];
  if (phase !== 'due')
    return [error([...path, 'notice'], 'a breach notice goes out at due; write at: due, or notice: escalation')];
  if (level.repeat === undefined && level.actions === undefined) return [];
  const extra = level.repeat === undefined ? 'actions' : 'repeat';
  return [error([...path, extra], `a breach notice is sent once and does nothing else; move ${extra} to another level at due`)];
}

function checkRepeat({ repeat }: LevelSection, path: ProblemPath): readonly Finding[] {
  if (repeat === undefined || repeat.every >= MINUTE_MS) return [];
  return [error([...path, 'repeat', 'every'], `${formatDuration(repeat.every)} is too often for mail; write at least 1m`)];
}

function checkAcknowledge({ acknowledge, tell }: LevelSection, path: ProblemPath): readonly Finding[] {
  if (acknowledge !== 'everyone' || tell.some(({ kind }) => kind !== 'webhook')) return [];
  return [error([...path, 'acknowledge'], 'a webhook cannot acknowledge; tell a person too, or leave acknowledge out')];
}

function checkLasting({ escalations }: ConfigurationFile): readonly Finding[] {
  return Object.entries(escalations).flatMap(([name, { 'acknowledgement-lasts': ms }]) =>
    ms === undefined || ms >= MINUTE_MS
      ? []
      : [
          error(
            ['escalations', name, 'acknowledgement-lasts'],
            `${formatDuration(ms)} is too short for a person; write at least 1m`,
          ),
        ],
  );
}

type Action = NonNullable<LevelSection['actions']>[number];

function checkAction(action: Action, path: ProblemPath, file: ConfigurationFile): readonly Finding[] {
  const { assign, watch } = action;
  if (Object.keys(action).length !== 1)
    return [error(path, 'does one thing; write raise-priority: P1, assign: lead, or watch: manager')];
  if (assign !== undefined) return checkAssign(assign, [...path, 'assign'], file);
  if (watch === undefined) return [];
  if (watch.kind === 'watchers' || watch.kind === 'webhook')
    return [error([...path, 'watch'], 'only people who do not watch yet can; write e.g. manager or person:<id>')];
  return checkRecipient(watch, [...path, 'watch'], file);
}

function checkAssign(to: Recipient, path: ProblemPath, file: ConfigurationFile): readonly Finding[] {
  if (to.kind === 'person') return checkReference(to.id, file.people, path, 'people');
  if (to.kind === 'on-call') return checkReference(to.schedule, file['on-call'] ?? {}, path, 'on-call');
  if (to.kind === 'lead' || to.kind === 'manager' || to.kind === 'owner') return [];
  return [error(path, 'a ticket goes to one other person; write lead, manager, owner, person:<id> or on-call:<schedule>')];
}

function checkIds({ levels, path }: Ladder): readonly Finding[] {
  const ids = levelIds(levels);
  return repeats(ids)
    .filter(({ index }) => ids[index] !== 'breach')
    .map(({ index, first }) => {
      // Of two levels the one that chose its name can change it.
      const chosen = levels[index]?.id === undefined ? first : index;
      return error([...path, chosen, 'id'], `two levels would be called ${JSON.stringify(ids[index])}; write another id`);
    });
}

function checkOneBreach({ levels, path }: Ladder): readonly Finding[] {
  const breaches = levels.flatMap((level, index) => (noticeOf(level) === 'breach' ? [index] : []));
  return breaches.slice(1).map((index) => error([...path, index], 'is a second breach notice; add its recipients to the first'));
}
