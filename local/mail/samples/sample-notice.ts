/** One telling mail of each kind, for looking at how they read. */
import type { NoticeInput } from '../../../shared/app/notices/notice-input.ts';
import type { NoticeKind } from '../../../shared/core/effect.ts';
import type { Fact } from '../../../shared/core/fact.ts';
import { HOUR_MS, type Instant, MINUTE_MS } from '../../../shared/core/instant.ts';
import type { Language } from '../../../shared/core/language.ts';
import type { Clock } from '../../../shared/core/sla/clock.ts';
import type { Ticket } from '../../../shared/core/ticket.ts';
import { fact, LINKS, noticeInput, OPENED_AT, RESPONSE, SOLUTION, TICKET, TICKET_ID } from './sample-ticket.ts';

const late = (some: Clock, at: Instant): Clock => ({
  ...some,
  state: 'breached',
  breachedAt: some.dueAt,
  elapsedMs: at - some.startedAt,
});
const BREACHED_AT = RESPONSE.dueAt;
const ESCALATED_AT = BREACHED_AT + 30 * MINUTE_MS;
const WARNED_AT = OPENED_AT + 45 * MINUTE_MS;

export const WARNED = fact(3, WARNED_AT, {
  type: 'warned',
  metric: 'first-response',
  cycle: 1,
  level: 'w1',
  repeat: 0,
  firedAt: WARNED_AT,
  told: ['anna', 'li'],
});
export const BREACHED = fact(4, BREACHED_AT, {
  type: 'breached',
  metric: 'first-response',
  cycle: 1,
  firedAt: BREACHED_AT,
  told: ['li'],
});
export const ESCALATED = fact(5, ESCALATED_AT, {
  type: 'escalated',
  metric: 'first-response',
  cycle: 1,
  level: '1',
  repeat: 0,
  firedAt: ESCALATED_AT,
  told: ['max'],
});

const ANSWER = {
  en: 'Hello Han Meimei,\n\nplease open the cover and take out the ribbon.\n  1. Turn it round\n  2. Close the cover\n\nThis shows how: https://acme.example/help?a=1&b=2\n\nBest regards\nAnna',
  'zh-CN':
    '韩梅梅，您好：\n\n请打开机盖并取出碳带。\n  1. 把碳带翻面装回\n  2. 合上机盖\n\n操作说明：https://acme.example/help?a=1&b=2\n\n此致\n李雷',
} as const;

const REQUEST = {
  en: 'Since this morning the label printer in hall 3 prints blank pages only.\nWe changed the ribbon and restarted it twice. Forty parcels are waiting, and the van comes at noon.',
  'zh-CN':
    '从今早开始，3 号仓库的标签打印机一直只打空白页。\n我们已更换碳带并重启两次，现有四十个包裹无法发出，中午司机就要来取件。',
} as const;

const NOTE = { en: 'On leave from tomorrow, back in two weeks.', 'zh-CN': '我明天起休假，两周后回来。' } as const;

const REASON = { en: 'waiting-for-customer', 'zh-CN': 'waiting-for-customer' } as const;

const openedBy = ({ subject, requester, language }: Ticket): Fact =>
  fact(1, OPENED_AT, {
    type: 'opened',
    id: TICKET_ID,
    subject,
    requester,
    language,
    priority: 'P2',
    channel: 'email',
    policyVersion: 1,
  });

/** What all samples have in common, in the words of one language. */
function sceneOf(language: Language) {
  const ticket =
    language === 'en'
      ? TICKET
      : { ...TICKET, subject: '标签打印机只打空白页', language, requester: { email: 'hanmei@customer.example', name: '韩梅梅' } };
  const past = [
    openedBy(ticket),
    fact(2, OPENED_AT + 20 * MINUTE_MS, { type: 'noted', message: 'm2', author: 'li' }, 'agent:li'),
  ];
  const said = { who: ticket.requester.name ?? '', at: OPENED_AT, text: REQUEST[language] };
  const base = { ticket, links: LINKS };
  const toStaff = { ...base, past, said };
  const message = ANSWER[language];
  const step = { metric: 'first-response', notice: 'escalation' } as const;
  const at = OPENED_AT + HOUR_MS;
  return { language, ticket, past, base, toStaff, message, step, at };
}

type Sample = (scene: ReturnType<typeof sceneOf>) => Parameters<typeof noticeInput>[2];

