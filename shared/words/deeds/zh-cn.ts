import type { LadderName } from '../../core/escalation/trigger.ts';
import type { FiringFact, Told } from '../../core/fact.ts';
import { referenceOf } from '../../core/reference.ts';
import { LADDER_NAMES, sayHoldReason } from '../names.ts';
import { type DeedSpeech, type DeedWords, isByCustomer } from './deed-words.ts';

const METRICS = LADDER_NAMES['zh-CN'];

export const deedsInChinese: DeedWords = {
  opened: (_, { who }) => `${who} 提交了工单`,
  replied: ({ automatic }, { who }) => (automatic ? `${who} 向客户发送了自动回复` : `${who} 回复了客户`),
  noted: (_, { who }) => `${who} 添加了内部备注`,
  'customer-replied': ({ thanks }, { who }) => (thanks ? `${who} 表示感谢` : `${who} 发来新消息`),
  assigned: ({ assignee, team }, say) => {
    const to = [team && say.team(team), assignee && say.person(assignee)].filter(Boolean).join(' ');
    return `${say.who} 将工单指派给 ${to}`;
  },
  'priority-changed': ({ from, to }, { who }) => `${who} 将优先级由 ${from} 调整为 ${to}`,
  held: ({ reason, until }, { who, time }) =>
    `${who} 暂停处理：${sayHoldReason(reason, 'zh-CN')}${until === undefined ? '' : `，至 ${time(until)}`}`,
  resumed: ({ because }, { who }) => (because === 'until' ? '暂停期满，恢复处理' : `${who} 恢复处理`),
  'solution-proposed': (_, { who }) => `${who} 提出了解决方案`,
  resolved: (_, { who }) => `${who} 将工单标记为已解决`,
  confirmed: (_, { who }) => `${who} 确认问题已解决`,
  reopened: ({ because }, { who }) => (because === 'not-solved' ? `${who} 反馈问题尚未解决` : `${who} 重新打开了工单`),
  closed: ({ because }, { who }) => {
    if (because === 'asked') return `${who} 关闭了工单`;
    return because === 'confirmed' ? '客户确认后，工单已自动关闭' : '客户长时间未反馈，工单已自动关闭';
  },
  complained: (fact, { who }) => (isByCustomer(fact) ? `${who} 提出了投诉` : `${who} 登记了客户投诉`),
  rated: (fact, { who }) => `${who} ${isByCustomer(fact) ? '评价 ' : '登记了客户评分：'}${fact.score} 分（满分 5 分）`,
  'link-requested': ({ to }, { person }) => `有人申请新的访问链接，将发送至 ${person(to)}`,
  undelivered: ({ to }, { person }) => `发给 ${person(to)} 的通知未能送达`,
  merged: ({ into }, { who }) => `${who} 将工单合并至 ${referenceOf(into)}，后续在该工单处理`,
  absorbed: ({ from }, { who }) => `${who} 将工单 ${referenceOf(from)} 合并至此工单`,
  acknowledged: ({ clocks }, { who }) => `${who} 已确认收到：${ladders(clocks)}`,
  'acknowledgement-lapsed': ({ clocks, told }, say) => `${listed(told, say)} 的确认已失效：${ladders(clocks)}`,
  'handover-offered': ({ to, until }, { who, person, time }) => `${who} 请 ${person(to)} 接手，${time(until)}前答复`,
  'handed-over': ({ to, from }, { person }) => `${person(to)} 已从 ${person(from)} 处接手工单`,
  'handover-declined': ({ to, reason }, { person }) => `${person(to)} 谢绝了交接${reason === undefined ? '' : `：${reason}`}`,
  'handover-withdrawn': ({ to }, { who, person }) => `${who} 撤回了对 ${person(to)} 的交接请求`,
  'handover-lapsed': ({ to }, { person }) => `${person(to)} 未按时答复交接`,
  watched: ({ watchers }, say) => `${say.who} 将 ${listed(watchers, say)} 设为关注人`,
  unwatched: ({ watchers }, say) => `${say.who} 将 ${listed(watchers, say)} 从关注人中移除`,
  rebased: ({ policyVersion }, { who }) => `${who} 将工单改用策略版本 ${policyVersion}`,
  breached: (fact, say) => `${METRICS[fact.metric]}已超时${toldIn(fact, say)}`,
  warned: (fact, say) => `${METRICS[fact.metric]}预警${toldIn(fact, say)}`,
  escalated: (fact, say) => `${METRICS[fact.metric]}已升级${toLevel(fact)}${toldIn(fact, say)}`,
  'level-skipped': ({ metric }) => `${METRICS[metric]}的升级级别无人可通知`,
};

const ladders = (clocks: readonly { readonly metric: LadderName }[]): string =>
  [...new Set(clocks.map(({ metric }) => METRICS[metric]))].join('、');

const listed = (names: Told, { person }: DeedSpeech): string => names.map(person).join('、');

const toldIn = ({ told }: FiringFact, say: DeedSpeech): string => (told.length === 0 ? '' : `（已通知：${listed(told, say)}）`);

/** Levels are known by numbers; the names of others mean nothing to people. */
const toLevel = ({ level }: { readonly level: string }): string => (/^\d+$/.test(level) ? `至第 ${level} 级` : '');
