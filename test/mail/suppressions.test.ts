import { describe, expect, test } from 'vitest';
import { createHandler } from '../../functions/mail-events/handler.ts';
import { liftAll } from '../../shared/app/mail/suppress.ts';
import { holding } from '../../shared/app/mail/suppression.ts';
import type { Receipt } from '../../shared/app/receipt.ts';
import { wireId } from '../../shared/aws/wire-id.ts';
import { sqsEvent } from '../support/lambda-events.ts';
import { time } from '../support/story.ts';
import { MailWorld } from './mail-world.ts';
import { bounce, complaint, delivery } from './sending-events.ts';

const CORA = 'cora@customer.example';
const LEE = 'lee@acme.example';

type Kind = typeof bounce | typeof complaint | typeof delivery;

/** A platform to which news of mails come, as from SES. */
async function create() {
  const mail = await MailWorld.create();
  const { world } = mail;
  const about = ({ providerId = '', handedOverAt = 0, to }: Receipt) => ({
    id: providerId,
    sentAt: new Date(handedOverAt).toISOString(),
    to,
  });
  const events = createHandler({ ...world.services, mailIdOf: (providerId) => wireId(providerId, 'us-east-1') });
  const receipt = async (ticketId: string, to: string, notice?: string): Promise<Receipt> => {
    const found = (await world.receipts(ticketId)).findLast((one) => one.to === to && (notice ?? one.notice) === one.notice);
    if (found === undefined) throw new Error(`no receipt of a mail to ${to}`);
    return found;
  };
  const held = async (address: string) => {
    const found = await world.services.suppressions.load(address);
    return found === undefined ? [] : holding(found);
  };
  return {
    mail,
    world,
    events,
    about,
    receipt,
    /** `bounced 2` for an address whose mails bounced twice. */
    marks: async (address: string) => (await held(address)).map(({ reason, mails }) => `${reason} ${mails}`),
    held,
    /** SES says it of the newest mail to somebody about a ticket. */
    tell: async (ticketId: string, to: string, kind: Kind, ...rest: readonly string[]) => {
      const at = new Date(world.now).toISOString();
      const event = (kind as typeof bounce)(about(await receipt(ticketId, to)), at, ...rest);
      expect(await events(sqsEvent([event]))).toEqual({ batchItemFailures: [] });
    },
    sentTo: (address: string) => world.mails.filter(({ to }) => to === address).map(({ notice }) => notice),
  };
}

const reply = (message: string) => ({ type: 'reply', message }) as const;

describe('an address whose mail bounced for good', () => {
  test('is mailed no more, and the receipt says why', async () => {
    const { world, receipt, tell, marks, sentTo } = await create();
    const id = await world.open('09:00');
    await world.until('09:01');
    await tell(id, CORA, bounce);
    await world.do('09:10', id, reply('m-1'));
    await world.until('09:11');

    expect(await marks(CORA)).toEqual(['bounced 1']);
    expect(sentTo(CORA)).toEqual(['received']);
    expect(await receipt(id, CORA, 'replied')).toMatchObject({
      state: 'failed',
      error: 'the address is on the suppression list: a mail to it bounced',
      outcome: { type: 'suppressed', final: true, detail: 'smtp; 550 5.1.1 user unknown' },
    });
    const stored = await world.services.tickets.load(id);
    const undelivered = stored?.facts.flatMap((fact) => (fact.type === 'undelivered' ? fact.because : []));
    expect(undelivered).toEqual(['bounced', 'suppressed']);
    expect(world.counts).toMatchObject({ NoticeSuppressed: 1 });
    expect(world.counts).not.toHaveProperty('NoticeFailed');
    expect(world.counts).not.toHaveProperty('NoticeUndelivered');
  });

  test('is not mailed of other tickets either, in whatever case it is written', async () => {
    const { world, tell, sentTo } = await create();
    const id = await world.open('09:00');
    await world.until('09:01');
    await tell(id, CORA, bounce);
    await world.open('09:02', { requester: { email: 'Cora@Customer.example' } });
    await world.until('09:03');
    expect([...sentTo(CORA), ...sentTo('Cora@Customer.example')]).toEqual(['received']);
  });

  test('sends a ladder on at once, and an operator learns of it each time', async () => {
    const { world, tell } = await create();
    const first = await world.open('09:00');
    await world.until('09:46');
    await tell(first, LEE, bounce);
    const second = await world.open('10:00');
    await world.until('12:00');
    expect(world.staffMails().filter((line) => line.includes(LEE))).toEqual(['09:45 warning → lee@acme.example']);
    expect(world.staffMails()).toContain('11:00 escalation → max@acme.example');
    expect(await world.facts(second, 'undelivered')).toContain('11:00 undelivered');
    expect(world.counts['NoticeUndelivered']).toBeGreaterThan(1);
  });
});

