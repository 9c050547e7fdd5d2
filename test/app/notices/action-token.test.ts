import { createHmac } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type ActionGrant, actionUrl, checkAction, LINK_ACTIONS, signAction } from '../../../shared/app/notices/action-token.ts';
import { METRICS } from '../../../shared/core/sla/metric.ts';

const KEY = 'a signing key of some length';
const NOW = Date.parse('2026-01-05T09:00:00.000Z');
const GRANT: ActionGrant = {
  ticketId: '7k3m9qxw4t',
  action: 'acknowledge',
  by: 'agent:lin',
  clocks: ['solution/1'],
  expiresAt: NOW + 60_000,
};

const grants: fc.Arbitrary<ActionGrant> = fc.record(
  {
    ticketId: fc.stringMatching(/^[0-9a-hjkmnp-tv-z]{10}$/),
    action: fc.constantFrom(...LINK_ACTIONS),
    by: fc.string({ unit: 'grapheme', maxLength: 80 }).map((name) => `agent:${name}` as const),
    clocks: fc.array(
      fc.tuple(fc.constantFrom(...METRICS), fc.integer({ min: 1, max: 99 })).map(([name, n]) => `${name}/${n}` as const),
    ),
    expiresAt: fc.integer({ min: 1, max: 4_000_000_000 }).map((seconds) => seconds * 1_000),
  },
  { requiredKeys: ['ticketId', 'action', 'by', 'expiresAt'] },
);

describe('an action link', () => {
  test('says after signing exactly what was signed', () => {
    fc.assert(
      fc.property(grants, (grant) => {
        expect(checkAction(KEY, signAction(KEY, grant), grant.expiresAt - 1)).toEqual({ ok: true, grant });
      }),
    );
  });

  test('of an older release, which named a promise, is still understood', () => {
    const claims = ['7k3m9qxw4t', 'acknowledge', 'agent:lin', GRANT.expiresAt / 1_000, 'solution'];
    const payload = Buffer.from(JSON.stringify(claims)).toString('base64url');
    const digest = createHmac('sha256', KEY).update('pledge action link v1\n').update(payload).digest().subarray(0, 16);
    const { clocks: _, ...rest } = GRANT;
    expect(checkAction(KEY, `${payload}.${digest.toString('base64url')}`, NOW)).toEqual({
      ok: true,
      grant: { ...rest, metric: 'solution' },
    });
  });

  test('stands in a URL path without escaping, under the public URL with or without its slash', () => {
    const token = signAction(KEY, GRANT);
    expect(encodeURIComponent(token)).toBe(token);
    expect(actionUrl('https://help.example/', KEY, GRANT)).toBe(`https://help.example/a/${token}`);
    expect(actionUrl('https://help.example', KEY, GRANT)).toBe(`https://help.example/a/${token}`);
    expect(token.length).toBeLessThan(120);
  });

  test('ends at its instant, and then still names its ticket', () => {
    const token = signAction(KEY, GRANT);
    expect(checkAction(KEY, token, GRANT.expiresAt - 1).ok).toBe(true);
    expect(checkAction(KEY, token, GRANT.expiresAt)).toEqual({ ok: false, reason: 'expired', grant: GRANT });
  });

  test('is worthless with any one character changed', () => {
    const token = signAction(KEY, GRANT);
    const forgeries = Array.from(
      token,
      (character, at) => token.slice(0, at) + (character === 'A' ? 'B' : 'A') + token.slice(at + 1),
    );
    // The last character carries bits that base64 throws away; a change of those alone says the same thing.
    const honoured = forgeries.slice(0, -1).filter((forgery) => checkAction(KEY, forgery, NOW).ok);
    expect(honoured).toEqual([]);
  });

  test('is worthless under another key', () => {
    expect(checkAction('another key', signAction(KEY, GRANT), NOW)).toEqual({ ok: false, reason: 'forged' });
  });

  test.each(['', '.', 'a', 'a.b', 'a.b.c', '..', `${'a'.repeat(5_000)}.b`, 'é.é', '%00.%00'])(
    'that reads %j is nothing',
    (token) => {
      expect(checkAction(KEY, token, NOW)).toEqual({ ok: false, reason: 'forged' });
    },
  );
});
