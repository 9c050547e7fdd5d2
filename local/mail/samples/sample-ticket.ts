/** A ticket of a small company, of which mails are made for looking at. */
import { mailIdentity } from '../../../shared/app/mail/reply-address.ts';
import type { NoticeInput } from '../../../shared/app/notices/notice-input.ts';
import type { MailSettings } from '../../../shared/app/ports.ts';
import type { NoticeKind } from '../../../shared/core/effect.ts';
import type { Fact, FactBody } from '../../../shared/core/fact.ts';
import { HOUR_MS, type Instant } from '../../../shared/core/instant.ts';
import type { Language } from '../../../shared/core/language.ts';
import type { Organisation } from '../../../shared/core/organisation.ts';
import type { Clock } from '../../../shared/core/sla/clock.ts';
import type { Ticket } from '../../../shared/core/ticket.ts';

const SIGNING_KEY = 'a signing key for tests';
export const TICKET_ID = '7k3m9qxw4t';
export const REFERENCE = '7K3M9-QXW4T';
/** Monday 5 January 2026, 09:00 in Shanghai. */
export const OPENED_AT: Instant = Date.UTC(2026, 0, 5, 1, 0);

export const SETTINGS: MailSettings = {
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
export const SOLUTION: Clock = clock({ metric: 'solution', targetMs: 24 * HOUR_MS });

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
  view: 'https://pledge.acme.example/t/view-token',
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
