import { deedsInChinese } from '../../words/deeds/zh-cn.ts';
import type { DurationWords } from '../../words/durations.ts';
import { LADDER_NAMES } from '../../words/names.ts';
import type { Terms } from './terms.ts';

const NEXT = { warning: '预警', breach: '超时通知', escalation: '升级' } as const;

/** Short enough for subject lines too. */
const DURATIONS: DurationWords = {
  day: ['{n} 天', '{n} 天'],
  hour: ['{n} 小时', '{n} 小时'],
  minute: ['{n} 分钟', '{n} 分钟'],
  second: ['{n} 秒', '{n} 秒'],
  separator: ' ',
  nothing: '0 分钟',
};

export const zhCN: Terms = {
  language: 'zh-CN',
  labels: {
    reference: '工单编号',
    subject: '主题',
    priority: '优先级',
    customer: '客户',
    owner: '首问责任人',
    responsible: '处理人',
    openSince: '受理时间',
    promise: '服务承诺',
    done: '完成情况',
    lastDone: '最近处理',
    toldBefore: '此前已通知',
    acknowledged: '已确认',
    awaited: '仍待确认',
    next: '下一步',
    note: '交接说明',
    answerBy: '请于此前答复',
    reason: '原因',
    until: '预计恢复处理',
    assignedBy: '指派人',
    continuesAs: '合并至工单',
  },
  metrics: LADDER_NAMES['zh-CN'],
  priorities: { P1: 'P1 · 严重故障', P2: 'P2 · 紧急问题', P3: 'P3 · 一般问题', P4: 'P4 · 咨询' },
  alarm: ({ trigger, times, priority, isRaised, score }) => {
    switch (trigger) {
      case 'opened':
        if (isRaised) return `工单已升为 ${priority}`;
        return priority === 'P1' || priority === 'P2' ? `紧急：新的 ${priority} 工单` : '新工单';
      case 'complaint':
        return times === 1 ? '客户投诉' : `客户第 ${times} 次投诉`;
      case 'reopened':
        return times === 1 ? '工单被重新打开' : `工单第 ${times} 次被重新打开`;
      case 'low-rating':
        return score === undefined ? '低分评价' : `低分评价：${score} 分（满分 5 分）`;
    }
  },
  holdReasons: {
    customer: '等待您补充信息',
    'waiting-for-customer': '等待您补充信息',
    'third-party': '等待第三方处理',
    'waiting-for-third-party': '等待第三方处理',
  },
  buttons: {
    acknowledge: '确认收到',
    confirm: '已解决',
    notSolved: '尚未解决',
    accept: '同意接手',
    decline: '暂不接手',
    unwatch: '不再关注此工单',
    view: '查看您的请求',
  },
  durations: DURATIONS,
  shortDurations: DURATIONS,
  deeds: deedsInChinese,
  colon: '：',
  listSeparator: '、',
  subjectSeparator: '｜',
  nobodyYet: '尚未指派',
  nothingDone: '尚无处理记录',
  hasLeft: (name) => `${name}（已离职）`,
  ownerHasLeft: '首问责任人已离职，请安排人员接手此工单。',
  aside: (time) => `（${time}）`,
  notDelivered: (time) => `${time}，未送达`,
  wrote: (who, at) => `${who}（${at}）写道：`,
  because: {
    owner: '您是此工单的首问责任人，故收到本邮件。',
    watcher: '您是此工单的关注人，故收到本邮件。',
    assignee: '您是此工单的处理人，故收到本邮件。',
    other: '此事与您有关，或此工单尚无人跟进，故通知您。',
  },
  whatHappened: '经过（最新在前）',
  workingTime: (duration) => `${duration}（工作时间）`,
  businessDays: (count) => `${count} 个工作日`,
  every: (duration) => `至少每 ${duration}一次`,
  overdue: (by) => `已超时，截止时间为 ${by}`,
  within: (duration, by) => `${duration}内，最迟 ${by}`,
  promise: (metric, target, due) => `${target}内${metric}，截止 ${due}`,
  inTeam: (who, team) => `${who}（团队：${team}）`,
  next: ({ at, metric, notice, to }) => `${at}　${metric}${NEXT[notice]}${to === '' ? '，暂无通知对象' : `，通知：${to}`}`,
  nextIsNothing: '没有后续升级步骤。',
  stopped: (until) => `${until === undefined ? '' : `${until} 之前`}不再通知其他人。`,
  answerGoesToCustomer: '直接回复本邮件，内容将作为您的公开答复发送给客户。',
  answerAcknowledges: (address) => `直接回复本邮件即以您的名义确认收到，所写内容仅内部可见。如需答复客户，请写信至 ${address}。`,
  onCall: (schedules) => `您正在值班（${schedules}），因此收到此通知。`,
  acknowledgingStops: ({ what, lasts, others }) => {
    const since = `${others ? '待确认人员全部' : ''}确认收到后${lasts === undefined ? '' : ` ${lasts}内`}`;
    return what === 'alarm' ? `${since}，不再继续升级。` : `${since}，此项承诺不再继续升级，但计时不会停止。`;
  },
  answerByReply: '如需补充，请直接回复本邮件。',
  zoneNote: (zone) => `以上时间均为${zone}。`,
};
