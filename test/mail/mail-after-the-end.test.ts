import { describe, expect, test } from 'vitest';
import { takeMail } from '../../shared/app/mail/mail-intake.ts';
import { makeReplyAddress } from '../../shared/app/mail/reply-address.ts';
import { mergeTicket } from '../../shared/app/merging/merge-ticket.ts';
import { runCommand } from '../../shared/app/run-command.ts';
import type { CommandBody } from '../../shared/core/command.ts';
import { referenceOf } from '../../shared/core/reference.ts';
import { SIGNING_KEY } from '../support/in-memory/services.ts';
import { clockTime } from '../support/story.ts';
import { incoming, MailWorld, rawMail, type Written } from './mail-world.ts';

/** Mail for tickets that are solved, closed or merged. */
const DOMAIN = 'in.acme.example';
const BOB = 'bob@customer.example';
const TRUSTED = { verdicts: { spf: 'PASS', dmarc: 'PASS' } } as const;
const replyTo = (ticketId: string) => makeReplyAddress(SIGNING_KEY, ticketId, DOMAIN);

/** Cora's ticket, and Bob's, which is the same matter. */
async function twoTickets() {
  const mail = await MailWorld.create();
  const { ticketId: target = '' } = await mail.receive({ id: 'cora@customer.example' });
  const { ticketId: source = '' } = await mail.receive({ id: 'bob@customer.example', from: `Bob <${BOB}>` });
  const merge = async () => {
    await mergeTicket(mail.services, source, { type: 'merge', into: target, by: 'agent:ann', commandId: 'merge-1' });
    await mail.world.until(clockTime(mail.world.now + 1_000));
  };
  const said = async (id: string) => (await mail.services.messages.list(id, 10)).items.map(({ text }) => text);
  return { mail, target, source, merge, said };
}

describe('a mail for a ticket that was merged', () => {
  test.each<[string, (source: string) => Written]>([
    ['by its reply address', (source) => ({ to: replyTo(source) })],
    ['by the mail that it answers', () => ({ inReplyTo: 'bob@customer.example' })],
    ['by its reference in the subject', (source) => ({ subject: `Re: [${referenceOf(source)}]` })],
  ])('is found %s and reaches the one that it goes on as', async (_, written) => {
    const { mail, target, source, merge, said } = await twoTickets();
    await merge();
    const outcome = await mail.receive({ id: 'r1@customer.example', from: BOB, text: 'Still burning.', ...written(source) });
    expect(outcome).toMatchObject({ action: 'customer-replied', ticketId: target });
    expect(await said(target)).toContain('Still burning.');
    expect(await said(source)).not.toContain('Still burning.');
    expect(await mail.world.facts(source, 'reopened', 'customer-replied')).toEqual([]);
  });

  test('from its customer may name the other one, too', async () => {
    const { mail, target, merge } = await twoTickets();
    await merge();
    const outcome = await mail.receive({ id: 'r2@customer.example', from: BOB, subject: `Re: [${referenceOf(target)}]` });
    expect(outcome).toMatchObject({ action: 'customer-replied', ticketId: target });
  });

  test('answers the notice that told of the merge', async () => {
    const { mail, target, merge } = await twoTickets();
    await merge();
    const notice = await mail.lastMailTo(BOB);
    expect(notice.notice).toBe('merged');
    expect(notice.text).toContain(referenceOf(target));
    expect(notice.text).not.toContain('cora');
    const outcome = await mail.receive({ id: 'r3@customer.example', from: BOB, to: notice.replyTo[0]?.email ?? '' });
    expect(outcome).toMatchObject({ action: 'customer-replied', ticketId: target });
  });

  test('from a colleague answers all its customers', async () => {
    const { mail, target, source, merge } = await twoTickets();
    await merge();
    const outcome = await mail.receive({ id: 's1@acme.example', from: 'ann@acme.example', to: replyTo(source) }, TRUSTED);
    expect(outcome).toMatchObject({ action: 'replied', ticketId: target });
    for (const customer of [BOB, 'cora@customer.example']) {
      expect((await mail.lastMailTo(customer)).notice).toBe('replied');
    }
  });

  test('that had been taken before the merge is not taken again, though its id was never noted', async () => {
    const { mail, target, source, merge } = await twoTickets();
    const raw = rawMail({ id: 'r4@customer.example', from: BOB, to: replyTo(source) });
    const dying = {
      ...mail.services,
      correlations: { ...mail.services.correlations, saveMailId: () => Promise.reject(new Error('killed')) },
    };
    await expect(takeMail(dying, incoming(raw))).rejects.toThrow('killed');
    await merge();
    expect(await mail.receive(raw)).toMatchObject({ ticketId: source, because: 'it had been taken before' });
    expect(await mail.world.facts(target, 'customer-replied')).toEqual([]);
  });
});

describe('thanks by mail', () => {
  async function resolved() {
    const mail = await MailWorld.create();
    const { ticketId = '' } = await mail.receive({ id: 'first@customer.example' });
    const resolve: CommandBody = { type: 'resolve', message: 'none' };
    await runCommand(mail.services, ticketId, { ...resolve, by: 'agent:ann' });
    const status = async () => (await mail.services.tickets.load(ticketId))?.index.status;
    return { mail, ticketId, status };
  }

  test('with a signature and the quoted solution below reopen nothing', async () => {
    const { mail, ticketId, status } = await resolved();
    const text =
      'Thank you, Ann!\n\nCora\n\nOn Mon, 2 Mar 2026 at 09:01, Acme Support <support@acme.example> wrote:\n> Not solved?';
    const outcome = await mail.receive({ id: 't1@customer.example', to: replyTo(ticketId), text });
    expect(outcome).toMatchObject({ action: 'customer-replied', ticketId });
    expect(await status()).toBe('resolved');
  });

  test('with more said, reopen', async () => {
    const { mail, ticketId, status } = await resolved();
    await mail.receive({ id: 't2@customer.example', to: replyTo(ticketId), text: '谢谢，但是还是不行' });
    expect(await status()).toBe('open');
  });
});

describe('an absence notice of a colleague', () => {
  test('answers nobody and keeps no promise', async () => {
    const mail = await MailWorld.create();
    const { ticketId = '' } = await mail.receive({ id: 'first@customer.example' });
    const outcome = await mail.receive(
      {
        id: 'away@acme.example',
        from: 'ann@acme.example',
        to: replyTo(ticketId),
        subject: 'Out of office',
        headers: ['Auto-Submitted: auto-replied'],
      },
      TRUSTED,
    );
    expect(outcome.action).toBe('ignored');
    await mail.world.until('10:30');
    expect(await mail.world.facts(ticketId, 'replied', 'breached')).toEqual(['10:00 breached first-response']);
  });
});
