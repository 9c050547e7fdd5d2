import { describe, expect, test } from 'vitest';
import type { Level } from '../../shared/core/escalation/ladder.ts';
import { postsFor } from '../../shared/core/posts.ts';
import { ORGANISATION, policySet } from '../support/policies.ts';
import { Story, time } from '../support/story.ts';

const organisation = {
  ...ORGANISATION,
  outgoingWebhooks: { pager: { id: 'pager', name: 'Pager', url: 'https://pager.example/' } },
};

const level = (id: string, to: Level['to']): Level => ({
  id,
  metric: 'first-response',
  notice: 'escalation',
  mark: { kind: 'offset', ms: 0 },
  to,
});
const levels = [level('1', [{ kind: 'lead' }, { kind: 'webhook', id: 'pager' }]), level('2', [{ kind: 'webhook', id: 'pager' }])];
const policies = policySet({ escalations: { standard: { name: 'standard', levels } } });

const story = new Story({ organisation, policySet: policies }).open('09:00').until('10:30');

describe('levels that tell another system', () => {
  test('post one event each, also when they fire together', () => {
    expect(postsFor(story.facts, { organisation })).toEqual([
      { type: 'post', id: '3.webhook:pager', to: 'webhook:pager', fact: 3, plannedAt: time('10:00') },
      { type: 'post', id: '4.webhook:pager', to: 'webhook:pager', fact: 4, plannedAt: time('10:00') },
    ]);
  });

  test('mail nothing to it', () => {
    expect(story.mails.map(({ to }) => to.email)).toEqual(['cora@customer.example', 'lee@acme.example']);
  });

  test('post nothing to a system that is configured no more', () => {
    expect(postsFor(story.facts, { organisation: ORGANISATION })).toEqual([]);
  });
});
