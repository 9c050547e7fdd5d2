import { describe, expect, test } from 'vitest';
import { createHandler } from '../../functions/mail-events/handler.ts';
import { readSendingEvent } from '../../functions/mail-events/sending-event.ts';
import type { Outcome } from '../../shared/app/receipt.ts';
import { wireId } from '../../shared/aws/wire-id.ts';
import { sqsEvent } from '../support/lambda-events.ts';
import { time } from '../support/story.ts';
import { World } from '../support/world.ts';
import { bounce, complaint, delay, delivery, onTopic, reject } from './sending-events.ts';

const at = (clock: string) => new Date(time(clock)).toISOString();
const ABOUT = { id: '0102-lee', sentAt: at('10:45'), to: 'lee@acme.example' };
const read = (event: object) => readSendingEvent(JSON.stringify(onTopic(event)));
const outcomeOf = (event: object): Outcome | undefined => {
  const found = read(event);
  return found === undefined || found === 'none' ? undefined : found.outcome;
};

describe('an event of SES', () => {
  test('says of which mail it is and when that was sent, in an envelope of SNS or raw', () => {
    const event = delivery(ABOUT, at('10:46'));
    expect(read(event)).toMatchObject({ providerId: '0102-lee', sentAt: time('10:45') });
    expect(readSendingEvent(JSON.stringify(event))).toEqual(read(event));
  });

  test.each([
    ['a delivery', delivery(ABOUT, at('10:46')), { type: 'delivered', final: true, detail: '250 2.6.0 Message received' }],
    ['a hard bounce', bounce(ABOUT, at('10:46')), { type: 'bounced', final: true, detail: 'smtp; 550 5.1.1 user unknown' }],
    ['a soft bounce', bounce(ABOUT, at('10:46'), 'Transient'), { type: 'bounced', final: false, detail: 'Transient, General' }],
    [
      'a full mailbox',
      bounce(ABOUT, at('10:46'), 'Transient', 'MailboxFull'),
      { type: 'bounced', final: false, returned: true, detail: 'Transient, MailboxFull' },
    ],
    ['a complaint', complaint(ABOUT, at('10:46')), { type: 'complained', final: true, detail: 'abuse' }],
    [
      'a delay',
      delay(ABOUT, at('10:46')),
      { type: 'delayed', final: false, detail: 'smtp; 421 4.4.1 Unable to connect to remote host' },
    ],
  ])('%s is read with what the server said', (_, event, outcome) => {
    expect(outcomeOf(event)).toEqual({ ...outcome, at: time('10:46') });
  });

  test('a refusal happened when the mail was sent', () => {
    expect(outcomeOf(reject(ABOUT))).toEqual({ type: 'rejected', at: time('10:45'), final: true, detail: 'Bad content' });
  });

  test.each([
    ['the test of a topic', onTopic('Successfully validated SNS topic for Amazon SES event publishing.')],
    ['an open', { ...delivery(ABOUT, at('10:46')), eventType: 'Open' }],
    ['a send', onTopic({ ...delivery(ABOUT, at('10:46')), eventType: 'Send' })],
  ])('%s says nothing about a receipt', (_, event) => {
    expect(readSendingEvent(JSON.stringify(event))).toBe('none');
  });

  test.each([
    ['no JSON', 'hello'],
    ['another kind', JSON.stringify({ eventType: 'Teleport', mail: {} })],
    ['a bounce of nothing', JSON.stringify({ eventType: 'Bounce', mail: { messageId: 'x', timestamp: at('10:45') } })],
    ['a time that is none', JSON.stringify({ ...reject({ ...ABOUT, sentAt: 'yesterday' }) })],
  ])('%s is not one', (_, body) => {
    expect(readSendingEvent(body)).toBeUndefined();
  });
});

/** A ticket whose warning has gone out to Lee at 10:45. */
async function warned() {
  const world = await World.create();
  const id = await world.open('10:00');
  await world.until('10:46');
  const services = { ...world.services, mailIdOf: (providerId: string) => wireId(providerId, 'us-east-1') };
  const tell = (...events: readonly object[]) => createHandler(services)(sqsEvent(events.map(onTopic)));
  const receipt = async () => {
    const found = (await world.receipts(id)).find(({ notice }) => notice === 'warning');
    if (found?.providerId === undefined) throw new Error('the warning has not gone out');
    return found;
  };
  const about = { id: (await receipt()).providerId ?? '', sentAt: at('10:45'), to: 'lee@acme.example' };
  return { world, id, tell, receipt, about };
}

