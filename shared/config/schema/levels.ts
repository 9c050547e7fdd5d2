import type { Mark, NoticeLevel } from '../../core/escalation/ladder.ts';
import type { LevelSection } from './escalations.ts';

/** Where a mark lies whatever the target is. */
export function phaseOf(mark: Mark): 'before' | 'due' | 'after' {
  const past = mark.kind === 'percent' ? mark.percent - 100 : mark.ms;
  if (past === 0) return 'due';
  return past < 0 ? 'before' : 'after';
}

/** What a level is to those who are told, if the file does not say: a warning before due, an escalation from then on. */
export function noticeOf({ notice, at }: LevelSection): NoticeLevel {
  return notice ?? (phaseOf(at) === 'before' ? 'warning' : 'escalation');
}

/**
 * The ids of the levels of one metric: `w1`, `w2` … for warnings, `breach`, `1`, `2` … for escalations, in the order of the file.
 * A level with an id of its own keeps its place in the count, so naming one renames no other.
 */
export function levelIds(levels: readonly LevelSection[]): readonly string[] {
  return levels.map((level, index) => level.id ?? derivedId(levels, index));
}

function derivedId(levels: readonly LevelSection[], index: number): string {
  const notices = levels.slice(0, index + 1).map(noticeOf);
  const notice = notices.at(-1);
  if (notice === 'breach') return 'breach';
  const count = notices.filter((other) => other === notice).length;
  return notice === 'warning' ? `w${count}` : String(count);
}
