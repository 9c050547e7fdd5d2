import { describe, expect, test } from 'vitest';
import type { DigestInput } from '../../shared/app/policies/digest-input.ts';
import { evaluateClock } from '../../shared/core/sla/evaluate-clock.ts';
import { composeDigest } from '../../shared/mail/compose-digest.ts';
import { renderDigest } from '../../shared/mail/digest/render-digest.ts';
import { configurationDraft } from '../support/configuration.ts';
import { policySet } from '../support/policies.ts';
import { Story, time } from '../support/story.ts';

const { organisation, mail } = configurationDraft();

function digest(changes: Partial<DigestInput> = {}): DigestInput {
  const at = time('11:30');
  const { snapshot } = new Story()
    .open('10:00', { subject: '打印机 <b>着火</b>' })
    .do('10:05', { type: 'assign', assignee: 'ann' });
  const clocks = snapshot?.tracks.map((track) => evaluateClock(track, policySet().calendars, at)) ?? [];
  return {
    to: { email: 'lee@acme.example', name: 'Lee', personId: 'lee' },
    language: 'en',
    timeZone: 'Asia/Shanghai',
    at,
    organisation,
    settings: mail,
    policyVersion: 7,
    rollout: 'rollout-00000003',
    tickets: 1,
    lines: snapshot === null ? [] : [{ ticket: snapshot.ticket, clocks }],
    ...changes,
  };
}

describe('the digest of a rollout', () => {
  test('says in English what happened, which tickets, whose, and how they stand', () => {
    const { subject, text } = renderDigest(digest());

    expect(subject).toBe('1 ticket has passed a new deadline');
    expect(text).toContain('Policy version 7 now applies to open tickets.');
    expect(text).toContain(
      '[7K3M9-QXW4T] 打印机 <b>着火</b> – First response overdue since Mon 2 Mar 2026, 19:00, Solution due Tue 3 Mar 2026, 18:00 (ann)',
    );
  });

  test('says the same in Chinese', () => {
    const { subject, text } = renderDigest(digest({ language: 'zh-CN', tickets: 12 }));

    expect(subject).toBe('12 张工单已超过新的时限');
    expect(text).toContain('第 7 版服务策略现已适用于未关闭的工单。');
    expect(text).toContain('共 12 张，以下为前 1 张');
    expect(text).toContain(
      '首次响应已超时，截止时间 2026年3月2日（周一）19:00、解决截止时间 2026年3月3日（周二）18:00（负责人：ann）',
    );
  });

  test('names tickets that were settled before it went out', () => {
    const [line] = digest().lines;

    expect(renderDigest(digest({ lines: line === undefined ? [] : [{ ...line, clocks: [] }] })).text).toContain(
      'settled meanwhile',
    );
  });

  test('lets nothing from outside into its HTML', () => {
    expect(renderDigest(digest()).html).toContain('打印机 &lt;b&gt;着火&lt;/b&gt;');
  });

  test('is a mail that no machine answers, the same however often it is composed', async () => {
    const [one, other] = [await composeDigest(digest()), await composeDigest(digest())];
    const messageIdOf = (raw: Uint8Array) => /^Message-ID: <(.+)>\r$/m.exec(Buffer.from(raw).toString())?.[1];

    expect(Buffer.from(one.raw).toString()).toContain('Auto-Submitted: auto-generated');
    expect(messageIdOf(one.raw)).toMatch(/^rollout-00000003\.[0-9a-f]+@in\.acme\.example$/);
    expect(messageIdOf(other.raw)).toBe(messageIdOf(one.raw));
    expect(one.to).toBe('lee@acme.example');
  });
});
