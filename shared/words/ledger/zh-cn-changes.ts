import { type Instant, LAST_INSTANT } from '../../core/instant.ts';
import type { Change, ChangeOf, Ending, Retargeted } from '../../core/what-if/change.ts';
import type { Speech } from './ledger-words.ts';
import { listed, namedEndings } from './listed.ts';

const ENDINGS: { readonly [E in Ending | 'any-resolution']: string } = {
  answer: '公开答复',
  solution: '提出解决方案',
  resolution: '解决工单并附说明',
  'silent-resolution': '解决工单但不附说明',
  'any-resolution': '解决工单',
};

const AS = { met: '即达成此项承诺', 'met-late': '即达成此项承诺，但已超时', cancelled: '会取消此项承诺' } as const;

export function changeInChinese(change: Change, say: Speech): string {
  switch (change.kind) {
    case 'end':
      return `${listed(
        namedEndings(change.by).map((by) => ENDINGS[by]),
        '、',
        '或',
      )}，${AS[change.as]}。`;
    case 'hold':
      return `${reasons(change.reasons)}会按暂停期间的工作时间顺延截止时间：自 ${say.time(change.from)} 起暂停 ${say.duration(change.openMs)}，${due(change.dueAt, say)}。`;
    case 'hold-without-effect':
      return change.present ? '当前的暂停不影响此项计时。' : '暂停工单不影响此项计时。';
    case 'resumption':
      return resumption(change, say);
    case 'reopening':
      return `工单已解决，计时停止。若于 ${say.time(change.from)} 重新打开，${due(change.dueAt, say)}。`;
    case 'priority':
      return `优先级改为 ${listed(change.to, '、', ' 或 ')}，${outcome(change, say)}。`;
    case 'team':
      return `转给 ${listed(change.to.map(say.team), '、', ' 或 ')}，${outcome(change, say)}。`;
    case 'policy':
      return policy(change, say);
  }
}

const due = (at: Instant, say: Speech) => (at >= LAST_INSTANT ? '则永不到期' : `截止时间变为 ${say.time(at)}`);

function reasons(wanted: ChangeOf<'hold'>['reasons']): string {
  if (wanted === 'any') return '暂停工单（不论原因），';
  return `因${listed(
    wanted.map((reason) => `“${reason}”`),
    '、',
    '或',
  )}暂停工单（其他原因不计），`;
}

function resumption({ from, planned, dueAt, openMs, laterDueAt }: ChangeOf<'resumption'>, say: Speech): string {
  const first = planned
    ? `暂停将于 ${say.time(from)} 结束并继续计时，${due(dueAt, say)}`
    : `暂停结束后继续计时：若于 ${say.time(from)} 结束，${due(dueAt, say)}`;
  return `${first}；若再多暂停 ${say.duration(openMs)}（工作时间），${due(laterDueAt, say)}。`;
}

function outcome(then: Retargeted, say: Speech): string {
  const source = `（规则“${then.rule}”）`;
  switch (then.effect) {
    case 'cancels':
      return `此项承诺即取消，因为规则“${then.rule}”不含此项`;
    case 'keeps':
      return then.dueAt >= LAST_INSTANT ? `仍永不到期${source}` : `截止时间不变，仍为 ${say.time(then.dueAt)}${source}`;
    case 'breaches':
      return `${due(then.dueAt, say)}，该时间已过，将立即超时${source}`;
    case 'clears':
      return `${due(then.dueAt, say)}，不再算作超时${source}`;
    case 'moves':
      return `${due(then.dueAt, say)}${source}`;
  }
}

function policy({ rebased }: ChangeOf<'policy'>, say: Speech): string {
  const rest = '新的策略版本不影响截止时间，除非将工单迁移到该版本。';
  return rebased === undefined ? rest : `${rest}迁移到当前生效的版本 ${rebased.version}，${outcome(rebased, say)}。`;
}
