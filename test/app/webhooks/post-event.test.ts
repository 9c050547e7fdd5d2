import { describe, expect, test } from 'vitest';
import type { OutgoingPost } from '../../../shared/app/webhooks/webhook-sender.ts';
import type { Level } from '../../../shared/core/escalation/ladder.ts';
import { MINUTE_MS } from '../../../shared/core/instant.ts';
import { answered, unanswered } from '../../support/in-memory/outside.ts';
import { ORGANISATION, policySet, STANDARD_LADDER } from '../../support/policies.ts';
import { time } from '../../support/story.ts';
import { verified } from '../../support/verified.ts';
import { PAGER_SECRET, World } from '../../support/world.ts';

const PAGER = { id: 'pager', name: 'Duty pager', url: 'https://pager.example/in' };
const organisation = { ...ORGANISATION, outgoingWebhooks: { pager: PAGER } };

const callsPager: Level = {
  id: 'call',
  metric: 'first-response',
  notice: 'escalation',
  mark: { kind: 'offset', ms: 10 * MINUTE_MS },
  to: [{ kind: 'webhook', id: 'pager' }],
};
const levels = STANDARD_LADDER.levels.flatMap((level) =>
  level.metric === 'first-response' && level.id === '2' ? [callsPager, level] : [level],
);
const policies = policySet({ escalations: { standard: { name: 'standard', levels } } });

const worldWithPager = () => World.create({ organisation, policySet: policies });

describe('a level that tells a webhook', () => {
  test('posts its event, signed as Standard Webhooks says, at its instant', async () => {
    const world = await worldWithPager();
    const id = await world.open('09:00');

    await world.until('10:20');

    const [post] = world.webhooks.posts;
    expect(world.webhooks.posts).toHaveLength(1);
    expect(post?.url).toBe('https://pager.example/in');
    expect(post && verified(post, PAGER_SECRET, time('10:10'))).toEqual({
      type: 'ticket.escalated',
      timestamp: '2026-03-02T10:10:00.000Z',
      data: expect.objectContaining({
        type: 'ticket.escalated',
        id: expect.stringMatching(new RegExp(`^${id}#\\d+$`)),
        ticketId: id,
        metric: 'first-response',
        level: 'call',
        told: ['webhook:pager'],
        at: '2026-03-02T10:10:00.000Z',
        firedAt: '2026-03-02T10:10:00.000Z',
      }),
    });
    expect(post?.body).not.toContain('printer');
  });

  test('has a receipt like a mail', async () => {
    const world = await worldWithPager();
    const id = await world.open('09:00');

    await world.until('10:20');

    const [receipt] = (await world.receipts(id)).filter(({ to }) => to === 'webhook:pager');
    expect(receipt).toMatchObject({ notice: 'ticket.escalated', state: 'sent', attempts: 1, plannedAt: time('10:10') });
  });

  test('posts again until it is taken, with the same id and a new signature', async () => {
    const world = await worldWithPager();
    const tried: OutgoingPost[] = [];
    world.webhooks.answer = (post) => {
      tried.push(post);
      return answered(tried.length < 3 ? 503 : 200);
    };
    const id = await world.open('09:00');

    await world.until('10:30');

    expect(new Set(tried.map(({ headers }) => headers['webhook-id'])).size).toBe(1);
    expect(new Set(tried.map(({ headers }) => headers['webhook-signature'])).size).toBe(3);
    expect(world.webhooks.posts).toHaveLength(1);
    const [receipt] = (await world.receipts(id)).filter(({ to }) => to === 'webhook:pager');
    expect(receipt).toMatchObject({ state: 'sent', attempts: 3 });
  });

  test.each([
    ['an answer of 408', answered(408), 'sending'],
    ['an answer of 425', answered(425), 'sending'],
    ['an answer of 429', answered(429), 'sending'],
    ['an answer of 500', answered(500), 'sending'],
    ['silence', unanswered('no answer in time'), 'sending'],
    ['an answer of 202', answered(202), 'sent'],
    ['an answer of 307', answered(307), 'failed'],
    ['an answer of 400', answered(400), 'failed'],
    ['an answer of 401', answered(401), 'failed'],
    ['an answer of 404', answered(404), 'failed'],
    ['an address where no request may go', { kind: 'forbidden', reason: 'no address', durationMs: 0 } as const, 'failed'],
  ])('after %s', async (_, result, state) => {
    const world = await worldWithPager();
    world.webhooks.answer = () => result;
    const id = await world.open('09:00');

    await world.until('10:12');

    const [receipt] = (await world.receipts(id)).filter(({ to }) => to === 'webhook:pager');
    expect(receipt?.state).toBe(state);
  });

  test('does not ask again where it was refused for good', async () => {
    const world = await worldWithPager();
    world.webhooks.answer = () => answered(410);
    const id = await world.open('09:00');

    await world.until('12:00');

    const [receipt] = (await world.receipts(id)).filter(({ to }) => to === 'webhook:pager');
    expect(receipt).toMatchObject({ state: 'failed', attempts: 1, error: 'post to pager.example: answered 410' });
    expect(world.counts['NoticeFailed']).toBe(1);
  });

  test('that is refused for good does not keep the next one waiting', async () => {
    const world = await worldWithPager();
    world.webhooks.answer = () => answered(410);
    const id = await world.open('09:00');

    await world.until('10:20');

    const facts = (await world.services.tickets.load(id))?.facts ?? [];
    expect(facts.find(({ type }) => type === 'undelivered')).toMatchObject({ to: 'webhook:pager', because: 'refused' });
    expect(world.staffMails().at(-1)).toBe('10:10 escalation → max@acme.example');
  });

  test('waits for a secret that is still to be put into the store', async () => {
    const world = await worldWithPager();
    const secrets = { ...world.services.secrets };
    let secret: string | undefined;
    Object.assign(world.services.secrets, { webhookSecret: async () => secret });
    const id = await world.open('09:00');
    await world.until('10:15');
    const [waiting] = (await world.receipts(id)).filter(({ to }) => to === 'webhook:pager');
    expect(waiting?.error).toBe('the secret store has no secret under the name webhook:pager');

    secret = await secrets.webhookSecret('webhook:pager');
    await world.until('10:40');

    expect(world.webhooks.posts).toHaveLength(1);
  });

  test('signs with both secrets while one takes the place of the other', async () => {
    const world = await worldWithPager();
    Object.assign(world.services.secrets, { webhookSecret: async () => `whsec_b2xkIHNlY3JldA== ${PAGER_SECRET}` });
    await world.open('09:00');

    await world.until('10:20');

    const [post] = world.webhooks.posts;
    expect(post && verified(post, PAGER_SECRET, time('10:10'))).toMatchObject({ type: 'ticket.escalated' });
  });

  test('is skipped once nobody has configured the webhook any more', async () => {
    const world = await worldWithPager();
    const id = await world.open('09:00');
    await world.until('10:05');
    const { version: _, ...unnumbered } = policies;
    await world.services.configuration.apply({
      ...(await world.services.configuration.current()),
      organisation: ORGANISATION,
      policySet: unnumbered,
    });

    await world.until('10:20');

    expect(await world.facts(id, 'level-skipped')).toEqual(['10:10 level-skipped first-response']);
    expect(world.webhooks.posts).toEqual([]);
  });
});
