import { describe, expect, test } from 'vitest';
import { takeMail } from '../../shared/app/mail/mail-intake.ts';
import { makeReplyAddress } from '../../shared/app/mail/reply-address.ts';
import { discardMail, releaseMail } from '../../shared/app/mail/review-mail.ts';
import { FOLDERS, type Folder } from '../../shared/app/mail/set-aside.ts';
import { HOUR_MS } from '../../shared/core/instant.ts';
import { SIGNING_KEY } from '../support/in-memory/services.ts';
import { clockTime } from '../support/story.ts';
import { incoming, MailWorld, rawMail, type Written } from './mail-world.ts';

const SPAM = { verdicts: { spam: 'FAIL' } } as const;
const VIRUS = { verdicts: { virus: 'FAIL' } } as const;
const BY = 'api:ops';

const held = async ({ services }: MailWorld, folder?: Folder) =>
  (await services.setAside.list(folder === undefined ? FOLDERS : [folder], 100)).items;

const onlyOne = async (mail: MailWorld) => {
  const [one, ...more] = await held(mail);
  if (one === undefined || more.length > 0) throw new Error('not exactly one mail was set aside');
  return one;
};

describe('a mail that is set aside', () => {
  test('is listed with who sent it, what it is about, and why nothing was made of it', async () => {
    const mail = await MailWorld.create();
    await mail.receive({ id: 's@shop.example', from: 'win@shop.example', subject: 'Win!' }, { ...SPAM, receivedAt: 1_000 });
    expect(await onlyOne(mail)).toMatchObject({
      folder: 'spam',
      because: 'it is spam',
      from: 'win@shop.example',
      subject: 'Win!',
      receivedAt: 1_000,
      recipients: ['support@in.acme.example'],
    });
  });

  test('is listed once however often it is delivered', async () => {
    const mail = await MailWorld.create();
    const raw = rawMail({ id: 's@shop.example' });
    for (let n = 0; n < 3; n += 1) await takeMail(mail.services, incoming(raw, SPAM));
    expect(await held(mail)).toHaveLength(1);
  });

  test.each<[string, object, Written | Uint8Array, string]>([
    ['with a virus', VIRUS, { id: 'x@shop.example' }, 'MailWithVirus'],
    ['that nobody can read', {}, new Uint8Array(), 'MailUnparsed'],
  ])('%s raises an alarm', async (_, envelope, written, metric) => {
    const mail = await MailWorld.create();
    await mail.receive(written, envelope);
    expect(mail.world.counts).toMatchObject({ [metric]: 1 });
  });
});

describe('a mail that is released', () => {
  test('becomes one ticket, however often and by however many it is released', async () => {
    const mail = await MailWorld.create();
    await mail.receive({ id: 's@customer.example' }, SPAM);
    const { id } = await onlyOne(mail);
    const released = await Promise.all([1, 2, 3].map(() => releaseMail(mail.services, id, BY)));
    const again = await releaseMail(mail.services, id, BY);
    const tickets = [...released, again].map((one) => (one.ok ? one.mail.review?.ticketId : one.code));
    expect(new Set(tickets).size).toBe(1);
    expect(await mail.world.facts(tickets[0] ?? '', 'opened', 'customer-replied')).toHaveLength(1);
    expect(again).toMatchObject({ ok: true, mail: { review: { state: 'released', by: BY } } });
    expect(await held(mail)).toEqual([]);
  });

  test('becomes a reply where it answers a ticket', async () => {
    const mail = await MailWorld.create();
    const { ticketId = '' } = await mail.receive({ id: 'first@customer.example' });
    await mail.receive({ id: 'r@customer.example', to: makeReplyAddress(SIGNING_KEY, ticketId, 'in.acme.example') }, SPAM);
    const released = await releaseMail(mail.services, (await onlyOne(mail)).id, BY);
    expect(released).toMatchObject({ ok: true, outcome: { action: 'customer-replied', ticketId } });
  });

  test('never speaks for a colleague whom nothing proves: what is waived is why it was set aside, and no other check', async () => {
    const mail = await MailWorld.create();
    const { ticketId = '' } = await mail.receive({ id: 'first@customer.example' });
    const to = makeReplyAddress(SIGNING_KEY, ticketId, 'in.acme.example');
    await mail.receive({ id: 'r@acme.example', from: 'ann@acme.example', to }, { verdicts: { spam: 'FAIL', dmarc: 'FAIL' } });
    const released = await releaseMail(mail.services, (await onlyOne(mail)).id, BY);
    expect(released).toMatchObject({ ok: true, outcome: { action: 'customer-replied' } });
  });

  test('with a virus is not: it stays where it is', async () => {
    const mail = await MailWorld.create();
    await mail.receive({ id: 'v@customer.example' }, VIRUS);
    const { id } = await onlyOne(mail);
    expect(await releaseMail(mail.services, id, BY)).toEqual({ ok: false, code: 'virus' });
    await onlyOne(mail);
  });

  test('and is refused again stays where it is, with the reason', async () => {
    const mail = await MailWorld.create();
    await mail.receive(new Uint8Array());
    const { id } = await onlyOne(mail);
    expect(await releaseMail(mail.services, id, BY)).toEqual({ ok: false, code: 'refused', because: 'the mail is empty' });
    await onlyOne(mail);
  });

  test('cannot be discarded any more, nor one that is discarded be released', async () => {
    const mail = await MailWorld.create();
    await mail.receive({ id: 'a@customer.example' }, SPAM);
    const first = (await onlyOne(mail)).id;
    await releaseMail(mail.services, first, BY);
    expect(await discardMail(mail.services, first, BY)).toEqual({ ok: false, code: 'released' });
    await mail.receive({ id: 'b@customer.example', subject: 'Flood' }, SPAM);
    const second = (await onlyOne(mail)).id;
    expect(await discardMail(mail.services, second, BY)).toMatchObject({ ok: true, mail: { review: { state: 'discarded' } } });
    expect(await discardMail(mail.services, second, BY)).toMatchObject({ ok: true });
    expect(await releaseMail(mail.services, second, BY)).toEqual({ ok: false, code: 'discarded' });
    expect(await held(mail)).toEqual([]);
  });
});

