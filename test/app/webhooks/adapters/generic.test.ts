import { describe, expect, test } from 'vitest';
import type { WebhookSource } from '../../../../shared/app/webhooks/webhook-source.ts';
import { problemsOf, reading } from '../reading.ts';

const SOURCE = {
  mapping: {
    subject: ['title'],
    priority: { paths: ['severity'], values: { '5': 'P1' }, otherwise: 'P3' },
    resolved: { paths: ['state', 'closed'], is: ['ok', 'true'] },
    acknowledged: { paths: ['state'], is: ['taken'] },
  },
  deduplicationKey: ['id'],
} as const satisfies Partial<WebhookSource>;
const MANY = { ...SOURCE, mapping: { ...SOURCE.mapping, alerts: ['$.items[*]'] } } as const;

describe('a body of any shape', () => {
  test.each([
    [{ title: 'T', id: 1 }, 'trigger'],
    [{ title: 'T', id: 1, state: 'OK ' }, 'resolve'],
    [{ title: 'T', id: 1, closed: true }, 'resolve'],
    [{ title: 'T', id: 1, state: 'Taken' }, 'acknowledge'],
    [{ title: 'T', id: 1, state: 'other', closed: true }, 'trigger'],
    [{ id: 1, state: 'ok' }, 'resolve'],
  ])('does as its mapping says: %j', async (body, action) => {
    expect(await reading('generic', body, { source: SOURCE })).toMatchObject([{ action, key: '1' }]);
  });

  test.each([
    [{ title: 'T', severity: 5 }, 'P1'],
    [{ title: 'T', severity: 'critical' }, 'P3'],
    [{ title: 'T', severity: '__proto__' }, 'P3'],
    [{ title: 'T' }, 'P3'],
  ])('has the priority that its values say, and no other word means anything: %j', async (body, priority) => {
    expect(await reading('generic', body, { source: SOURCE })).toMatchObject([{ priority }]);
  });

  test.each([
    ['text', ''],
    [null, ''],
    [7, ''],
    [{}, 'title'],
    [{ title: null }, 'title'],
    [{ title: { en: 'T' } }, 'title'],
    [{ title: 'T', id: ['a'] }, 'id'],
    [{ state: 'ok' }, 'id'],
    [{ state: 'taken' }, 'id'],
  ])('names the path that is wrong: %j', async (body, path) => {
    expect(await problemsOf('generic', body, { source: SOURCE })).toEqual([path]);
  });
});

describe('a body with many alerts in it', () => {
  test('is taken alert by alert, also when one does not fit', async () => {
    const items = [{ title: 'A', id: 1 }, { id: 2 }, 'what?', { id: 3, state: 'ok' }];
    expect(await reading('generic', { items }, { source: MANY })).toMatchObject([
      { kind: 'signal', path: 'items.0', action: 'trigger', key: '1', from: { subject: 'items.0.title' } },
      { kind: 'misshapen', problems: [{ path: 'items.1.title' }] },
      { kind: 'misshapen', problems: [{ path: 'items.2' }] },
      { kind: 'signal', path: 'items.3', action: 'resolve', key: '3' },
    ]);
  });

  test.each([{}, { items: [] }, { items: {} }])('and none there comes to nothing: %j', async (body) => {
    expect(await reading('generic', body, { source: MANY })).toMatchObject([{ kind: 'ignored' }]);
  });
});
