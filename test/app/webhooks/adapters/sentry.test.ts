import { describe, expect, test } from 'vitest';
import { HAS_SAMPLES, sample } from '../../../support/webhook-samples.ts';
import { problemsOf, reading } from '../reading.ts';

const as = (resource: string) => ({ headers: { 'sentry-hook-resource': resource } });
const EVENT = {
  action: 'triggered',
  data: {
    event: {
      issue_id: '111',
      event_id: 'e1',
      title: 'TypeError: x',
      level: 'error',
      culprit: 'main.js',
      web_url: 'https://sentry.io/i/111/',
      tags: [['user', 'ip:1']],
    },
    triggered_rule: 'Any error',
  },
};
const metric = (action: string) => ({
  action,
  data: {
    metric_alert: { id: 4, title: 'Marmot', alert_rule: { name: 'Errors' } },
    description_title: 'Too many errors',
    description_text: '1000 events\\nFilter: level:error',
    web_url: 'https://sentry.io/a/1/',
  },
});
const issue = (action: string) => ({
  action,
  data: { issue: { id: '111', title: 'TypeError: x', level: 'fatal', project: { slug: 'shop' } } },
});

describe('an issue alert of Sentry', () => {
  test('is known by its issue, however many events that has', async () => {
    const [alert] = await reading('sentry', EVENT, as('event_alert'));
    expect(alert).toMatchObject({ action: 'trigger', key: 'issue:111', priority: 'P2', subject: 'TypeError: x' });
    expect(alert).toHaveProperty('description', 'Where: main.js\nRule: Any error\nIssue: https://sentry.io/i/111/');
  });

  test('puts no data of users into tags', async () => {
    expect((await reading('sentry', EVENT, as('event_alert')))[0]).not.toHaveProperty('tags');
  });
});

describe('an issue of Sentry', () => {
  test.each([
    ['created', 'trigger'],
    ['unresolved', 'trigger'],
    ['resolved', 'resolve'],
    ['archived', 'resolve'],
    ['ignored', 'resolve'],
  ])('that was %s is a %s of the same problem as its alerts', async (said, action) => {
    expect(await reading('sentry', issue(said), as('issue'))).toMatchObject([{ action, key: 'issue:111', priority: 'P1' }]);
  });

  test.each(['assigned', 'constructor', ''])('that was "%s" changes nothing', async (said) => {
    expect(await reading('sentry', issue(said), as('issue'))).toMatchObject([{ kind: 'ignored' }]);
  });
});

describe('a metric alert of Sentry', () => {
  test.each([
    ['critical', 'trigger', 'P1'],
    ['warning', 'trigger', 'P3'],
    ['resolved', 'resolve', undefined],
  ])('that is %s is a %s', async (said, action, priority) => {
    const [alert] = await reading('sentry', metric(said), as('metric_alert'));
    expect(alert).toMatchObject({ action, key: 'metric:4', subject: 'Too many errors' });
    expect(alert && 'priority' in alert ? alert.priority : undefined).toBe(priority);
  });

  test('has line breaks where Sentry writes a backslash and an n', async () => {
    const [alert] = await reading('sentry', metric('critical'), as('metric_alert'));
    expect(alert).toHaveProperty('description', expect.stringMatching(/^1000 events\nFilter: level:error\n\nRule: Errors\n/));
  });
});

describe('a post of Sentry', () => {
  test.each([
    [EVENT, 'issue:111'],
    [metric('critical'), 'metric:4'],
    [issue('created'), 'issue:111'],
  ])('that has lost its header is known by what it holds', async (body, key) => {
    expect(await reading('sentry', body)).toMatchObject([{ kind: 'signal', key }]);
  });

  test.each(['installation', 'comment', 'error'])('of the kind %s comes to nothing', async (resource) => {
    expect(await reading('sentry', { action: 'created', data: { [resource]: {} } }, as(resource))).toMatchObject([
      { kind: 'ignored' },
    ]);
  });

  test.each([
    ['event_alert', {}, 'data'],
    ['event_alert', [], 'data'],
    ['event_alert', { data: { event: { title: 'T' } } }, 'data.event.issue_id'],
    ['metric_alert', { action: 'critical', data: { metric_alert: {} } }, 'data.metric_alert.id'],
    ['metric_alert', { action: 'constructor', data: { metric_alert: { id: 1 } } }, 'action'],
    ['issue', { action: 'created', data: { issue: {} } }, 'data.issue.id'],
  ])('of the kind %s that does not fit names the path: %j', async (resource, body, path) => {
    expect(await problemsOf('sentry', body, as(resource))).toEqual([path]);
  });
});

describe.skipIf(!HAS_SAMPLES)('real posts of Sentry (skipped where the samples are absent)', () => {
  test('an issue alert', async () => {
    expect(await reading('sentry', sample('sentry/issue-alert-triggered.json'), as('event_alert'))).toMatchObject([
      { action: 'trigger', key: 'issue:1117540176', priority: 'P2', subject: 'ReferenceError: heck is not defined' },
    ]);
  });

  test('a metric alert that is over', async () => {
    expect(await reading('sentry', sample('sentry/metric-alert-resolved.json'), as('metric_alert'))).toMatchObject([
      {
        action: 'resolve',
        key: 'metric:4',
        subject: 'Resolved: Too many errors',
        description: expect.stringMatching(/^1000 events in the last 10 minutes\nFilter: level:error\n/),
      },
    ]);
  });
});
