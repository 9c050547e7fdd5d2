import { describe, expect, test } from 'vitest';
import { HAS_SAMPLES, sample } from '../../../support/webhook-samples.ts';
import { problemsOf, reading } from '../reading.ts';

const FIRING = {
  status: 'firing',
  labels: { alertname: 'DiskFull', severity: 'critical', instance: 'db-1' },
  annotations: { summary: 'Disk of db-1 is full', description: '97 % used' },
  startsAt: '2026-01-05T08:00:00.123456789+08:00',
  endsAt: '0001-01-01T00:00:00Z',
  generatorURL: 'http://prometheus.example/graph?g0.expr=up',
  fingerprint: '791cec13fcba0368',
};
const { fingerprint: _, ...UNNAMED } = FIRING;
const groupOf = (...alerts: readonly unknown[]) => ({ version: '4', status: 'firing', groupKey: '{}:{}', alerts });

describe('an alert of Alertmanager', () => {
  test('is known by its fingerprint, and its annotations are the text', async () => {
    expect(await reading('alertmanager', groupOf(FIRING))).toMatchObject([
      {
        action: 'trigger',
        key: '791cec13fcba0368',
        priority: 'P1',
        subject: 'Disk of db-1 is full',
        tags: ['DiskFull'],
        path: 'alerts.0',
        muted: true,
      },
    ]);
    const [alert] = await reading('alertmanager', groupOf(FIRING));
    expect(alert).toHaveProperty(
      'description',
      '97 % used\n\nSource: http://prometheus.example/graph?g0.expr=up\n\nalertname: DiskFull\nseverity: critical\ninstance: db-1',
    );
  });

  test('counts by its own status, not by that of its group', async () => {
    const over = { ...FIRING, status: 'resolved', fingerprint: 'b', endsAt: '2026-01-05T08:05:00Z' };
    const actions = (await reading('alertmanager', groupOf(FIRING, over))).map((one) => ('action' in one ? one.action : one));
    expect(actions).toEqual(['trigger', 'resolve']);
  });

  test('has the status of its group when it says none', async () => {
    const { status: __, ...unsaid } = FIRING;
    expect(await reading('alertmanager', { status: 'resolved', alerts: [unsaid] })).toMatchObject([{ action: 'resolve' }]);
  });

  test('without a fingerprint is known by its labels, in whatever order they stand', async () => {
    const turned = { ...UNNAMED, labels: Object.fromEntries(Object.entries(UNNAMED.labels).toReversed()) };
    const other = { ...UNNAMED, labels: { ...UNNAMED.labels, instance: 'db-2' } };
    const keys = (await reading('alertmanager', groupOf(UNNAMED, turned, other))).map((one) => ('key' in one ? one.key : one));
    expect(keys[0]).toMatch(/^labels:[0-9a-f]{32}$/);
    expect(keys[1]).toBe(keys[0]);
    expect(keys[2]).not.toBe(keys[0]);
  });

  test('without labels of its own has those of its group', async () => {
    const bare = { status: 'firing', annotations: {} };
    const commonLabels = { alertname: 'DiskFull', severity: 'warning' };
    expect(await reading('alertmanager', { alerts: [bare], commonLabels })).toMatchObject([
      { subject: 'DiskFull', priority: 'P3', key: expect.stringMatching(/^labels:/), tags: ['DiskFull'] },
    ]);
  });

  test.each([
    ['its summary', { summary: 'S', description: 'D' }, 'S'],
    ['its title', { title: 'T', description: 'D' }, 'T'],
    ['its description', { description: 'D' }, 'D'],
    ['its name', {}, 'DiskFull'],
  ])('is called by %s', async (_what, annotations, subject) => {
    expect(await reading('alertmanager', groupOf({ ...FIRING, annotations }))).toMatchObject([{ subject }]);
  });

  test('that only has labels is called by them', async () => {
    const alert = { status: 'firing', labels: { job: 'node', instance: 'db-1' } };
    expect(await reading('alertmanager', groupOf(alert))).toMatchObject([{ subject: 'job=node instance=db-1' }]);
  });

  test.each([
    ['critical', 'P1'],
    ['PAGE', 'P1'],
    ['error', 'P2'],
    ['warning', 'P3'],
    ['info', 'P4'],
    ['严重', 'P1'],
    ['purple', undefined],
  ])('of severity %s has the priority %s', async (severity, priority) => {
    const [alert] = await reading('alertmanager', groupOf({ ...FIRING, labels: { severity } }));
    expect(alert && 'priority' in alert ? alert.priority : undefined).toBe(priority);
  });

  test.each([
    '2026-01-05T08:00:00.123456789Z',
    '2026-01-05T03:00:00-05:00',
    '2026-01-05T08:00:00+0000',
    '0001-01-01T00:00:00Z',
    '',
    'never',
    7,
    null,
    undefined,
  ])('is taken whatever it says of its time: %j', async (time) => {
    const parts = await reading('alertmanager', groupOf({ ...FIRING, startsAt: time, endsAt: time }));
    expect(parts).toMatchObject([{ action: 'trigger', key: FIRING.fingerprint }]);
  });

  test.each([
    ['?orgId=1', 'http://alerts.example/base/?orgId=1'],
    ['/graph', 'http://alerts.example/graph'],
    ['graph', 'http://alerts.example/base/graph'],
  ])('has its relative address %s completed by that of the sender', async (generatorURL, address) => {
    const body = { ...groupOf({ ...FIRING, generatorURL }), externalURL: 'http://alerts.example/base' };
    const [alert] = await reading('alertmanager', body);
    expect(alert).toHaveProperty('description', expect.stringContaining(`Source: ${address}\n`));
  });

  test.each(['javascript:alert(1)', 'file:///etc/passwd', '?orgId=1'])(
    'loses an address that nobody should click: %s',
    async (url) => {
      const [alert] = await reading('alertmanager', groupOf({ ...FIRING, generatorURL: url }));
      expect(alert).toHaveProperty('description', expect.not.stringContaining('Source:'));
    },
  );

  test('lets the mapping lead into it, and into its group', async () => {
    const source = {
      mapping: { subject: ['labels.instance'], category: ['group.receiver'], tags: ['$.labels[*]'] },
      deduplicationKey: ['labels.alertname'],
    };
    expect(await reading('alertmanager', { ...groupOf(FIRING), receiver: 'pledge' }, { source })).toMatchObject([
      {
        subject: 'db-1',
        category: 'pledge',
        key: 'DiskFull',
        tags: ['DiskFull', 'critical', 'db-1'],
        from: { subject: 'alerts.0.labels.instance', description: 'type' },
      },
    ]);
  });
});

