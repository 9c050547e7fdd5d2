import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Fact, FactBody } from '../../shared/core/fact.ts';
import { type DeedSpeech, sayDeed } from '../../shared/words/deeds/deed-words.ts';
import { deedsInEnglish } from '../../shared/words/deeds/en.ts';
import { deedsInChinese } from '../../shared/words/deeds/zh-cn.ts';
import { tidied } from '../../shared/words/tidied.ts';
import { facts } from '../events/sample-facts.ts';

const say: DeedSpeech = {
  who: 'Lin',
  time: () => '10:00',
  person: (name) => (name === 'zhou' ? '周岚' : name),
  team: (id) => `T-${id}`,
};
const fact = (body: FactBody): Fact => ({ n: 2, at: 0, by: 'agent:lin', ...body });
const said = (body: FactBody) => [sayDeed(deedsInEnglish, fact(body), say), tidied(sayDeed(deedsInChinese, fact(body), say))];

describe('what was done, in words', () => {
  test('leaves no gap, whatever a fact leaves out', () => {
    fc.assert(
      fc.property(facts, (one) => {
        for (const words of [deedsInEnglish, deedsInChinese]) {
          expect(sayDeed(words, one, say)).not.toMatch(/undefined|null|NaN|\[object/);
          expect(sayDeed(words, one, say).trim().length).toBeGreaterThan(3);
        }
        expect(sayDeed(deedsInChinese, one, say)).toMatch(/\p{Script=Han}/u);
      }),
    );
  });

  test.each<readonly [FactBody, string, string]>([
    [{ type: 'assigned', assignee: 'zhou' }, 'Lin assigned the ticket to 周岚', 'Lin 将工单指派给周岚'],
    [{ type: 'assigned', team: 'it' }, 'Lin assigned the ticket to team T-it', 'Lin 将工单指派给 T-it'],
    [
      { type: 'held', reason: 'waiting-for-customer', until: 1 },
      'Lin put it on hold, waiting for the customer until 10:00',
      'Lin 暂停处理：等待客户，至 10:00',
    ],
    [{ type: 'handed-over', to: 'zhou', from: 'wang' }, '周岚 took it over from wang', '周岚已从 wang 处接手工单'],
    [
      { type: 'handover-declined', to: 'zhou', reason: 'on leave' },
      '周岚 declined the handover: on leave',
      '周岚谢绝了交接：on leave',
    ],
    [{ type: 'resumed', because: 'until' }, 'The hold ended as planned', '暂停期满，恢复处理'],
    [
      { type: 'closed', because: 'silence', confirmed: false },
      'The ticket was closed after silence',
      '客户长时间未反馈，工单已自动关闭',
    ],
    [
      { type: 'escalated', metric: 'solution', cycle: 1, level: '2', repeat: 0, firedAt: 0, told: ['zhou'] },
      'Solution: escalated to level 2 (told: 周岚)',
      '解决已升级至第 2 级（已通知：周岚）',
    ],
  ])('reads as people say it: %j', (body, english, chinese) => {
    expect(said(body)).toEqual([english, chinese]);
  });

  test.each<readonly [Fact['by'], FactBody, string, string]>([
    ['requester:cora', { type: 'complained' }, 'Lin complained', 'Lin 提出了投诉'],
    ['api:crm', { type: 'complained' }, 'Lin recorded a complaint by the customer', 'Lin 登记了客户投诉'],
    [
      'system',
      { type: 'link-requested', to: 'cora@customer.example' },
      'A new link to the request was asked for and is mailed to cora@customer.example',
      '有人申请新的访问链接，将发送至 cora@customer.example',
    ],
    ['requester:cora', { type: 'rated', score: 2 }, 'Lin rated it 2 of 5', 'Lin 评价 2 分（满分 5 分）'],
    [
      'api:crm',
      { type: 'rated', score: 2 },
      "Lin recorded the customer's rating: 2 of 5",
      'Lin 登记了客户评分：2 分（满分 5 分）',
    ],
  ])('does not let %s complain or rate who only passes it on: %j', (by, body, english, chinese) => {
    const one = { ...fact(body), by };
    expect([sayDeed(deedsInEnglish, one, say), tidied(sayDeed(deedsInChinese, one, say))]).toEqual([english, chinese]);
  });
});
