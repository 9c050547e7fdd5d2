import { mailIdentity } from '../../shared/app/mail/reply-address.ts';
import type { NoticeInput } from '../../shared/app/notices/notice-input.ts';
import type { MailSettings } from '../../shared/app/ports.ts';
import type { NoticeKind } from '../../shared/core/effect.ts';
import type { Fact, FactBody } from '../../shared/core/fact.ts';
import { HOUR_MS, type Instant, MINUTE_MS } from '../../shared/core/instant.ts';
import type { Language } from '../../shared/core/language.ts';
import type { Organisation } from '../../shared/core/organisation.ts';
import type { Clock } from '../../shared/core/sla/clock.ts';
import type { Ticket } from '../../shared/core/ticket.ts';

/** A ticket of a small company and the notices that its life makes, for tests and for looking at. */

const SIGNING_KEY = 'a signing key for tests';
export const TICKET_ID = '7k3m9qxw4t';
export const REFERENCE = '7K3M9-QXW4T';
/** Monday 5 January 2026, 09:00 in Shanghai. */
export const OPENED_AT: Instant = Date.UTC(2026, 0, 5, 1, 0);

const SETTINGS: MailSettings = {
  from: 'Acme Support <support@acme.example>',
  inboundDomain: 'in.acme.example',
  defaultLanguage: 'en',
  timeZone: 'Asia/Shanghai',
  teamByAddress: { 'billing@acme.example': 'billing' },
};

const ORGANISATION: Organisation = {
  name: 'Acme',
  people: {
    anna: { id: 'anna', name: 'Anna Berg', email: 'anna@acme.example', manager: 'max', language: 'en' },
    li: { id: 'li', name: '李雷', email: 'li@acme.example', manager: 'max', language: 'zh-CN', timeZone: 'Asia/Shanghai' },
    max: { id: 'max', name: 'Max Reuter', email: 'max@acme.example', manager: 'dora', language: 'en' },
    dora: { id: 'dora', name: 'Dora Voss', email: 'dora@acme.example', language: 'en' },
  },
  teams: { support: { id: 'support', name: 'Support', lead: 'li', members: ['anna', 'li'] } },
};

export const TICKET: Ticket = {
  id: TICKET_ID,
  version: 9,
  status: 'open',
  subject: 'The label printer prints blank pages',
  requester: { email: 'hanmei@customer.example', name: 'Han Meimei' },
  language: 'en',
  priority: 'P2',
  channel: 'email',
  team: 'support',
  assignee: 'anna',
  tags: [],
  fields: {},
  policyVersion: 1,
  openedAt: OPENED_AT,
  changedAt: OPENED_AT,
  statusSince: OPENED_AT,
  participants: [],
  fired: {},
  acknowledged: {},
  commands: {},
};

export const RESPONSE: Clock = clock({ metric: 'first-response', targetMs: HOUR_MS });
const SOLUTION: Clock = clock({ metric: 'solution', targetMs: 24 * HOUR_MS });

export function clock(some: Pick<Clock, 'metric' | 'targetMs'> & Partial<Clock>): Clock {
  const startedAt = some.startedAt ?? OPENED_AT;
  return {
    cycle: 1,
    state: 'running',
    rule: 'default',
    calendar: '24x7',
    startedAt,
    dueAt: startedAt + some.targetMs,
    elapsedMs: 0,
    pausedMs: 0,
    ...some,
  };
}

export function fact(n: number, at: Instant, body: FactBody, by: Fact['by'] = 'system'): Fact {
  return { n, at, by, ...body };
}

export const LINKS = {
  acknowledge: 'https://pledge.acme.example/a/ack-token',
  confirm: 'https://pledge.acme.example/a/yes-token',
  notSolved: 'https://pledge.acme.example/a/no-token',
  accept: 'https://pledge.acme.example/a/accept-token',
  decline: 'https://pledge.acme.example/a/decline-token',
} as const;

type Some = Partial<Omit<NoticeInput, 'effect'>> & { readonly to?: NoticeInput['effect']['to'] };

