import { canonicalJson } from '../../core/canonical-json.ts';
import { type EscalationPolicy, type Level, LOW_SCORE, type NoticeLevel } from '../../core/escalation/ladder.ts';
import { LADDERS, type LadderName } from '../../core/escalation/trigger.ts';
import { formatMark } from '../text/mark.ts';
import { added, changed, compareTables, compareValue, type Difference, orElse, type Place, removed } from './difference.ts';
import { filled, inEach, joined, listed, quoted, type Said, said, same } from './said.ts';
import { actions, duration, ladderName, recipient, recipients } from './values.ts';

type Ladders = { readonly [name: string]: EscalationPolicy };

/** The escalation policies: who is told what, and when. */
export function diffEscalations(before: Ladders, after: Ladders): readonly Difference[] {
  const place = (name: string): Place => ({
    path: ['escalations', name],
    name: said(`escalation ${name}`, `升级策略 ${name}`),
  });
  const within = (ladder: Place, was: EscalationPolicy, is: EscalationPolicy) => [
    ...diffLasting(ladder, was, is),
    ...LADDERS.flatMap((metric) => diffLevels(ladderPlace(ladder, metric), levelsOf(was, metric), levelsOf(is, metric))),
  ];
  return compareTables(before, after, { place, within, describe: ({ levels }) => countLevels(levels.length) });
}

/** How long an acknowledgement holds. */
function diffLasting(place: Place, was: EscalationPolicy, is: EscalationPolicy): readonly Difference[] {
  const name = filled(said('{0}: an acknowledgement lasts', '{0}：确认有效时间'), place.name);
  const at = { path: [...place.path, 'acknowledgement-lasts'], name };
  return compareValue(at, was.acknowledgementLastsMs, is.acknowledgementLastsMs, duration);
}

const levelsOf = ({ levels }: EscalationPolicy, metric: LadderName) => levels.filter((level) => level.metric === metric);
const countLevels = (count: number): Said => said(`${count} ${count === 1 ? 'level' : 'levels'}`, `${count} 级`);

const ladderPlace = (ladder: Place, metric: LadderName): Place => ({
  path: [...ladder.path, metric],
  name: inEach((language) => `${ladder.name[language]} / ${ladderName(metric)[language]}`),
});

type Levels = readonly Level[];

/** Levels are the same if they come at the same point with the same notice, else if they have the same id. */
function diffLevels(place: Place, before: Levels, after: Levels): readonly Difference[] {
  const pairs = pairUp(before, after);
  const found = pairs.flatMap(({ was, is }) => {
    if (was === undefined) return is === undefined ? [] : [added(levelPlace(place, is, after), describeLevel(is))];
    if (is === undefined) return [removed(levelPlace(place, was, before))];
    return diffLevel(levelPlace(place, was, before), was, is);
  });
  // Ids are counted through, so a level that comes or goes renames the others by itself.
  const renamed = before.length === after.length ? pairs.flatMap(({ was, is }) => (was && is ? diffId(place, was, is) : [])) : [];
  return orElse([...found, ...renamed], place, before, after);
}

type Pair = { readonly was?: Level | undefined; readonly is?: Level | undefined };

function pairUp(before: Levels, after: Levels): readonly Pair[] {
  const taken = new Map<Level, Level>();
  const match = (key: (level: Level) => string) => {
    for (const is of after) {
      if (taken.has(is)) continue;
      const was = before.find((level) => key(level) === key(is) && ![...taken.values()].includes(level));
      if (was !== undefined) taken.set(is, was);
    }
  };
  match(({ id, mark: at, notice }) => canonicalJson([id, at, notice]));
  match(({ mark: at, notice }) => canonicalJson([at, notice]));
  match(({ id }) => id);
  const kept = new Set(taken.values());
  return [
    ...after.map((is) => ({ was: taken.get(is), is })),
    ...before.filter((level) => !kept.has(level)).map((was) => ({ was })),
  ];
}