describe('the receipt of a mail', () => {
  test('says what became of it', async () => {
    const { tell, receipt, about } = await warned();
    expect(await tell(delivery(about, at('10:46')))).toEqual({ batchItemFailures: [] });
    expect((await receipt()).outcome).toMatchObject({ type: 'delivered', at: time('10:46'), final: true });
  });

  test('says the worst when the news comes in the wrong order, twice, and all at once', async () => {
    const { tell, receipt, about } = await warned();
    const news = [bounce(about, at('10:47')), delivery(about, at('10:46')), delay(about, at('10:45'))];
    expect(await tell(...news, ...news)).toEqual({ batchItemFailures: [] });
    expect((await receipt()).outcome).toMatchObject({ type: 'bounced', detail: 'smtp; 550 5.1.1 user unknown' });
  });

  test('keeps everything else that it says', async () => {
    const { tell, receipt, about } = await warned();
    const before = await receipt();
    await tell(delivery(about, at('10:46')));
    expect({ ...(await receipt()), outcome: undefined }).toEqual({ ...before, outcome: undefined });
  });

  test('of somebody on the staff who was not reached is counted', async () => {
    const { world, tell, about } = await warned();
    await tell(complaint(about, at('10:47')));
    expect(world.counts['NoticeUndelivered']).toBe(1);
  });
});

describe('an escalation that bounces', () => {
  /** Lee has been told of the breach at 11:00; Max would be told at 11:30. */
  async function escalated() {
    const world = await World.create();
    const id = await world.open('10:00');
    await world.until('11:02');
    const services = { ...world.services, mailIdOf: (providerId: string) => wireId(providerId, 'us-east-1') };
    const sent = (await world.receipts(id)).find(({ notice }) => notice === 'escalation');
    const about = { id: sent?.providerId ?? '', sentAt: at('11:00'), to: 'lee@acme.example' };
    return { world, id, about, tell: (...events: readonly object[]) => createHandler(services)(sqsEvent(events.map(onTopic))) };
  }

  test.each([
    ['bounces', bounce],
    ['is reported as spam', complaint],
  ] as const)('goes on to the next level at once when it %s, and says so in the history', async (_, event) => {
    const { world, id, tell, about } = await escalated();
    await tell(event(about, at('11:02')), event(about, at('11:02')));
    await tell(event(about, at('11:02')));
    await world.until('12:00');

    expect(world.staffMails()).toEqual([
      '10:45 warning → lee@acme.example',
      '11:00 escalation → lee@acme.example',
      '11:02 escalation → max@acme.example',
    ]);
    expect(await world.facts(id, 'undelivered')).toEqual(['11:02 undelivered']);
  });

  test('waits where it was delivered and only an absence notice came back', async () => {
    const { world, id, tell, about } = await escalated();
    await tell(delivery(about, at('11:01')), bounce(about, at('11:02'), 'Transient'));
    await world.until('12:00');
    expect(world.staffMails().at(-1)).toBe('11:30 escalation → max@acme.example');
    expect(await world.facts(id, 'undelivered')).toEqual([]);
  });

  test('goes on at once where a server took it and the mailbox was full', async () => {
    const { world, id, tell, about } = await escalated();
    await tell(delivery(about, at('11:01')), bounce(about, at('11:02'), 'Transient', 'MailboxFull'));
    await world.until('12:00');
    expect(world.staffMails().at(-1)).toBe('11:02 escalation → max@acme.example');
    expect(await world.facts(id, 'undelivered')).toEqual(['11:02 undelivered']);
  });

  test('is only noted where it was a customer’s mail', async () => {
    const { world, id, tell, about } = await escalated();
    const received = (await world.receipts(id)).find(({ notice }) => notice === 'received');
    await tell(bounce({ ...about, id: received?.providerId ?? '' }, at('11:02')));
    await world.until('12:00');
    expect(await world.facts(id, 'undelivered')).toEqual(['11:02 undelivered']);
    expect(world.staffMails().at(-1)).toBe('11:30 escalation → max@acme.example');
    expect(world.counts['NoticeUndelivered']).toBeUndefined();
  });
});

describe('news of a mail that is not put down yet', () => {
  test('comes back alone, and arrives once it is', async () => {
    const { world, id, tell, receipt, about } = await warned();
    const known = await receipt();
    await world.services.receipts.update({ ...known, state: 'sending' }, known);
    const early = await tell(bounce(about, at('10:46')), delivery({ ...about, id: 'unknown', sentAt: at('10:46') }, at('10:46')));
    expect(early.batchItemFailures.map(({ itemIdentifier }) => itemIdentifier).toSorted()).toEqual(['message-0', 'message-1']);
    expect((await world.receipts(id)).filter(({ outcome }) => outcome !== undefined)).toEqual([]);

    await world.services.receipts.update(known, known);
    expect(await tell(bounce(about, at('10:46')))).toEqual({ batchItemFailures: [] });
    expect((await receipt()).outcome?.type).toBe('bounced');
  });

  test('is let go after some minutes: the mail was somebody else’s', async () => {
    const { world, tell, about } = await warned();
    await world.until('11:10');
    expect(await tell(bounce({ ...about, id: 'unknown' }, at('10:46')))).toEqual({ batchItemFailures: [] });
    expect(world.counts['MailEventUnmatched']).toBe(1);
  });

  test('which SES would not have sent ends in the dead-letter queue', async () => {
    const { tell } = await warned();
    expect((await tell({ hello: 'world' })).batchItemFailures).toHaveLength(1);
  });
});
