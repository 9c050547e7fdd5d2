import { describe, expect, test } from 'vitest';
import { HAS_SAMPLES, sample } from '../../../support/webhook-samples.ts';
import { problemsOf, reading } from '../reading.ts';

const ALERT = {
  status: 'firing',
  labels: { alertname: 'High CPU', severity: 'warning' },
  annotations: { summary: 'CPU of web-1' },
  startsAt: '2026-01-05T09:51:03.157076+02:00',
  endsAt: '0001-01-01T00:00:00Z',
  generatorURL: '?orgId=1',
  fingerprint: 'c6eadffa33fcdf37',
  silenceURL: 'https://grafana.example/alerting/silence/new',
  dashboardURL: '',
  panelURL: 'https://grafana.example/d/abc?viewPanel=1',
  valueString: '[ var=B value=97 ]',
};
const POST = { version: '1', orgId: 1, externalURL: 'https://grafana.example/', state: 'alerting', alerts: [ALERT] };
const LEGACY = {
  ruleId: 7,
  ruleName: 'CPU rule',
  title: '[Alerting] CPU',
  state: 'alerting',
  message: 'Too hot',
  ruleUrl: 'https://grafana.example/d/1',
};

describe('an alert of Grafana', () => {
  test('is one of Alertmanager with more addresses', async () => {
    const [alert] = await reading('grafana', POST);
    expect(alert).toMatchObject({
      action: 'trigger',
      key: ALERT.fingerprint,
      priority: 'P3',
      subject: 'CPU of web-1',
      tags: ['High CPU'],
    });
    expect(alert).toHaveProperty(
      'description',
      [
        'Values: [ var=B value=97 ]',
        'Panel: https://grafana.example/d/abc?viewPanel=1',
        'Silence: https://grafana.example/alerting/silence/new',
        '',
        'Source: https://grafana.example/?orgId=1',
        '',
        'alertname: High CPU',
        'severity: warning',
      ].join('\n'),
    );
  });

  test('that is over is resolved', async () => {
    expect(await reading('grafana', { ...POST, alerts: [{ ...ALERT, status: 'resolved' }] })).toMatchObject([
      { action: 'resolve' },
    ]);
  });

  test.each([
    [{}, 'alerts'],
    [{ alerts: [7] }, 'alerts.0'],
    [{ alerts: [{ ...ALERT, status: 'ok' }] }, 'alerts.0.status'],
  ])('that does not fit names the path: %j', async (body, path) => {
    expect(await problemsOf('grafana', body)).toEqual([path]);
  });
});

describe('an alert of Grafana before version 8', () => {
  test('is known by its rule', async () => {
    expect(await reading('grafana', LEGACY)).toMatchObject([
      {
        action: 'trigger',
        key: 'rule:7',
        subject: '[Alerting] CPU',
        description: 'Too hot\n\nRule: https://grafana.example/d/1',
        tags: ['CPU rule'],
      },
    ]);
  });

  test.each([
    ['alerting', 'trigger'],
    ['no_data', 'trigger'],
    ['ok', 'resolve'],
  ])('in the state %s is a %s', async (state, action) => {
    expect(await reading('grafana', { ...LEGACY, state })).toMatchObject([{ action }]);
  });

  test.each(['paused', 'pending'])('comes to nothing while it is %s', async (state) => {
    expect(await reading('grafana', { ...LEGACY, state })).toMatchObject([{ kind: 'ignored', path: 'state' }]);
  });

  test.each(['constructor', 'unknown', undefined])('in the state %s does not fit', async (state) => {
    expect(await problemsOf('grafana', { ...LEGACY, state })).toEqual(['state']);
  });
});

test.skipIf(!HAS_SAMPLES)('the example in the documentation of Grafana is two alerts (skipped where it is absent)', async () => {
  expect(await reading('grafana', sample('grafana/docs-2-firing.json'))).toMatchObject([
    {
      action: 'trigger',
      key: 'c6eadffa33fcdf37',
      subject: 'This alert was triggered for zone us-1',
      tags: ['High memory usage'],
    },
    { action: 'trigger', key: 'bc97ff14869b13e3', subject: 'This alert was triggered for zone eu-1', tags: ['High CPU usage'] },
  ]);
});