function levelPlace(place: Place, level: Level, levels: Levels): Place {
  const at = markOf(level);
  const isAlone = levels.filter((other) => markOf(other) === at).length === 1;
  const name = isAlone ? quoted(at) : filled(said('{0} ({1})', '{0}（{1}）'), quoted(at), NOTICE_NAMES[level.notice]);
  return {
    path: [...place.path, level.id],
    name: filled(said('{0}: level {1}', '{0}：级别{1}'), place.name, name),
  };
}

const markOf = (level: Level): string => formatMark(level.mark, level.metric);

const NOTICE_NAMES: { readonly [N in NoticeLevel]: Said } = {
  warning: said('warning', '预警'),
  breach: said('breach notice', '超时通知'),
  escalation: said('escalation', '升级'),
};

const describeLevel = ({ to, notice }: Level): Said =>
  filled(said('new: tells {0} ({1})', '新增，通知 {0}（{1}）'), recipients(to), NOTICE_NAMES[notice]);

function diffLevel(place: Place, was: Level, is: Level): readonly Difference[] {
  const at = (key: string): Place => ({ ...place, path: [...place.path, key] });
  const of = (key: string, name: Said): Place => ({ ...at(key), name: joined(place.name, name) });
  return [
    ...compareValue(of('at', said('moves', '时点')), was.mark, is.mark, (value) => same(formatMark(value, is.metric))),
    ...diffRecipients(at('tell'), was, is),
    ...compareValue(of('notice', said('is a', '类型')), was.notice, is.notice, (notice) => NOTICE_NAMES[notice]),
    ...compareValue(
      of('acknowledge', said('is acknowledged by', '确认人')),
      acknowledger(was),
      acknowledger(is),
      (value) => value,
    ),
    ...compareValue(of('repeat', said('repeats', '重复')), was.repeat, is.repeat, repeats),
    ...compareValue(of('during', said('keeps to the hours of', '限于时段')), was.during, is.during, same),
    ...compareValue(of('times', said('applies', '适用')), was.times ?? 1, is.times ?? 1, fromTime),
    ...compareValue(
      of('at-most', said('is for scores up to', '评分上限')),
      was.atMost ?? LOW_SCORE,
      is.atMost ?? LOW_SCORE,
      score,
    ),
    ...compareValue(of('actions', said('does', '动作')), was.actions, is.actions, actions),
  ];
}

const fromTime = (times: number): Said =>
  times === 1 ? said('from the first time on', '第 1 次起') : said(`from occurrence ${times} on`, `第 ${times} 次起`);
const score = (most: number): Said => same(String(most));

const acknowledger = ({ acknowledge }: Level): Said =>
  acknowledge === 'everyone' ? said('everyone it tells', '全部被通知人') : said('anyone', '任何一人');

const repeats = ({ everyMs, times }: NonNullable<Level['repeat']>): Said =>
  filled(said(`every {0}, ${times} more ${times === 1 ? 'time' : 'times'}`, `每 {0}一次，再 ${times} 次`), duration(everyMs));

function diffRecipients(place: Place, was: Level, is: Level): readonly Difference[] {
  const before = was.to.map(recipient);
  const after = is.to.map(recipient);
  const come = after.filter((who) => !before.includes(who)).map(same);
  const gone = before.filter((who) => !after.includes(who)).map(same);
  const parts = [
    ...(come.length === 0 ? [] : [filled(said('now also tells {0}', '新增通知 {0}'), listed(come))]),
    ...(gone.length === 0 ? [] : [filled(said('no longer tells {0}', '不再通知 {0}'), listed(gone))]),
  ];
  if (parts.length > 0) return [changed(place, listed(parts))];
  return compareValue({ ...place, name: filled(said('{0} tells', '{0}通知'), place.name) }, was.to, is.to, recipients);
}

function diffId(place: Place, was: Level, is: Level): readonly Difference[] {
  const name = filled(said('{0}: id of level {1}', '{0}：级别{1}的编号'), place.name, quoted(markOf(is)));
  return compareValue({ path: [...place.path, is.id, 'id'], name }, was.id, is.id, same);
}