describe('a sender who writes more than people do', () => {
  const write = (mail: MailWorld, n: number, from = 'alarm@plant.example') =>
    mail.receive({ id: `${n}@${from}`, from, subject: `Pump ${n} is hot`, text: `It has ${n} degrees.` });

  test('is heard up to the limit in an hour, and again in the next; what is beyond is kept', async () => {
    const mail = await MailWorld.create({ mail: { mailsAnHour: 5 } });
    const actions: string[] = [];
    for (let n = 0; n < 8; n += 1) actions.push((await write(mail, n)).action);
    expect(actions).toEqual([...Array(5).fill('opened'), ...Array(3).fill('set-aside')]);
    expect(await held(mail, 'limited')).toHaveLength(3);
    expect((await write(mail, 9, 'cora@customer.example')).action).toBe('opened');
    await mail.world.until(clockTime(mail.world.now + HOUR_MS));
    expect((await write(mail, 10)).action).toBe('opened');
  });

  test('is not written to about it, and what is beyond can be released', async () => {
    const mail = await MailWorld.create({ mail: { mailsAnHour: 1 } });
    await write(mail, 1);
    const sent = mail.world.mails.length;
    await write(mail, 2);
    expect(mail.world.mails).toHaveLength(sent);
    expect(mail.world.counts).toMatchObject({ MailLimited: 1 });
    const { id } = await onlyOne(mail);
    expect(await releaseMail(mail.services, id, BY)).toMatchObject({ ok: true, outcome: { action: 'opened' } });
  });

  test('has twenty mails where nothing else is said, whatever follows a + in the address', async () => {
    const mail = await MailWorld.create();
    for (let n = 0; n < 20; n += 1) expect((await write(mail, n, `alarm+${n}@plant.example`)).action).toBe('opened');
    expect((await write(mail, 20)).because).toBe('its sender has written more than 20 mails within the hour');
  });

  test('may be a colleague: what they answer is not counted', async () => {
    const mail = await MailWorld.create({ mail: { mailsAnHour: 1 } });
    const { ticketId = '' } = await mail.receive({ id: 'first@customer.example' });
    const to = makeReplyAddress(SIGNING_KEY, ticketId, 'in.acme.example');
    for (let n = 0; n < 4; n += 1) {
      const answer = { id: `${n}@acme.example`, from: 'ann@acme.example', to, text: `Answer ${n}` };
      expect((await mail.receive(answer, { verdicts: { dmarc: 'PASS' } })).action).toBe('replied');
    }
  });
});

describe('a circle', () => {
  test('of a helpdesk that answers each of our mails in the same words, without a sign of a machine, ends by itself', async () => {
    const mail = await MailWorld.create();
    const { ticketId = '' } = await mail.receive({ id: 'first@customer.example' });
    const to = makeReplyAddress(SIGNING_KEY, ticketId, 'in.acme.example');
    const actions: string[] = [];
    for (let n = 0; n < 6; n += 1) {
      const text = `Your request #${1_000 + n} has been received.`;
      actions.push(
        (await mail.receive({ id: `${n}@desk.example`, from: 'desk@desk.example', to, subject: `[#${n}]`, text })).action,
      );
    }
    expect(actions).toEqual([...Array(3).fill('customer-replied'), ...Array(3).fill('set-aside')]);
  });

  test('through many servers is seen', async () => {
    const mail = await MailWorld.create();
    const headers = Array.from({ length: 51 }, (_, n) => `Received: from a${n}.example by b${n}.example`);
    expect(await mail.receive({ id: 'r@customer.example', headers })).toMatchObject({ action: 'ignored' });
    expect((await mail.receive({ id: 'q@customer.example', headers: headers.slice(0, 20) })).action).toBe('opened');
  });

  test('is seen by the X-Loop of our address, and not by that of another', async () => {
    const mail = await MailWorld.create();
    const looped = { id: 'l@customer.example', headers: ['X-Loop: support@acme.example'] };
    expect(await mail.receive(looped)).toMatchObject({ action: 'ignored' });
    expect((await mail.receive({ id: 'k@customer.example', headers: ['X-Loop: owner@list.example'] })).action).toBe('opened');
  });

  test('is seen by a notice of ours that comes back from somebody else', async () => {
    const mail = await MailWorld.create();
    const { ticketId = '' } = await mail.receive({ id: 'first@customer.example' });
    const back = (id: string) => ({ id: 'n@desk.example', from: 'desk@desk.example', headers: [`X-Pledge-Ticket: ${id}`] });
    expect(await mail.receive(back(ticketId))).toMatchObject({ action: 'ignored' });
    // That of another company's Pledge: its colleague wrote it.
    expect((await mail.receive(back('0000000000'))).action).toBe('opened');
  });
});
