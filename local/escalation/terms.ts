import type { ForeseenLevelBody } from '../../shared/api/schemas/escalations.ts';
import type { Language } from '../../shared/core/language.ts';

type Reason = ForeseenLevelBody['recipients'][number]['missed'][number]['because'];

export type EscalationTerms = {
  readonly heads: { readonly level: string; readonly recipients: string; readonly verdict: string; readonly what: string };
  readonly verdicts: { readonly [V in ForeseenLevelBody['verdict']]: string };
  readonly outcomes: { readonly [O in ForeseenLevelBody['outcome']]: string };
  readonly reasons: { readonly [R in Reason]: string };
  readonly nobody: string;
  readonly missed: (who: string | undefined, why: string) => string;
  readonly list: string;
  readonly joined: string;
  readonly early: { readonly [E in NonNullable<ForeseenLevelBody['early']>]: string };
  readonly again: (repeat: number) => string;
  readonly ofTicket: (reference: string, at: string) => string;
  readonly acknowledged: (ladder: string, at: string) => string;
  readonly ofNew: (rule: string, team: string, policies: string) => string;
  readonly version: (version: number) => string;
  readonly draft: string;
  readonly none: string;
  readonly period: (from: string, to: string) => string;
  readonly acts: { readonly [command: string]: string };
  readonly refused: (act: string, code: string) => string;
  readonly changes: { readonly [type: string]: string };
  readonly onCall: (schedule: string) => string;
  readonly sums: (mails: number, posts: number, skipped: number) => string;
  readonly compared: string;
  readonly same: string;
  readonly to: string;
  readonly when: string;
  readonly subject: string;
};

export const TERMS: { readonly [L in Language]: EscalationTerms } = {
  en: {
    heads: { level: 'level', recipients: 'who is told', verdict: 'reaches', what: 'what' },
    verdicts: { ok: 'all', partly: 'some', nobody: 'NOBODY' },
    outcomes: { warned: 'warning', breached: 'breach', escalated: 'escalation', 'level-skipped': 'skipped' },
    reasons: {
      'nobody-assigned': 'nobody is assigned',
      'no-owner': 'nobody owns it',
      'no-watchers': 'nobody watches it',
      'no-team': 'no team',
      'nobody-in-team': 'the team has no members',
      'no-lead': 'the team has no lead',
      'no-manager-that-high': 'no manager above',
      'nobody-on-call': 'nobody is on call',
      'no-address': 'no e-mail address',
      'not-in-organisation': 'not in the organisation',
      'unknown-schedule': 'no such schedule',
      'unknown-webhook': 'no such webhook',
      'outside-working-hours': 'not at work then',
      'suppressed-address': 'mails to the address came back',
    },
    nobody: 'nobody',
    missed: (who, why) => (who === undefined ? why : `${who}: ${why}`),
    list: ', ',
    joined: '; ',
    early: {
      'nobody-to-tell': 'at once, since the one before reached nobody',
      undelivered: 'at once, since the notice before did not arrive',
    },
    again: (repeat) => `again (${repeat})`,
    ofTicket: (reference, at) => `Ticket ${reference} at ${at}, if nobody does anything:`,
    acknowledged: (ladder, at) => `${ladder}: acknowledged at ${at}, nobody else is told.`,
    ofNew: (rule, team, policies) => `A new ticket of team ${team}, under rule "${rule}" (${policies}):`,
    version: (version) => `policy version ${version}`,
    draft: 'the draft',
    none: 'nobody is told of anything',
    period: (from, to) => `From ${from} to ${to}:`,
    acts: {
      open: 'opened',
      assign: 'assigned',
      acknowledge: 'acknowledged',
      reply: 'answered',
      'customer-reply': 'the customer writes',
      complain: 'the customer complains',
      hold: 'put on hold',
      resume: 'resumed',
      resolve: 'resolved',
      reopen: 'reopened',
    },
    refused: (act, code) => `${act}: refused (${code})`,
    changes: {
      resumed: 'resumed',
      closed: 'closed',
      assigned: 'assigned to',
      'priority-changed': 'priority now',
      watched: 'now kept posted:',
      'handover-lapsed': 'handover lapsed',
      'acknowledgement-lapsed': 'the acknowledgement lapses, the ladder goes on',
    },
    onCall: (schedule) => `on call (${schedule})`,
    sums: (mails, posts, skipped) => `${mails} mails, ${posts} posts to other systems, ${skipped} levels that reach nobody.`,
    compared:
      'Compared with the configuration in force: + only under the draft, - only under what is in force, ~ in other words.',
    same: 'Nothing differs from the configuration in force.',
    to: 'To',
    when: 'At',
    subject: 'Subject',
  },
  'zh-CN': {
    heads: { level: '级别', recipients: '通知对象', verdict: '能否送达', what: '事项' },
    verdicts: { ok: '全部', partly: '部分', nobody: '无人' },
    outcomes: { warned: '预警', breached: '超时', escalated: '升级', 'level-skipped': '跳过' },
    reasons: {
      'nobody-assigned': '尚未指派',
      'no-owner': '尚无负责到底的人',
      'no-watchers': '无人关注',
      'no-team': '没有团队',
      'nobody-in-team': '团队没有成员',
      'no-lead': '团队没有主管',
      'no-manager-that-high': '上面没有更高的主管',
      'nobody-on-call': '无人值班',
      'no-address': '没有邮箱地址',
      'not-in-organisation': '不在公司名单中',
      'unknown-schedule': '没有这个值班表',
      'unknown-webhook': '没有这个 Webhook',
      'outside-working-hours': '当时不在工作时间',
      'suppressed-address': '发往该邮箱的邮件曾被退回，不再发送',
    },
    nobody: '无人',
    missed: (who, why) => (who === undefined ? why : `${who}：${why}`),
    list: '、',
    joined: '；',
    early: { 'nobody-to-tell': '前一级无人可通知，立即进入', undelivered: '上一级的通知未能送达，立即进入' },
    again: (repeat) => `第 ${repeat} 次重复`,
    ofTicket: (reference, at) => `工单 ${reference}，${at}，如果无人处理：`,
    acknowledged: (ladder, at) => `${ladder}：已于 ${at} 确认收到，不再通知其他人。`,
    ofNew: (rule, team, policies) => `团队 ${team} 的新工单，适用规则“${rule}”（${policies}）：`,
    version: (version) => `策略版本 ${version}`,
    draft: '草稿',
    none: '不会通知任何人',
    period: (from, to) => `自 ${from} 至 ${to}：`,
    acts: {
      open: '受理',
      assign: '指派',
      acknowledge: '确认收到',
      reply: '答复客户',
      'customer-reply': '客户来信',
      complain: '客户投诉',
      hold: '暂停',
      resume: '恢复处理',
      resolve: '解决',
      reopen: '重新打开',
    },
    refused: (act, code) => `${act}：被拒绝（${code}）`,
    changes: {
      resumed: '恢复处理',
      closed: '关闭',
      assigned: '指派给',
      'priority-changed': '优先级变为',
      watched: '新增关注人：',
      'handover-lapsed': '移交已失效',
      'acknowledgement-lapsed': '确认已失效，继续升级',
    },
    onCall: (schedule) => `值班（${schedule}）`,
    sums: (mails, posts, skipped) => `共 ${mails} 封邮件、${posts} 次外发 Webhook，${skipped} 个级别通知不到任何人。`,
    compared: '与当前生效的配置比较：+ 仅草稿有，- 仅当前配置有，~ 措辞不同。',
    same: '与当前生效的配置没有差异。',
    to: '收件人',
    when: '时间',
    subject: '主题',
  },
};
