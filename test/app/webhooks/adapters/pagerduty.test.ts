import { describe, expect, test } from 'vitest';
import { HAS_SAMPLES, sample } from '../../../support/webhook-samples.ts';
import { problemsOf, reading } from '../reading.ts';

const PAYLOAD = {
  summary: 'Replica is late',
  source: 'db-1',
  severity: 'error',
  component: 'postgres',
  custom_details: { lag: '90 s', load: 0.75 },
};
const TRIGGER = { routing_key: 'k'.repeat(32), event_action: 'trigger', dedup_key: 'lag', payload: PAYLOAD };
const { dedup_key: _, ...UNNAMED } = TRIGGER;

describe('an event in the form of PagerDuty', () => {
  test('that triggers is a problem by its dedup_key', async () => {
    const links = [{ href: 'https://runbook.example/', text: 'Runbook' }, { href: 'javascript:alert(1)' }];
    expect(await reading('pagerduty', { ...TRIGGER, links, client: 'Mon', client_url: 'https://mon.example/' })).toMatchObject([
      {
        action: 'trigger',
        key: 'lag',
        priority: 'P2',
        subject: 'Replica is late',
        tags: ['postgres'],
        description:
          'Source: db-1\nComponent: postgres\n\nlag: 90 s\nload: 0.75\n\nRunbook: https://runbook.example/\nMon: https://mon.example/',
      },
    ]);
  });

  test.each(['acknowledge', 'resolve'])('can %s with a dedup_key alone', async (action) => {
    expect(await reading('pagerduty', { event_action: action, dedup_key: 'lag' })).toMatchObject([{ action, key: 'lag' }]);
  });

  test('that triggers without a dedup_key is a problem of its own', async () => {
    const [alert] = await reading('pagerduty', UNNAMED);
    expect(alert).toMatchObject({ action: 'trigger' });
    expect(alert).not.toHaveProperty('key');
  });

  test.each(['2015-07-17T08:42:58.315+0000', '2026-01-05T08:00:00Z', 'now', 7])(
    'is taken whatever it says of its time: %j',
    async (timestamp) => {
      expect(await reading('pagerduty', { ...TRIGGER, payload: { ...PAYLOAD, timestamp } })).toMatchObject([{ key: 'lag' }]);
    },
  );

  test.each(['text', ['a', 'b'], 7, null])('has details of any kind: %j', async (custom_details) => {
    expect(await reading('pagerduty', { ...TRIGGER, payload: { ...PAYLOAD, custom_details } })).toMatchObject([{ key: 'lag' }]);
  });

  test.each([
    [{}, ['event_action']],
    [{ event_action: 'constructor' }, ['event_action']],
    [{ event_action: 'resolve' }, ['dedup_key']],
    [{ event_action: 'acknowledge', dedup_key: ' ' }, ['dedup_key']],
    [{ event_action: 'trigger' }, ['payload']],
    [{ event_action: 'trigger', payload: 'text' }, ['payload']],
    [{ event_action: 'trigger', payload: {} }, ['payload.summary', 'payload.source', 'payload.severity']],
    [{ ...TRIGGER, payload: { ...PAYLOAD, severity: 'fatal' } }, ['payload.severity']],
    [{ ...TRIGGER, dedup_key: 'k'.repeat(256) }, ['dedup_key']],
    [[], ['']],
    ['text', ['']],
  ])('that does not fit names the paths: %j', async (body, paths) => {
    expect(await problemsOf('pagerduty', body)).toEqual(paths);
  });

  test('has a dedup_key of up to 255 characters', async () => {
    expect(await problemsOf('pagerduty', { ...TRIGGER, dedup_key: 'k'.repeat(255) })).toEqual([]);
  });
});

describe.skipIf(!HAS_SAMPLES)('events in the documentation of PagerDuty (skipped where they are absent)', () => {
  test.each([
    [
      'events-v2-0-trigger.json',
      {
        action: 'trigger',
        key: 'samplekeyhere',
        priority: 'P4',
        subject: 'Example alert on host1.example.com',
        tags: ['postgres', 'prod-datapipe', 'deploy'],
      },
    ],
    ['events-v2-1-acknowledge.json', { action: 'acknowledge', key: 'dedupkeyhere' }],
    ['events-v2-2-resolve.json', { action: 'resolve', key: 'dedupkeyhere' }],
  ])('%s', async (file, expected) => {
    expect(await reading('pagerduty', sample(`pagerduty/${file}`))).toMatchObject([expected]);
  });
});