describe('an address', () => {
  test.each([
    ['whose mailbox was full', bounce, ['Transient']],
    ['that took its mail', delivery, []],
  ] as const)('%s is mailed on', async (_, kind, rest) => {
    const { world, tell, marks, sentTo } = await create();
    const id = await world.open('09:00');
    await world.until('09:01');
    await tell(id, CORA, kind, ...rest);
    await world.do('09:10', id, reply('m-1'));
    await world.until('09:11');
    expect(await marks(CORA)).toEqual([]);
    expect(sentTo(CORA)).toEqual(['received', 'replied']);
  });

  test('is counted once for a mail, however often and by however many it is told', async () => {
    const { world, tell, marks } = await create();
    const id = await world.open('09:00');
    await world.until('09:01');
    await Promise.all([1, 2, 3].map(() => tell(id, CORA, bounce)));
    await tell(id, CORA, bounce);
    expect(await marks(CORA)).toEqual(['bounced 1']);
  });

  test('is counted for each mail, also when two come back at the same moment', async () => {
    const { world, tell, marks } = await create();
    const ids = [await world.open('09:00'), await world.open('09:00')];
    await world.until('09:01');
    await Promise.all(ids.map((id) => tell(id, CORA, bounce)));
    expect(await marks(CORA)).toEqual(['bounced 2']);
  });

  test('is held for both reasons where a mail bounced and was reported as spam, whichever is told first', async () => {
    for (const kinds of [
      [bounce, complaint],
      [complaint, bounce],
    ]) {
      const { world, tell, marks } = await create();
      const id = await world.open('09:00');
      await world.until('09:01');
      for (const kind of kinds) await tell(id, CORA, kind);
      expect((await marks(CORA)).toSorted()).toEqual(['bounced 1', 'complained 1']);
    }
  });

  test('whose bounce is told while the next mail to it is on its way gets that one, and none after it', async () => {
    const { world, tell, events, about, receipt, marks, sentTo } = await create();
    const id = await world.open('09:00');
    await world.until('09:01');
    const received = await receipt(id, CORA);
    world.mailer.beforeSend = async () => {
      world.mailer.beforeSend = () => undefined;
      await events(sqsEvent([bounce(about(received), new Date(world.now).toISOString())]));
    };
    await world.do('09:10', id, reply('m-1'));
    await world.until('09:11');
    expect(await marks(CORA)).toEqual(['bounced 1']);
    expect(await receipt(id, CORA, 'replied')).toMatchObject({ state: 'sent' });
    await tell(id, CORA, bounce);
    await world.do('09:20', id, reply('m-2'));
    await world.until('09:21');
    expect(sentTo(CORA)).toEqual(['received', 'replied']);
    expect(await marks(CORA)).toEqual(['bounced 2']);
  });
});

