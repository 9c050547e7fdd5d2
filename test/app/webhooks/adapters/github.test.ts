import { describe, expect, test } from 'vitest';
import { HAS_SAMPLES, sample } from '../../../support/webhook-samples.ts';
import { problemsOf, reading } from '../reading.ts';

const ISSUE = {
  node_id: 'I_1',
  number: 12,
  title: 'It crashes',
  body: 'On start',
  state: 'open',
  user: { login: 'octocat' },
  html_url: 'https://github.com/acme/shop/issues/12',
  labels: [{ name: 'bug' }, { name: 'priority: high' }],
};
const REPOSITORY = { full_name: 'acme/shop' };
const event = (action: string, changes: object = {}) => ({ action, issue: { ...ISSUE, ...changes }, repository: REPOSITORY });
const as = (kind: string) => ({ headers: { 'x-github-event': kind } });

describe('an issue of GitHub', () => {
  test('that is opened is a problem', async () => {
    expect(await reading('github', event('opened'), as('issues'))).toMatchObject([
      {
        action: 'trigger',
        key: 'I_1',
        subject: 'acme/shop#12: It crashes',
        description: 'On start\n\nBy: octocat\nIssue: https://github.com/acme/shop/issues/12',
        priority: 'P2',
        tags: ['bug', 'priority: high'],
      },
    ]);
  });

  test.each([
    ['opened', 'open', 'trigger'],
    ['reopened', 'open', 'trigger'],
    ['edited', 'open', 'trigger'],
    ['closed', 'closed', 'resolve'],
    ['deleted', 'open', 'resolve'],
  ])('that was %s and is %s is a %s', async (said, state, action) => {
    expect(await reading('github', event(said, { state }), as('issues'))).toMatchObject([{ action, key: 'I_1' }]);
  });

  test.each([
    ['labeled', 'open'],
    ['assigned', 'open'],
    ['constructor', 'open'],
    // Who mends a word in an old issue has no problem.
    ['edited', 'closed'],
  ])('that was %s and is %s changes nothing', async (said, state) => {
    expect(await reading('github', event(said, { state }), as('issues'))).toMatchObject([{ kind: 'ignored' }]);
  });

  test('without a node id is known by its repository and number', async () => {
    expect(await reading('github', event('opened', { node_id: null }), as('issues'))).toMatchObject([{ key: 'acme/shop#12' }]);
  });

  test.each([[{}], [[]], ['text'], [{ action: 'opened' }], [{ action: 'opened', issue: { title: 'T' } }]])(
    'that cannot be named does not fit: %j',
    async (body) => {
      expect(await problemsOf('github', body, as('issues'))).toEqual(['issue.node_id']);
    },
  );
});

describe('a comment on an issue of GitHub', () => {
  const comment = { body: 'Me too', user: { login: 'hubot' } };

  test('is a message on the ticket of the issue', async () => {
    expect(await reading('github', { ...event('created'), comment }, as('issue_comment'))).toMatchObject([
      { action: 'trigger', key: 'I_1', isMessage: true, description: expect.stringMatching(/^Me too\n\nBy: hubot\n/) },
    ]);
  });

  test.each([
    ['deleted', {}],
    ['edited', {}],
    ['created', { state: 'closed' }],
    ['created', { pull_request: { url: 'https://api.github.com/pulls/12' } }],
  ])('comes to nothing when it is %s of %j', async (said, changes) => {
    expect(await reading('github', { ...event(said, changes), comment }, as('issue_comment'))).toMatchObject([
      { kind: 'ignored' },
    ]);
  });
});

describe('another post of GitHub', () => {
  test.each(['ping', 'push', 'pull_request', 'constructor'])('of the kind %s comes to nothing', async (kind) => {
    expect(await reading('github', { zen: 'Keep it logically awesome.' }, as(kind))).toMatchObject([{ kind: 'ignored' }]);
  });

  test('that has lost its header is known by its body', async () => {
    expect(await reading('github', { zen: 'Keep it logically awesome.' })).toMatchObject([{ kind: 'ignored' }]);
    expect(await reading('github', event('opened'))).toMatchObject([{ action: 'trigger' }]);
  });
});

describe.skipIf(!HAS_SAMPLES)('real posts of GitHub (skipped where the samples are absent)', () => {
  test('an issue is opened', async () => {
    expect(await reading('github', sample('github/issues.opened.payload.json'), as('issues'))).toMatchObject([
      {
        action: 'trigger',
        key: 'MDU6SXNzdWU0NDQ1MDAwNDE=',
        subject: 'Codertocat/Hello-World#1: Spelling error in the README file',
        tags: ['bug'],
      },
    ]);
  });

  test('a ping comes to nothing', async () => {
    expect(await reading('github', sample('github/ping.payload.json'), as('ping'))).toMatchObject([{ kind: 'ignored' }]);
  });
});