const SAMPLES: { readonly [N in NoticeKind]: Sample } = {
  received: ({ ticket, base }) => ({
    ...base,
    facts: [openedBy(ticket)],
  }),
  replied: ({ language, base, message, at }) => ({
    ...base,
    at,
    message,
    facts: [fact(2, at, { type: 'replied', message: 'm1', author: language === 'en' ? 'anna' : 'li' })],
  }),
  'on-hold': ({ language, base, at }) => ({
    ...base,
    at,
    facts: [fact(2, at, { type: 'held', reason: REASON[language], until: at + 50 * HOUR_MS })],
  }),
  'solution-proposed': ({ base, message, at }) => ({
    ...base,
    at,
    message,
    facts: [fact(2, at, { type: 'solution-proposed', message: 'm1' })],
  }),
  resolved: ({ base, at }) => ({ ...base, at, facts: [fact(2, at, { type: 'resolved' })] }),
  closed: ({ base, at }) => ({
    ...base,
    at,
    facts: [fact(2, at, { type: 'closed', because: 'silence', confirmed: false })],
  }),
  merged: ({ base, at }) => ({ ...base, at, facts: [fact(2, at, { type: 'merged', into: '9c2v5b8n1m' })] }),
  link: ({ ticket, base, at }) => ({ ...base, at, facts: [fact(2, at, { type: 'link-requested', to: ticket.requester.email })] }),
  assigned: ({ toStaff, at }) => ({
    ...toStaff,
    at,
    facts: [fact(2, at, { type: 'assigned', assignee: 'anna' }, 'agent:li')],
  }),
  handover: ({ language, ticket, toStaff, at }) => ({
    ...toStaff,
    ticket: { ...ticket, owner: 'li', handover: { to: 'anna', since: at, until: at + HOUR_MS } },
    at,
    facts: [
      fact(3, at, { type: 'handover-offered', to: 'anna', from: 'li', until: at + HOUR_MS, note: NOTE[language] }, 'agent:li'),
    ],
  }),
  news: ({ language, ticket, toStaff, at }) => ({
    ...toStaff,
    ticket: { ...ticket, owner: 'anna' },
    to: { email: 'anna@acme.example', name: 'Anna Berg', personId: 'anna' },
    at,
    message: REQUEST[language],
    facts: [
      fact(
        3,
        at,
        { type: 'customer-replied', message: 'm3', from: ticket.requester.email },
        `requester:${ticket.requester.email}`,
      ),
    ],
  }),
  warning: ({ toStaff, step }) => ({
    ...toStaff,
    at: WARNED_AT,
    facts: [WARNED],
    clocks: [{ ...RESPONSE, elapsedMs: 45 * MINUTE_MS }, SOLUTION],
    nextStep: { ...step, notice: 'breach', at: BREACHED_AT, level: 'breach', to: ['li'] },
  }),
  breach: ({ ticket, past, toStaff, step }) => ({
    ...toStaff,
    ticket: unassigned(ticket),
    at: BREACHED_AT + 20,
    facts: [BREACHED],
    clocks: [late(RESPONSE, BREACHED_AT + 20), SOLUTION],
    past: [...past, WARNED, BREACHED],
    nextStep: { ...step, at: ESCALATED_AT, level: '1', to: ['max'] },
  }),
  'acknowledgement-lapsed': ({ language, toStaff, step }) => ({
    ...toStaff,
    at: ESCALATED_AT + 15,
    facts: [
      fact(5, ESCALATED_AT, {
        type: 'acknowledgement-lapsed',
        clocks: [{ metric: 'first-response', cycle: 1 }],
        told: [language === 'en' ? 'anna' : 'li'],
      }),
    ],
    clocks: [late(RESPONSE, ESCALATED_AT + 15), SOLUTION],
    nextStep: { ...step, at: ESCALATED_AT + 15, level: '1', to: ['max'] },
  }),
  escalation: ({ past, toStaff, step }) => ({
    ...toStaff,
    at: ESCALATED_AT + 15,
    facts: [WARNED, BREACHED, ESCALATED],
    clocks: [late(RESPONSE, ESCALATED_AT + 15), SOLUTION],
    past: [...past, WARNED, BREACHED, ESCALATED],
    nextStep: { ...step, at: ESCALATED_AT + 30 * MINUTE_MS, level: '2', to: ['dora'] },
  }),
};

/** One telling example of each notice. */
export const example = (notice: NoticeKind, language: Language): NoticeInput =>
  noticeInput(notice, language, SAMPLES[notice](sceneOf(language)));

function unassigned({ assignee: _, ...ticket }: Ticket): Ticket {
  return ticket;
}
