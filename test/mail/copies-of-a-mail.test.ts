// One mail may come on several ways, in copies that differ, at any moment. And some programs send different mails under one id.
import { describe, expect, test } from 'vitest';
import { takeMail } from '../../shared/app/mail/mail-intake.ts';
import { MINUTE_MS } from '../../shared/core/instant.ts';
import { clockTime } from '../support/story.ts';
import { incoming, MailWorld, rawMail, type Written } from './mail-world.ts';

const ticketsOf = async ({ services }: MailWorld) => (await services.tickets.list({}, 100)).items.length;

/** As a worker beside others, who get on while it waits. */
const take = ({ services }: MailWorld, written: Written) =>
  takeMail({ ...services, wait: othersGetOn }, incoming(rawMail(written)));

async function othersGetOn(): Promise<void> {
  for (let turn = 0; turn < 50; turn += 1) await new Promise(setImmediate);
}

describe('one mail that reaches us on two ways', () => {
  const twice = { id: 'two-ways@customer.example', to: 'support@acme.example, help@in.acme.example', text: 'It burns.' };
  const marked = { ...twice, subject: '[support] The printer is on fire', text: 'It burns.\n\n-- \nsupport@acme.example' };

  test('is one ticket, also where both copies arrive in the same moment', async () => {
    const mail = await MailWorld.create();
    const before = await ticketsOf(mail);
    const outcomes = await Promise.all([twice, marked, twice].map((one) => take(mail, one)));
    expect(new Set(outcomes.map(({ ticketId }) => ticketId)).size).toBe(1);
    expect((await ticketsOf(mail)) - before).toBe(1);
  });

  test('is one reply, also where both copies arrive in the same moment', async () => {
    const mail = await MailWorld.create();
    const { ticketId = '' } = await mail.receive({ id: 'asked@customer.example' });
    const inReplyTo = 'asked@customer.example';
    await Promise.all([twice, marked].map((one) => take(mail, { ...one, inReplyTo })));
    expect(await mail.world.facts(ticketId, 'customer-replied')).toHaveLength(1);
  });

  test('goes on with the copy when the worker that had the first has died', async () => {
    const mail = await MailWorld.create();
    const dying = { ...mail.services, tickets: { ...mail.services.tickets, commit: () => Promise.reject(new Error('killed')) } };
    await expect(takeMail(dying, incoming(rawMail(twice)))).rejects.toThrow('killed');
    await expect(take(mail, marked)).rejects.toMatchObject({ name: 'RetryableError' });
    await mail.world.until(clockTime(mail.world.now + 2 * MINUTE_MS));
    expect(await mail.receive(marked)).toMatchObject({ action: 'opened' });
    expect(await mail.receive(twice)).toMatchObject({ action: 'ignored' });
  });
});

describe('two mails under one Message-ID', () => {
  const one = { id: 'always-the-same@printer.example', text: 'Paper is out.' };

  test.each([
    ['other words', { text: 'Toner is low.' }],
    ['another sender', { from: 'Bob <bob@customer.example>' }],
  ])('that differ by %s both arrive, one after the other or at once', async (_, other) => {
    const mail = await MailWorld.create();
    const before = await ticketsOf(mail);
    await mail.receive(one);
    await mail.receive({ ...one, ...other });
    const id = 'at-once@printer.example';
    await Promise.all(
      [
        { ...one, id },
        { ...one, ...other, id },
      ].map((written) => take(mail, written)),
    );
    expect((await ticketsOf(mail)) - before).toBe(4);
  });
});