export function noticeInput(notice: NoticeKind, language: Language, some: Some = {}): NoticeInput {
  const facts = some.facts ?? [];
  const id = `${facts.map(({ n }) => n).join('+')}.${notice}.x`;
  const { to = { email: 'reader@example.com', name: 'Reader' }, ...rest } = some;
  return {
    effect: { type: 'notify', id, notice, language, to, facts: facts.map(({ n }) => n), plannedAt: OPENED_AT },
    at: OPENED_AT,
    ticket: TICKET,
    clocks: [RESPONSE, SOLUTION],
    past: facts,
    organisation: ORGANISATION,
    settings: SETTINGS,
    timeZone: 'Asia/Shanghai',
    identity: mailIdentity(SIGNING_KEY, TICKET_ID, { id, notice }, SETTINGS.inboundDomain),
    ...rest,
    facts,
  };
}

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

/** One telling example of each notice. */
export function example(notice: NoticeKind, language: Language): NoticeInput {
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
  switch (notice) {
    case 'received':
      return noticeInput(notice, language, {
        ...base,
        facts: [openedBy(ticket)],
      });
    case 'replied':
      return noticeInput(notice, language, {
        ...base,
        at,
        message,
        facts: [fact(2, at, { type: 'replied', message: 'm1', author: language === 'en' ? 'anna' : 'li' })],
      });
    case 'on-hold':
      return noticeInput(notice, language, {
        ...base,
        at,
        facts: [fact(2, at, { type: 'held', reason: REASON[language], until: at + 50 * HOUR_MS })],
      });
    case 'solution-proposed':
      return noticeInput(notice, language, {
        ...base,
        at,
        message,
        facts: [fact(2, at, { type: 'solution-proposed', message: 'm1' })],
      });
    case 'resolved':
      return noticeInput(notice, language, { ...base, at, facts: [fact(2, at, { type: 'resolved' })] });
    case 'closed':
      return noticeInput(notice, language, {
        ...base,
        at,
        facts: [fact(2, at, { type: 'closed', because: 'silence', confirmed: false })],
      });
    case 'merged':
      return noticeInput(notice, language, { ...base, at, facts: [fact(2, at, { type: 'merged', into: '9c2v5b8n1m' })] });
    case 'assigned':
      return noticeInput(notice, language, {
        ...toStaff,
        at,
        facts: [fact(2, at, { type: 'assigned', assignee: 'anna' }, 'agent:li')],
      });
    case 'handover':
      return noticeInput(notice, language, {
        ...toStaff,
        ticket: { ...ticket, owner: 'li', handover: { to: 'anna', since: at, until: at + HOUR_MS } },
        at,
        facts: [
          fact(
            3,
            at,
            { type: 'handover-offered', to: 'anna', from: 'li', until: at + HOUR_MS, note: NOTE[language] },
            'agent:li',
          ),
        ],
      });
    case 'news':
      return noticeInput(notice, language, {
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
      });
    case 'warning':
      return noticeInput(notice, language, {
        ...toStaff,
        at: WARNED_AT,
        facts: [WARNED],
        clocks: [{ ...RESPONSE, elapsedMs: 45 * MINUTE_MS }, SOLUTION],
        nextStep: { ...step, notice: 'breach', at: BREACHED_AT, level: 'breach', to: ['li'] },
      });
    case 'breach':
      return noticeInput(notice, language, {
        ...toStaff,
        ticket: { ...ticket, assignee: undefined } as unknown as Ticket,
        at: BREACHED_AT + 20,
        facts: [BREACHED],
        clocks: [late(RESPONSE, BREACHED_AT + 20), SOLUTION],
        past: [...past, WARNED, BREACHED],
        nextStep: { ...step, at: ESCALATED_AT, level: '1', to: ['max'] },
      });
    case 'acknowledgement-lapsed':
      return noticeInput(notice, language, {
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
      });
    case 'escalation':
      return noticeInput(notice, language, {
        ...toStaff,
        at: ESCALATED_AT + 15,
        facts: [WARNED, BREACHED, ESCALATED],
        clocks: [late(RESPONSE, ESCALATED_AT + 15), SOLUTION],
        past: [...past, WARNED, BREACHED, ESCALATED],
        nextStep: { ...step, at: ESCALATED_AT + 30 * MINUTE_MS, level: '2', to: ['dora'] },
      });
  }
}