describe('a post of Alertmanager', () => {
  test('with one bad alert among many keeps the others', async () => {
    const parts = await reading(
      'alertmanager',
      groupOf(FIRING, 'what?', { ...FIRING, status: 'odd' }, { status: 'firing' }, FIRING),
    );
    expect(parts.map(({ kind, path }) => `${kind} ${path}`)).toEqual([
      'signal alerts.0',
      'misshapen alerts.1',
      'misshapen alerts.2.status',
      'misshapen alerts.3.labels',
      'signal alerts.4',
    ]);
  });

  test.each([
    [undefined, 'alerts'],
    ['text', 'alerts'],
    [[], 'alerts'],
    [{}, 'alerts'],
    [{ alerts: {} }, 'alerts'],
    // What a template of the sender's own makes of it.
    [{ text: 'Disk full', channel: '#ops' }, 'alerts'],
    [{ alerts: [null] }, 'alerts.0'],
    [{ alerts: [{ labels: { a: 'b' } }] }, 'alerts.0.status'],
    [{ alerts: [{ status: 'constructor', labels: { a: 'b' } }] }, 'alerts.0.status'],
    [{ alerts: [{ status: 'firing' }] }, 'alerts.0.labels'],
    [{ alerts: [{ status: 'firing', labels: 'a=b' }] }, 'alerts.0.labels'],
  ])('that does not fit names the path: %j', async (body, path) => {
    expect(await problemsOf('alertmanager', body)).toEqual([path]);
  });

  test('that was cut by its sender says how many alerts are missing', async () => {
    const alerts = [{ status: 'firing', fingerprint: 'a', annotations: { summary: 'A' } }];
    const missing = { kind: 'ignored', path: 'truncatedAlerts', because: expect.stringContaining('left out 7 alerts') };
    expect(await reading('alertmanager', { alerts, truncatedAlerts: 7 })).toMatchObject([{ key: 'a' }, missing]);
    for (const truncatedAlerts of [0, -1, 'none', null, {}])
      expect(await reading('alertmanager', { alerts, truncatedAlerts })).toHaveLength(1);
  });

  test('without alerts comes to nothing', async () => {
    expect(await reading('alertmanager', groupOf())).toMatchObject([{ kind: 'ignored', path: 'alerts' }]);
  });

  test('by a template of the sender is read by the mapping of a generic source', async () => {
    const mapping = { subject: ['text'], resolved: { paths: ['state'], is: ['resolved'] } };
    const source = { mapping, deduplicationKey: ['id'] };
    expect(await reading('generic', { text: 'Disk full', state: 'Resolved', id: 7 }, { source })).toMatchObject([
      { action: 'resolve', subject: 'Disk full', key: '7' },
    ]);
  });
});

describe.skipIf(!HAS_SAMPLES)('real posts of Alertmanager (skipped where the samples are absent)', () => {
  test('capture of two alerts in one group without a name', async () => {
    expect(await reading('alertmanager', sample('alertmanager/goalert-captured-2-firing.json'))).toMatchObject([
      {
        action: 'trigger',
        key: '791cec13fcba0368',
        priority: 'P1',
        subject: 'Instance 127.0.0.1:9090 down',
        tags: ['InstanceDown'],
      },
      {
        action: 'trigger',
        key: '8df98227bdd81384',
        priority: 'P1',
        subject: 'Instance localhost:9090 down',
        tags: ['InstanceDown'],
      },
    ]);
  });

  test('one that fires beside one that is over, without fingerprints', async () => {
    expect(await reading('alertmanager', sample('alertmanager/mixed-firing-and-resolved.json'))).toMatchObject([
      { action: 'trigger', priority: 'P1', subject: 's', tags: ['A'] },
      { action: 'resolve', tags: ['B'] },
    ]);
  });

  test('a pair of firing and resolved is one problem', async () => {
    const [firing] = await reading('alertmanager', sample('alertmanager/pair-1-firing.json'));
    const [resolved] = await reading('alertmanager', sample('alertmanager/pair-2-resolved.json'));
    expect(firing).toMatchObject({ action: 'trigger', key: 'webhook-test', priority: 'P1', subject: 'Gateway down' });
    expect(resolved).toMatchObject({ action: 'resolve', key: 'webhook-test' });
  });
});