describe('whoever has reported a mail as spam', () => {
  test('gets no more mails as a customer', async () => {
    const { world, tell, sentTo, receipt } = await create();
    const id = await world.open('09:00');
    await world.until('09:01');
    await tell(id, CORA, complaint);
    await world.do('09:10', id, reply('m-1'));
    await world.until('09:11');
    expect(sentTo(CORA)).toEqual(['received']);
    expect((await receipt(id, CORA, 'replied')).error).toMatch(/reported as spam/);
  });

  test('is told of breaches and escalations all the same, and of nothing else', async () => {
    const { world, tell, sentTo } = await create();
    const first = await world.open('09:00');
    await world.until('09:46');
    await tell(first, LEE, complaint);
    const second = await world.open('10:00');
    await world.do('10:01', second, { type: 'assign', assignee: 'lee' });
    await world.until('11:30');
    expect(sentTo(LEE)).not.toContain('assigned');
    expect(sentTo(LEE)).toContain('escalation');
  });
});

describe('an address that was suppressed', () => {
  const suppressed = async (kind: Kind) => {
    const all = await create();
    const id = await all.world.open('09:00');
    await all.world.until('09:01');
    const news = await all.receipt(id, CORA);
    await all.tell(id, CORA, kind);
    return { ...all, id, news };
  };

  test('is mailed again once its owner has written, beginning with the answer to that mail', async () => {
    const { mail, world, marks, sentTo } = await suppressed(bounce);
    await world.until('09:30');
    await mail.receive({ id: 'a@customer.example', from: CORA }, { receivedAt: world.now });
    expect(await marks(CORA)).toEqual([]);
    expect(sentTo(CORA)).toEqual(['received', 'received']);
  });

  test('is not by a mail that was written before the bounce', async () => {
    const { mail, world, marks } = await suppressed(bounce);
    await mail.receive({ id: 'a@customer.example', from: CORA }, { receivedAt: world.now - 1 });
    expect(await marks(CORA)).toEqual(['bounced 1']);
  });

  test.each([
    ['an absence notice', ['Auto-Submitted: auto-replied']],
    ['spam in its name', []],
  ])('is not by %s', async (what, headers) => {
    const { mail, world, marks } = await suppressed(bounce);
    await world.until('09:30');
    const verdicts = { spam: what.startsWith('spam') ? 'FAIL' : 'PASS' } as const;
    await mail.receive({ id: 'a@customer.example', from: CORA, headers }, { receivedAt: world.now, verdicts });
    expect(await marks(CORA)).toEqual(['bounced 1']);
  });

  test('stays so for a complaint, even if its owner writes', async () => {
    const { mail, world, marks } = await suppressed(complaint);
    await world.until('09:30');
    await mail.receive({ id: 'a@customer.example', from: CORA }, { receivedAt: world.now });
    expect(await marks(CORA)).toEqual(['complained 1']);
  });

  test('is mailed again once an operator has taken it off the list, and news told twice does not bring it back', async () => {
    const { world, id, about, events, news, marks, sentTo } = await suppressed(complaint);
    const toldAt = new Date(world.now).toISOString();
    await world.until('09:30');
    await liftAll(world.services, CORA, { at: world.now, by: 'api:ops' });
    await events(sqsEvent([complaint(about(news), toldAt), bounce(about(news), toldAt)]));
    expect(await marks(CORA)).toEqual(['bounced 1']);
    await liftAll(world.services, CORA, { at: world.now, by: 'api:ops' });
    await world.do('09:40', id, reply('m-1'));
    await world.until('09:41');
    expect(sentTo(CORA)).toEqual(['received', 'replied']);
  });

  test('is suppressed again when the next mail bounces, from then on', async () => {
    const { world, id, tell, held } = await suppressed(bounce);
    await world.until('09:30');
    await liftAll(world.services, CORA, { at: world.now, by: 'api:ops' });
    await world.do('09:40', id, reply('m-1'));
    await world.until('09:41');
    await tell(id, CORA, bounce);
    expect(await held(CORA)).toMatchObject([{ reason: 'bounced', mails: 1, since: time('09:41') }]);
  });
});
