import { describe, expect, test } from 'vitest';
import { BREACHED, ESCALATED, example, WARNED } from '../../local/mail/samples/sample-notice.ts';
import {
  clock,
  fact,
  LINKS,
  noticeInput,
  OPENED_AT,
  REFERENCE,
  RESPONSE,
  TICKET,
} from '../../local/mail/samples/sample-ticket.ts';
import type { NoticeInput } from '../../shared/app/notices/notice-input.ts';
import { CUSTOMER_NOTICES, type NoticeKind, STAFF_NOTICES } from '../../shared/core/effect.ts';
import type { Trigger } from '../../shared/core/escalation/trigger.ts';
import type { Fact } from '../../shared/core/fact.ts';
import { DAY_MS, HOUR_MS, MINUTE_MS } from '../../shared/core/instant.ts';
import { LANGUAGES } from '../../shared/core/language.ts';
import { renderNotice } from '../../shared/mail/render-notice.ts';
import { columnsOf } from '../../shared/words/width.ts';

const KINDS: readonly NoticeKind[] = [...CUSTOMER_NOTICES, ...STAFF_NOTICES];
const ALL = KINDS.flatMap((notice) => LANGUAGES.map((language) => [notice, language] as const));

/** The HTML's words, for comparing with the plain text. */
const words = (html: string) =>
  html
    .replace(/<(style|title|head)[\s\S]*?<\/\1>|<div style="display:none[\s\S]*?<\/div>/g, ' ')
    .replace(/<[^>]*>/g, ' ')
    .replace(/&nbsp;/g, ' ')
    .replace(/&lt;/g, '<')
    .replace(/&gt;/g, '>')
    .replace(/&#39;/g, "'")
    .replace(/&quot;/g, '"')
    .replace(/&amp;/g, '&')
    .replace(/\s+/g, ' ');

const alarmed = (metric: Trigger): Fact =>
  fact(5, ESCALATED.at, { type: 'escalated', metric, cycle: 1, level: '2', repeat: 0, firedAt: ESCALATED.at, told: ['max'] });

describe.each(ALL)('the notice %s in %s', (notice, language) => {
  const input = example(notice, language);
  const { subject, text, html } = renderNotice(input);

  test('shows the reference in brackets in the subject, and the ticket in both bodies', () => {
    expect(subject.startsWith(`[${REFERENCE}] `)).toBe(true);
    for (const body of [text, html]) {
      expect(body).toContain(REFERENCE);
      expect(body).toContain(input.ticket.subject);
    }
  });

  test('says the same in text and in HTML', () => {
    const shown = words(html);
    const lines =
      text
        .split(/\n-- \n/)[0]
        ?.split('\n')
        .map((line) => line.replace(/^[->] /, '').trim())
        .filter((line) => line !== '') ?? [];
    for (const line of lines) {
      const parts = line.startsWith('https://pledge') ? [] : line.split(/[:：] ?/).filter((part) => part !== '');
      for (const part of parts) expect(shown).toContain(part.replace(/\s+/g, ' ').trim());
    }
    expect(lines.length).toBeGreaterThan(3);
  });

  test('is written in its language and no other', () => {
    const names =
      /标签打印机只打空白页|李雷|韩梅梅|Anna Berg|Max Reuter|Dora Voss|Support|Acme|https?:\S+|\S+@\S+|[A-Z0-9]+-[A-Z0-9]+|\bP\d/g;
    const foreign = language === 'en' ? /[\u4e00-\u9fff]/ : /[A-Za-z]{2,}/;
    expect(text.replaceAll(names, '')).not.toMatch(foreign);
  });

  test('leaves no gap in its words', () => {
    expect(`${subject}${text}${html}`).not.toMatch(/undefined|null|NaN|\[object|Invalid Date|\{n\}/);
  });

  test('is short', () => {
    expect(text.split('\n').length).toBeLessThan(45);
    expect(html.length).toBeLessThan(12_000);
  });
});

describe('the receipt for a request', () => {
  test("promises in words and in the customer's zone", () => {
    const english = renderNotice(example('received', 'en')).text;
    expect(english).toContain('First response: within 1 hour, by Mon 5 Jan 2026, 10:00');
    expect(english).toContain('Solution: within 24 hours, by Tue 6 Jan 2026, 09:00');
    expect(english).toContain('All times: China Standard Time.');
    const chinese = renderNotice(example('received', 'zh-CN')).text;
    expect(chinese).toContain('首次响应：1 小时内，最迟 2026年1月5日（周一）10:00');
    expect(chinese).toContain('解决：24 小时内，最迟 2026年1月6日（周二）09:00');
    const berlin = renderNotice({ ...example('received', 'en'), timeZone: 'Europe/Berlin' }).text;
    expect(berlin).toContain('by Mon 5 Jan 2026, 03:00');
    expect(berlin).toContain('All times: Europe/Berlin.');
  });

  test('says when the time that counts is working time', () => {
    const solution = clock({ metric: 'solution', targetMs: 16 * HOUR_MS, dueAt: OPENED_AT + 2 * DAY_MS });
    expect(renderNotice(noticeInput('received', 'en', { clocks: [solution] })).text).toContain(
      'Solution: within 16 hours of working time, by Wed 7 Jan',
    );
    expect(renderNotice(noticeInput('received', 'zh-CN', { clocks: [solution] })).text).toContain('解决：16 小时（工作时间）内');
  });

  test.each([
    [1, 'within 1 business day, by', '1 个工作日内'],
    [3, 'within 3 business days, by', '3 个工作日内'],
  ])('counts a promise of %i business days in days', (businessDays, english, chinese) => {
    const solution = clock({ metric: 'solution', targetMs: 22.5 * HOUR_MS, businessDays, dueAt: OPENED_AT + 5 * DAY_MS });
    expect(renderNotice(noticeInput('received', 'en', { clocks: [solution] })).text).toContain(`Solution: ${english}`);
    expect(renderNotice(noticeInput('received', 'zh-CN', { clocks: [solution] })).text).toContain(`解决：${chinese}`);
  });

  test('promises to keep a critical customer informed, and promises nothing where nothing is promised', () => {
    const update = clock({ metric: 'update', targetMs: HOUR_MS });
    expect(renderNotice(noticeInput('received', 'en', { clocks: [update] })).text).toContain('Update: at least every hour');
    const longer = clock({ metric: 'update', targetMs: 1.5 * HOUR_MS });
    expect(renderNotice(noticeInput('received', 'en', { clocks: [longer] })).text).toContain('at least every 1 hour 30 min');
    const none = renderNotice(noticeInput('received', 'en', { clocks: [] }));
    expect(none.text).not.toContain('All times');
  });
});

describe('a notice about a solution', () => {
  test.each(['solution-proposed', 'resolved'] as const)('%s asks with two links', (notice) => {
    for (const language of LANGUAGES) {
      const { text, html } = renderNotice(example(notice, language));
      for (const url of [LINKS.confirm, LINKS.notSolved]) {
        expect(text).toContain(url);
        expect(html).toContain(`href="${url}"`);
      }
      expect(text).not.toContain(LINKS.acknowledge);
    }
  });

  test('shows what the agent wrote, line by line', () => {
    const { text, html } = renderNotice(example('solution-proposed', 'en'));
    expect(text).toContain('  1. Turn it round\n  2. Close the cover');
    expect(html).toContain('&nbsp;&nbsp;1. Turn it round<br>&nbsp;&nbsp;2. Close the cover');
  });
});

describe('a notice of a hold', () => {
  test("gives a reason that is known in the customer's language, any other as it was written", () => {
    const held = (reason: string) => noticeInput('on-hold', 'zh-CN', { facts: [fact(2, OPENED_AT, { type: 'held', reason })] });
    expect(renderNotice(held('waiting-for-customer')).text).toContain('原因：等待您补充信息');
    expect(renderNotice(held('等厂家寄配件')).text).toContain('原因：等厂家寄配件');
    expect(renderNotice(held('等厂家寄配件')).text).not.toContain('预计恢复处理');
    for (const reason of ['__proto__', 'constructor', 'toString']) {
      expect(renderNotice(held(reason)).text).toContain(`原因：${reason}`);
    }
  });
});

describe('a closing notice', () => {
  const closed = (because: 'asked' | 'confirmed' | 'silence', confirmed = false) =>
    renderNotice(noticeInput('closed', 'en', { facts: [fact(2, OPENED_AT, { type: 'closed', because, confirmed })] })).text;

  test('thanks who confirmed, and does not claim a confirmation that was never given', () => {
    expect(closed('confirmed', true)).toContain('You confirmed that it is solved');
    expect(closed('asked', true)).toContain('You confirmed that it is solved');
    expect(closed('silence')).toContain('not heard from you');
    expect(closed('asked')).toContain('Our work on it is done');
  });
});

describe('a staff notice', () => {
  test('warns what is due when, how long is left, and who is told next', () => {
    const { subject, text } = renderNotice(example('warning', 'en'));
    expect(subject).toBe(`[${REFERENCE}] P2 first response due in 15 min – The label printer pri…`);
    expect(text).toContain('First response due in 15 minutes');
    expect(text).toContain('Promise: First response within 1 hour, due 10:00');
    expect(text).toContain('What is next: 10:00: breach notice (first response) to 李雷');
    expect(text).toContain(LINKS.acknowledge);
  });

  test('escalates with what happened, whose it is, since when, how late, and what is next', () => {
    const { subject, text } = renderNotice(example('escalation', 'zh-CN'));
    expect(subject).toBe(`[${REFERENCE}] 升级：P2 首次响应已超时 30 分钟｜标签打印机只打空白页`);
    for (const line of [
      '首次响应已超时 30 分钟\n',
      '服务承诺：1 小时内首次响应，截止 10:00',
      '韩梅梅（09:00）写道：\n> 从今早开始',
      '处理人：Anna Berg（团队：Support）',
      '最近处理：李雷添加了内部备注（09:20）',
      '受理时间：09:00',
      '通知：Dora Voss',
      LINKS.acknowledge,
    ]) {
      expect(text).toContain(line);
    }
  });

  test('that stands for several facts after an outage shows all of them, newest first, under the gravest', () => {
    const facts = [ESCALATED, WARNED, BREACHED];
    const { text } = renderNotice({ ...example('escalation', 'en'), facts });
    const order = [
      '10:30: First response: escalated to level 1 (told: Max Reuter)',
      '10:00: First response is overdue (told: 李雷)',
      '09:45: First response: warning (told: Anna Berg, 李雷)',
    ];
    const places = order.map((line) => text.indexOf(line));
    expect(places).toEqual(places.toSorted((a, b) => a - b));
    expect(places[0]).toBeGreaterThan(0);
  });

  test('leaves out of its times what goes without saying', () => {
    const at = OPENED_AT + DAY_MS;
    expect(renderNotice({ ...example('escalation', 'en'), at }).text).toContain('Open since: Mon 5 Jan, 09:00');
    expect(renderNotice({ ...example('escalation', 'zh-CN'), at }).text).toContain('受理时间：1月5日（周一）09:00');
    const nextYear = OPENED_AT + 366 * DAY_MS;
    expect(renderNotice({ ...example('escalation', 'en'), at: nextYear }).text).toContain('Open since: Mon 5 Jan 2026, 09:00');
  });

  test('that is sent late counts from the moment of sending', () => {
    const at = RESPONSE.dueAt + 2 * DAY_MS + 3 * HOUR_MS;
    const late = { ...RESPONSE, state: 'breached', elapsedMs: at - OPENED_AT } as const;
    const { subject, text } = renderNotice({ ...example('breach', 'en'), at, clocks: [late] });
    expect(subject).toContain('P2 first response 2 d 3 h late – ');
    expect(text).toContain('First response overdue by 2 days 3 hours');
  });

  test('counts lateness on the calendar, and says so', () => {
    const at = RESPONSE.dueAt + 16 * HOUR_MS;
    const late = { ...RESPONSE, state: 'breached', elapsedMs: RESPONSE.targetMs + 2 * HOUR_MS } as const;
    expect(renderNotice({ ...example('breach', 'en'), at, clocks: [late] }).text).toContain(
      'First response overdue by 2 hours of working time',
    );
  });

  test('that was overtaken by the answer says that it came', () => {
    const met = { ...RESPONSE, state: 'breached', metAt: RESPONSE.dueAt + 5 * MINUTE_MS, elapsedMs: 65 * MINUTE_MS } as const;
    const input = { ...example('breach', 'en'), at: RESPONSE.dueAt + HOUR_MS, clocks: [met] };
    expect(renderNotice(input).text).toContain('First response came 5 minutes late');
  });

  test('says who has acknowledged, and until when, instead of threatening the next step', () => {
    const at = RESPONSE.dueAt;
    const acknowledgement = { by: [{ name: 'anna', at }], stoppedAt: at, until: at + 2 * HOUR_MS, awaiting: [] };
    const said = (language: 'en' | 'zh-CN') => renderNotice({ ...example('escalation', language), acknowledgement }).text;
    expect(said('en')).toMatch(/Acknowledged: Anna Berg \(.*10:00\)/);
    expect(said('en')).toMatch(/What is next: Nobody else is told until .*12:00\./);
    expect(said('zh-CN')).toMatch(/已确认：Anna Berg（.*10:00）/);
    expect(said('zh-CN')).toMatch(/下一步：.*12:00 之前不再通知其他人。/);
  });

  test('does not claim that nobody acknowledged where the acknowledgement has lapsed', () => {
    const given: Fact = {
      n: 5,
      at: RESPONSE.dueAt,
      by: 'agent:anna',
      type: 'acknowledged',
      clocks: [{ metric: 'first-response', cycle: 1 }],
    };
    const said = (language: 'en' | 'zh-CN') => renderNotice({ ...example('escalation', language), past: [given] }).text;
    expect(said('en')).toContain('although it was acknowledged');
    expect(said('zh-CN')).toContain('虽有人确认收到');
  });

  test('says who is awaited where everyone has to acknowledge, and what is next until then', () => {
    const acknowledgement = { by: [{ name: 'anna', at: RESPONSE.dueAt }], awaiting: ['li', 'max'] };
    const said = (language: 'en' | 'zh-CN') => renderNotice({ ...example('escalation', language), acknowledgement }).text;
    expect(said('en')).toContain('Still to acknowledge: 李雷, Max Reuter');
    expect(said('zh-CN')).toContain('仍待确认：李雷、Max Reuter');
    expect(said('en')).toMatch(/What is next: .*11:00: escalation .*Dora Voss/);
  });

  test('says that it takes everyone to stop it, unless its reader is the last who is awaited', () => {
    const awaited = (...awaiting: readonly string[]) =>
      (['en', 'zh-CN'] as const).map((language) =>
        renderNotice({ ...example('escalation', language), acknowledgement: { by: [], awaiting } }).text.replace(/\s+/g, ' '),
      );
    const { to } = example('escalation', 'en').effect;
    const reader = to.personId ?? to.email;
    const [english, chinese] = awaited(reader, 'li');
    expect(english).toContain('Everyone who is awaited has to acknowledge before the escalation of this promise stops');
    expect(chinese).toContain('待确认人员全部确认收到后');
    const [alone, alsoAlone] = awaited(reader);
    expect(alone).toContain('Acknowledging stops the escalation of this promise');
    expect(alsoAlone).not.toContain('待确认人员全部');
  });

  test('says what an answer to it does, and where to answer the customer', () => {
    const escalation = (language: 'en' | 'zh-CN') => renderNotice(example('escalation', language)).text.replace(/\s+/g, ' ');
    expect(escalation('en')).toMatch(
      /A reply to this mail acknowledges in your name.* write to t\+7k3m9qxw4t\.\w+@in\.acme\.example/,
    );
    expect(escalation('zh-CN')).toContain('直接回复本邮件即以您的名义确认收到');
    expect(renderNotice(example('assigned', 'en')).text).toContain('A reply to this mail goes to the customer');
    expect(renderNotice(example('assigned', 'zh-CN')).text).toContain('将作为您的公开答复发送给客户');
  });

  test('that assigns names the promises that are broken already', () => {
    const clocks = [{ ...RESPONSE, state: 'breached' } as const];
    const assigned = (language: 'en' | 'zh-CN') => renderNotice({ ...example('assigned', language), clocks }).text;
    expect(assigned('en')).toContain('First response: overdue since 10:00');
    expect(assigned('zh-CN')).toContain('首次响应：已超时，截止时间为 10:00');
  });

  test.each([
    ['agent:li', 'Assigned by: 李雷'],
    ['api:crm', 'Assigned by: a program (crm)'],
    ['system', 'Assigned by: an automatic rule'],
  ] as const)('that assigns names %s as who did it', (by, line) => {
    const facts = [fact(2, OPENED_AT, { type: 'assigned', assignee: 'anna' }, by)];
    expect(renderNotice({ ...example('assigned', 'en'), facts }).text).toContain(line);
  });

  test.each(STAFF_NOTICES.flatMap((notice) => LANGUAGES.map((language) => [notice, language] as const)))(
    '%s in %s has a subject line that lists of mails show whole',
    (notice, language) => {
      const input = example(notice, language);
      const long = { ...input.ticket, subject: input.ticket.subject.repeat(9) };
      const { subject } = renderNotice({ ...input, ticket: long });
      expect(columnsOf(subject)).toBeLessThanOrEqual(70);
      expect(subject).toContain('…');
    },
  );

  test('says who has been told before, each with the first time, and not of what it tells itself', () => {
    const again = { ...WARNED, n: 5, at: WARNED.at + MINUTE_MS };
    const past = [WARNED, again, BREACHED, { ...ESCALATED, n: 6 }];
    const { text } = renderNotice({ ...example('escalation', 'en'), facts: [{ ...ESCALATED, n: 6 }], past });
    expect(text).toContain('Told before: Anna Berg (09:45), 李雷 (09:45)\n');
  });

  test('says of who was told before that the notice did not arrive', () => {
    const lost = fact(6, WARNED.at + 1, {
      type: 'undelivered',
      receipt: '3.warning.li',
      to: 'li',
      facts: [3],
      because: 'bounced',
    });
    const past = [WARNED, BREACHED, lost];
    const said = (language: 'en' | 'zh-CN') =>
      renderNotice({ ...example('escalation', language), facts: [ESCALATED], past }).text;
    expect(said('en')).toContain('Told before: Anna Berg (09:45), 李雷 (09:45, not delivered)\n');
    expect(said('zh-CN')).toContain('此前已通知：Anna Berg（09:45）、李雷（09:45，未送达）\n');
  });

  test('of an alarm says how the promises stand', () => {
    const clocks = [{ ...RESPONSE, state: 'breached' } as const, clock({ metric: 'solution', targetMs: 24 * HOUR_MS })];
    const { text } = renderNotice({ ...example('escalation', 'en'), facts: [alarmed('opened')], clocks });
    expect(text).toContain('First response: overdue since 10:00\nSolution: within 24 hours, by ');
  });

  test.each([
    ['en', 'Acknowledging stops the escalation of this promise for 2 hours. The clock goes on.'],
    ['zh-CN', '确认收到后 2 小时内，此项承诺不再继续升级，但计时不会停止。'],
  ] as const)('says in %s for how long an acknowledgement holds', (language, line) => {
    const told = { ...example('escalation', language), acknowledgementLastsMs: 2 * HOUR_MS };
    expect(renderNotice(told).text).toContain(line);
  });

  test.each([
    ['en', undefined, 'Acknowledging stops this escalation.'],
    ['en', HOUR_MS, 'Acknowledging stops this escalation for 1 hour.'],
    ['zh-CN', undefined, '确认收到后，不再继续升级。'],
    ['zh-CN', HOUR_MS, '确认收到后 1 小时内，不再继续升级。'],
  ] as const)('of an alarm speaks in %s of no promise and no clock', (language, acknowledgementLastsMs, line) => {
    const facts = [alarmed('complaint')];
    expect(renderNotice({ ...example('escalation', language), facts, acknowledgementLastsMs }).text).toContain(`${line}\n`);
  });

  test('quotes the first lines of what the customer said, and no more', () => {
    const words = Array.from({ length: 20 }, (_, line) => `line ${line}`).join('\n');
    const { text } = renderNotice({ ...example('breach', 'en'), said: { who: 'Cora', at: OPENED_AT, text: words } });
    expect(text).toContain('Cora wrote (09:00):\n> line 0\n> line 1\n');
    expect(text).toContain('> line 5 …\n\n');
  });

  test('does without the words where there are none, and says that nothing was done', () => {
    const { text, html } = renderNotice({ ...example('breach', 'en'), said: undefined, past: [BREACHED] });
    expect(text).not.toMatch(/^>/m);
    expect(html).not.toContain('class="quote"');
    expect(text).toContain('Last done: nothing yet');
    expect(text).not.toContain('Told before');
  });

  test('names the owner, and who works on it where that is somebody else', () => {
    const shown = (owner: string) => renderNotice({ ...example('escalation', 'en'), ticket: { ...TICKET, owner } }).text;
    expect(shown('anna')).toContain('Owner: Anna Berg\n');
    expect(shown('anna')).not.toContain('Works on it');
    expect(shown('li')).toContain('Owner: 李雷\nWorks on it: Anna Berg, team Support\n');
  });

  test('says that the owner has left, since somebody has to take the ticket over', () => {
    const { text } = renderNotice({ ...example('escalation', 'en'), ticket: { ...TICKET, owner: 'gone' } });
    expect(text).toContain('Owner: gone (has left)');
    expect(text).toContain('Please see that somebody takes the ticket over.');
  });

  test.each([
    ['nobody-to-tell', 'The level before had nobody to tell.', '上一级无人可通知'],
    ['undelivered', 'The notice of the level before did not arrive.', '上一级的通知未能送达'],
  ] as const)('that came early says why: %s', (early, english, chinese) => {
    const facts = [{ ...ESCALATED, early }];
    expect(renderNotice({ ...example('escalation', 'en'), facts }).text).toContain(english);
    expect(renderNotice({ ...example('escalation', 'zh-CN'), facts }).text).toContain(chinese);
  });

  test.each([
    ['opened', 1, 'Urgent: new P2 ticket', '紧急：新的 P2 工单'],
    ['complaint', 1, 'Complaint by the customer', '客户投诉'],
    ['complaint', 3, 'Complaint no. 3', '客户第 3 次投诉'],
    ['reopened', 1, 'Reopened', '工单被重新打开'],
    ['reopened', 2, 'Reopened twice', '工单第 2 次被重新打开'],
    ['reopened', 3, 'Reopened 3 times', '工单第 3 次被重新打开'],
    ['low-rating', 1, 'Low rating: 2 of 5', '低分评价：2 分（满分 5 分）'],
  ])('of the alarm %s/%i says what raised it', (metric, cycle, english, chinese) => {
    const notice = (language: 'en' | 'zh-CN', level = '1') => {
      const input = example('escalation', language);
      const ticket = { ...input.ticket, rating: { score: 2, at: input.at } };
      return renderNotice({ ...input, ticket, facts: [{ ...ESCALATED, metric, cycle, level } as Fact] });
    };
    expect(notice('en').subject).toContain(`] ${english} – `);
    expect(notice('en').text.startsWith(`${english}\n\nYou are told at once.`)).toBe(true);
    expect(notice('en', '2').subject).toContain(`] Escalated: ${english} – `);
    expect(notice('en', '2').text).toContain('Escalated to you (level 2), because nobody has acknowledged it so far.');
    expect(notice('zh-CN').subject).toContain(`] ${chinese}`);
    expect(notice('zh-CN').text.startsWith(`${chinese}\n\n第一时间通知您`)).toBe(true);
    expect(notice('zh-CN', '2').subject).toContain(`升级：${chinese}`);
    expect(notice('zh-CN', '2').text).toContain('此工单已升级给您（第 2 级）：至今无人确认收到。');
  });

  test('of the alarm of a ticket that was graded up says so', () => {
    const subject = (language: 'en' | 'zh-CN') => {
      const input = example('escalation', language);
      const raised = { ...ESCALATED, type: 'priority-changed', from: 'P3', to: input.ticket.priority } as Fact;
      const facts = [{ ...ESCALATED, metric: 'opened', cycle: 1, level: '1' } as Fact];
      return renderNotice({ ...input, facts, past: [...input.past, raised] }).subject;
    };
    expect(subject('en')).toContain('] Raised to P2 – ');
    expect(subject('zh-CN')).toContain('] 工单已升为 P2');
  });

  test('that asks to take a ticket over says who asks, until when, and has a link for either answer', () => {
    const { subject, text } = renderNotice(example('handover', 'en'));
    expect(subject).toContain('李雷 asks you to take over – ');
    expect(text).toContain('Note: On leave from tomorrow, back in two weeks.\nAnswer by: 11:00');
    expect(text).toContain(LINKS.accept);
    expect(text).toContain(LINKS.decline);
  });

  test.each([
    ['anna', {}, 'You are told because you own this ticket.'],
    ['dora', { watchers: ['dora'] }, 'You are told because you watch this ticket.'],
    ['anna', { owner: 'li' }, 'You are told because you work on this ticket.'],
    ['max', {}, 'nobody else follows this ticket'],
  ])('of news says to %s, with %j, why they are told', (personId, changes, why) => {
    const input = example('news', 'en');
    const to = { email: `${personId}@acme.example`, personId };
    const news = { ...input, effect: { ...input.effect, to }, ticket: { ...input.ticket, ...changes } };
    expect(renderNotice(news).text).toContain(why);
  });

  test('of news says what happened, with the words of the customer', () => {
    const { subject, text } = renderNotice(example('news', 'en'));
    expect(subject).toBe(`[${REFERENCE}] Han Meimei wrote – ${TICKET.subject}`);
    expect(text).toMatch(/^Han Meimei wrote\n\nSince this morning/);
  });

  test('of news brings the reason of a complaint also where an alarm is what it is named after', () => {
    const complained = fact(4, ESCALATED.at, { type: 'complained', reason: 'Nobody has called back.' }, 'api:crm');
    const { text } = renderNotice({ ...example('news', 'en'), message: undefined, facts: [complained, alarmed('complaint')] });
    expect(text).toContain('\n\nNobody has called back.\n\n');
  });

  test('names a ticket that has neither clock nor next step', () => {
    const { text } = renderNotice({ ...example('breach', 'en'), clocks: [], nextStep: undefined, links: {} });
    expect(text).toContain('A promise was missed');
    expect(text).toContain('No further step is planned.');
  });
});

describe('hostile words', () => {
  const hostile = `<script>alert(1)</script>"'&\r\nBcc: eve@evil.example\u202e\u0007 ${'x'.repeat(5_000)} 😀\ud800`;
  const attack = (notice: NoticeKind): NoticeInput => {
    const input = example(notice, 'en');
    return {
      ...input,
      ticket: {
        ...input.ticket,
        subject: hostile,
        requester: { email: 'cora@customer.example', name: hostile },
        assignee: hostile,
      },
      message: `${hostile}\u0000<img src=x onerror=alert(1)>`,
      facts: input.facts.map((one) => (one.type === 'held' ? { ...one, reason: hostile } : one)),
      organisation: { ...input.organisation, name: hostile },
      links: {
        acknowledge: 'javascript:alert(1)',
        confirm: 'https://ok.example/?a="><script>',
        notSolved: 'data:text/html,x',
      },
    };
  };

  test.each(['javascript:alert(1)', 'data:text/html,x', 'not a url', '//acme.example'])(
    'in a link, such as %s, lead nowhere',
    (url) => {
      const { html } = renderNotice({ ...example('breach', 'en'), links: { acknowledge: url } });
      expect(html).toContain('href="#"');
    },
  );

  test.each(KINDS)('in a notice %s stay words', (notice) => {
    const { subject, text, html } = renderNotice(attack(notice));
    expect(html).not.toMatch(/<script|<img|onerror=alert\(1\)>|href="(javascript|data)/i);
    expect(html).toContain('&lt;script&gt;');
    expect(`${subject}${html}${text}`).not.toMatch(
      /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u202e\ud800-\udbff](?![\udc00-\udfff])/,
    );
    expect(subject).not.toMatch(/[\r\n]/);
    expect(subject.length).toBeLessThan(400);
  });
});

describe('a mail to somebody who is on call', () => {
  test.each([
    ['en', 'You are told because you are on call: night-desk, hotline.'],
    ['zh-CN', '您正在值班（night-desk、hotline），因此收到此通知。'],
  ] as const)('says so in %s', (language, line) => {
    const told = { ...example('escalation', language), onCall: ['night-desk', 'hotline'] };
    expect(renderNotice(told).text).toContain(line);
    expect(renderNotice(example('escalation', language)).text).not.toContain('night-desk');
  });
});

describe('the link to the request', () => {
  test.each(CUSTOMER_NOTICES)('stands in %s to a customer, in the words of their language', (notice) => {
    for (const [language, words] of [
      ['en', 'See your request'],
      ['zh-CN', '查看您的请求'],
    ] as const) {
      const { text, html } = renderNotice(example(notice, language));
      expect(text).toMatch(new RegExp(`${words}[:：]\\n${LINKS.view}`));
      expect(html).toContain(`href="${LINKS.view}"`);
      expect(html).toContain(words);
    }
  });

  test.each(STAFF_NOTICES)('does not stand in %s to the staff', (notice) => {
    expect(renderNotice(example(notice, 'en')).html).not.toContain(LINKS.view);
  });
});
