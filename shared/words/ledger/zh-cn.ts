import type { FactOf } from '../../core/fact.ts';
import { type Instant, LAST_INSTANT } from '../../core/instant.ts';
import type { CheckedCondition, RuleExplanation } from '../../core/sla/match-rule.ts';
import type { ConditionKey } from '../../core/sla/policy.ts';
import type { Target } from '../../core/sla/target.ts';
import { METRIC_NAMES, sayHoldReason } from '../names.ts';
import { tidied } from '../tidied.ts';
import { type ClockScene, type LedgerWords, type Speech, type StretchScene, unanswered } from './ledger-words.ts';
import { listed } from './listed.ts';
import { changeInChinese } from './zh-cn-changes.ts';

const KEYS: { readonly [K in ConditionKey]: string } = {
  priority: '优先级',
  category: '类别',
  channel: '渠道',
  tier: '客户等级',
  team: '团队',
  tag: '标签',
};

export const ledgerInChinese: LedgerWords = {
  heading: ({ at, priority, policyVersion, mergedInto }, say) => {
    const merged = mergedInto === undefined ? '' : `已合并到工单 ${mergedInto}，此处不再计时。`;
    return tidied(`截至 ${say.time(at)}。优先级 ${priority}，策略版本 ${policyVersion}。${merged}所有时间均为 ${say.zone}。`);
  },
  rule: (explained, say) => tidied(rule(explained, say)),
  clock: (scene, say) => tidied(clock(scene, say)),
  stretch: (scene, say) => tidied(stretch(scene, say)),
  change: (change, say) => tidied(changeInChinese(change, say)),
};

function rule(explained: RuleExplanation, say: Speech): string {
  const { chosen, matched, conditions } = explained;
  const name = `规则“${explained.rule}”`;
  if (!matched) {
    const failed = conditions.filter(({ met }) => !met).map((condition) => unmet(condition, say));
    return `${name}不符合：${failed.join('；')}。`;
  }
  if (!chosen) return `${name}也符合，但排在前面的规则优先。`;
  if (conditions.length === 0) return `${name}生效：它是第一条符合的规则，适用于所有工单。`;
  return `${name}生效：它是第一条符合的规则（${conditions.map((condition) => met(condition, say)).join('，')}）。`;
}

const valuesOf = (key: ConditionKey, values: readonly string[], say: Speech) => (key === 'team' ? values.map(say.team) : values);

function met({ key, wanted, actual }: CheckedCondition, say: Speech): string {
  const fitting = actual.filter((value) => wanted.includes(value));
  return `${KEYS[key]}为 ${valuesOf(key, fitting, say).join('、')}`;
}

function unmet({ key, wanted, actual }: CheckedCondition, say: Speech): string {
  const asked = listed(valuesOf(key, wanted, say), '、', ' 或 ');
  if (actual.length === 0) return `没有${KEYS[key]}，要求为 ${asked}`;
  return `${KEYS[key]}为 ${valuesOf(key, actual, say).join('、')}，要求为 ${asked}`;
}

function clock(scene: ClockScene, say: Speech): string {
  const { metric, cycle, rule: name, calendar } = scene.clock;
  const title = METRIC_NAMES['zh-CN'][metric];
  const which = cycle === 1 ? title : `第 ${cycle} 次${title}`;
  const source = `规则“${name}”，日历“${calendar}”（${scene.timeZone}），策略版本 ${scene.policyVersion}。`;
  return `${which}（${target(scene.commitment.target, say)}）：${standing(scene, say)}。${source}`;
}

function target(wanted: Target, say: Speech): string {
  if (wanted.kind === 'duration') return `${say.duration(wanted.ms)}内`;
  return wanted.endOfDay === true ? `${wanted.days} 个工作日内，至当日下班` : `${wanted.days} 个工作日内`;
}

function standing({ clock: { state, dueAt, metAt, breachedAt, elapsedMs, targetMs } }: ClockScene, say: Speech): string {
  const counted = `已计 ${say.duration(elapsedMs)}，共 ${say.duration(targetMs)}`;
  switch (state) {
    case 'running':
      return `计时中，${due(dueAt, say)}；${counted}`;
    case 'paused':
      return `已暂停；${counted}；若从暂停处继续计时，${due(dueAt, say)}`;
    case 'met':
      return `已于 ${say.time(metAt ?? dueAt)} 按时达成（${due(dueAt, say)}）；${counted}`;
    case 'breached':
      return `已于 ${say.time(breachedAt ?? dueAt)} 超时，${metAt === undefined ? '未达成' : `${say.time(metAt)} 才达成`}；已计 ${say.duration(elapsedMs)}`;
    case 'cancelled':
      return `已取消；${counted}`;
  }
}

const due = (at: Instant, say: Speech) => (at >= LAST_INSTANT ? '永不到期' : `截止 ${say.time(at)}`);

function stretch(scene: StretchScene, say: Speech): string {
  const { stretch: under, cause, hoursSince } = scene;
  const parts = [
    reason(scene, say),
    ...(cause.regraded === undefined ? [] : [regrading(under.rule, cause.regraded, say)]),
    ...(hoursSince === undefined ? [] : [`自此适用 ${hoursSince} 起的工作时间`]),
  ];
  return parts.join('；');
}

function reason({ stretch: { kind, phase, name, reason: why }, cause, overdue }: StretchScene, say: Speech): string {
  const holder = cause.stopped === undefined ? '' : say.actor(cause.stopped.by);
  const note = [name, why === undefined ? undefined : `${holder} 暂停期间`].filter((part) => part !== undefined).join('，');
  const inBrackets = note === '' ? '' : `（${note}）`;
  switch (kind) {
    case 'counted':
      return counting(phase, overdue, name);
    case 'closed':
      return `非工作时间${inBrackets}`;
    case 'holiday':
      return `节假日${inBrackets}`;
    case 'break':
      return `停止服务时段${inBrackets}`;
    case 'held':
      return `由 ${holder} 暂停：${sayHoldReason(why ?? '', 'zh-CN')}${unanswered(cause) ? '（当时客户尚待答复）' : ''}`;
    case 'solved':
      return solved(cause, holder, say);
  }
}

function counting(phase: StretchScene['stretch']['phase'], overdue: boolean, name: string | undefined): string {
  const notes = [phase === 'past' && overdue ? '已超时' : undefined, name].filter((note) => note !== undefined);
  return `${COUNTING[phase]}${notes.length === 0 ? '' : `（${notes.join('，')}）`}`;
}

const COUNTING = { past: '计时', ahead: '如无变化，将继续计时', spare: '剩余时间，未使用' } as const;

const SOLVED = { 'solution-proposed': '提出解决方案', resolved: '解决', closed: '关闭', merged: '合并到其他工单' } as const;

function solved({ stopped, reopened }: StretchScene['cause'], who: string, say: Speech): string {
  const how = stopped?.type === undefined || stopped.type === 'held' ? 'resolved' : stopped.type;
  return `已由 ${who} ${SOLVED[how]}${reopened === undefined ? '' : `，后由 ${say.actor(reopened.by)} 重新打开`}`;
}

function regrading(name: string, fact: FactOf<'priority-changed' | 'assigned'>, say: Speech): string {
  const change =
    fact.type === 'assigned'
      ? `${say.actor(fact.by)} 将工单转给 ${say.team(fact.team ?? '')}`
      : `${say.actor(fact.by)} 将优先级由 ${fact.from} 改为 ${fact.to}`;
  return `自此适用规则“${name}”，因为 ${change}`;
}
