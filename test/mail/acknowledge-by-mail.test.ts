import { describe, expect, test } from 'vitest';
import { takeMail } from '../../shared/app/mail/mail-intake.ts';
import { classifyMail } from '../../shared/mail/parse/classify-mail.ts';
import { parseMail } from '../../shared/mail/parse/parse-mail.ts';
import { incoming, MailWorld, rawMail, type Written } from './mail-world.ts';

/** A ticket whose first response was missed at 10:00: Lee, who leads the team, has been told by mail. */
async function withEscalation() {
  const mail = await MailWorld.create();
  const { ticketId = '' } = await mail.receive({ id: 'first@customer.example' });
  await mail.world.until('10:05');
  const notice = await mail.lastMailTo('lee@acme.example');
  const to = notice.replyTo[0]?.email ?? '';
  const answer = (written: Written = {}, verdicts = {}) =>
    mail.receive({ id: 'r1@acme.example', from: 'Lee <lee@acme.example>', to, text: 'On it.', ...written }, { verdicts });
  const acknowledged = () => mail.world.facts(ticketId, 'acknowledged');
  const factsBy = async (type: string) =>
    (await mail.services.tickets.load(ticketId))?.facts.filter((fact) => fact.type === type) ?? [];
  return { mail, ticketId, notice, to, answer, acknowledged, factsBy };
}

const quote = 'On Mon, 2 Mar 2026 at 10:00, Acme Support <support@acme.example> wrote:\n> First response overdue\n> Acknowledge';

describe('an answer to a mail about a ladder', () => {
  test('acknowledges what that mail was about, in the name of who got it', async () => {
    const { answer, ticketId, factsBy, mail } = await withEscalation();
    expect(await answer()).toMatchObject({ action: 'acknowledged', ticketId, because: 'who got the mail answers it' });
    expect(await factsBy('acknowledged')).toMatchObject([{ by: 'agent:lee', clocks: [{ metric: 'first-response', cycle: 1 }] }]);
    await mail.world.until('11:00');
    expect(mail.world.staffMails().filter((line) => line.includes('max'))).toEqual([]);
  });

  test('keeps what it says for the staff, and sends the customer nothing', async () => {
    const { answer, ticketId, factsBy, mail } = await withEscalation();
    const before = mail.world.mails.length;
    await answer({ text: `On it, the customer is difficult.\n\n${quote}` });
    const [noted] = await factsBy('noted');
    if (noted?.type !== 'noted') throw new Error('no note');
    expect(noted).toMatchObject({ by: 'agent:lee', author: 'lee' });
    expect(await mail.services.messages.load(ticketId, noted.message)).toMatchObject({
      direction: 'internal',
      author: 'agent:lee',
      channel: 'email',
      text: 'On it, the customer is difficult.',
    });
    expect(mail.world.mails).toHaveLength(before);
    expect(await mail.world.facts(ticketId, 'replied', 'customer-replied')).toEqual([]);
  });

  test.each([
    ['only quotes', quote],
    ['carries a signature alone', `-- \nLee\n\n${quote}`],
    ['is empty', ''],
  ])('that %s leaves no note', async (_, text) => {
    const { answer, factsBy } = await withEscalation();
    expect(await answer({ text })).toMatchObject({ action: 'acknowledged' });
    expect(await factsBy('noted')).toEqual([]);
  });

  test('is taken once however often it is delivered', async () => {
    const { answer, factsBy } = await withEscalation();
    await answer();
    expect(await answer()).toMatchObject({ action: 'acknowledged', because: 'it had been taken before' });
    expect([await factsBy('acknowledged'), await factsBy('noted')].map((facts) => facts.length)).toEqual([1, 1]);
  });

  test('reaches its ticket whatever mail systems did to the case of its address', async () => {
    const { answer, to } = await withEscalation();
    expect(await answer({ to: to.toUpperCase() })).toMatchObject({ action: 'acknowledged' });
  });

  test('from a colleague who did not get it acknowledges in the name of the colleague', async () => {
    const { answer, factsBy } = await withEscalation();
    expect(await answer({ from: 'max@acme.example' })).toMatchObject({
      action: 'acknowledged',
      because: 'it answers a mail to a colleague',
    });
    expect(await factsBy('acknowledged')).toMatchObject([{ by: 'agent:max' }]);
  });

  test('from a stranger is set aside and acknowledges nothing', async () => {
    const { answer, acknowledged, mail, ticketId } = await withEscalation();
    expect(await answer({ from: 'eve@elsewhere.example' })).toEqual({
      action: 'set-aside',
      folder: 'refused',
      because: 'it answers a mail to staff, and its sender is neither who got that mail nor staff',
    });
    expect(await acknowledged()).toEqual([]);
    expect(await mail.world.facts(ticketId, 'customer-replied')).toEqual([]);
  });

  test('from the customer, who was given the address, is what the customer says', async () => {
    const { answer, acknowledged } = await withEscalation();
    expect(await answer({ from: 'cora@customer.example' })).toMatchObject({ action: 'customer-replied' });
    expect(await acknowledged()).toEqual([]);
  });

  test.each([
    ['DMARC', { spf: 'PASS', dmarc: 'FAIL' }],
    ['SPF where DMARC says nothing', { spf: 'FAIL', dmarc: 'GRAY' }],
  ])('that fails %s does not act', async (_, verdicts) => {
    const { answer, acknowledged } = await withEscalation();
    expect(await answer({}, verdicts)).toEqual({
      action: 'set-aside',
      folder: 'refused',
      because: 'it would acknowledge, and its sender is not proven',
    });
    expect(await acknowledged()).toEqual([]);
  });

  test.each([
    ['an absence notice', { headers: ['Auto-Submitted: auto-replied'] }],
    [
      'an absence notice by its subject and its headers',
      { subject: 'Automatic reply: Escalation', headers: ['Precedence: bulk'] },
    ],
    ['an absence notice in Chinese', { subject: '自动回复：升级', headers: ['X-Auto-Response-Suppress: All'] }],
  ])('that is %s never acknowledges', async (_, written) => {
    const { answer, acknowledged } = await withEscalation();
    expect(await answer(written)).toMatchObject({ action: 'ignored' });
    expect(await acknowledged()).toEqual([]);
  });

  test('with a forged signature does not act', async () => {
    const { answer, to, acknowledged } = await withEscalation();
    const forged = to.replace(/.@/, (end) => (end === '0@' ? '1@' : '0@'));
    expect(await answer({ to: forged, from: 'eve@elsewhere.example' })).toMatchObject({ action: 'opened' });
    expect(await acknowledged()).toEqual([]);
  });

  test.each(['Automatic reply: Escalation', '自动回复：升级'])(
    'whose subject alone is %s acknowledges nothing',
    async (subject) => {
      const { answer, acknowledged } = await withEscalation();
      expect(await answer({ subject })).toEqual({
        action: 'set-aside',
        folder: 'refused',
        because: 'its subject speaks of absence, so perhaps nobody has read the notice',
      });
      expect(await acknowledged()).toEqual([]);
    },
  );

  test('from the staff to an address that was cut short goes to no customer', async () => {
    const { mail, answer, to, notice, acknowledged, factsBy } = await withEscalation();
    const { ticketId: other = '' } = await mail.receive({ id: 'second@customer.example', from: 'bob@customer.example' });
    for (const wrong of [to.replace(/.@/, '@'), to.replace(/\+[^.]+/, `+${other}`)]) {
      expect(await answer({ id: `${wrong}.1`, to: wrong, text: 'The customer is difficult.' })).toEqual({
        action: 'set-aside',
        folder: 'refused',
        because: 'it was sent to the address of a notice that there is not',
      });
    }
    expect([...(await acknowledged()), ...(await factsBy('replied'))]).toEqual([]);
    expect(await answer({ to: to.replace(/.@/, '@'), inReplyTo: notice.messageId ?? '' })).toMatchObject({
      action: 'acknowledged',
    });
  });

  test('to thousands of forged addresses has a few of them looked at, and the first of the envelope among them', async () => {
    const { mail, to, ticketId } = await withEscalation();
    const forged = Array.from({ length: 3_000 }, (_, index) => `a+${ticketId}.${index}@${to.split('@')[1]}`);
    let reads = 0;
    const list = (id: string) => {
      reads += 1;
      return mail.services.receipts.list(id);
    };
    const receive = (written: Written, recipients: readonly string[]) =>
      takeMail(
        { ...mail.services, receipts: { ...mail.services.receipts, list } },
        incoming(rawMail({ to: forged.join(', '), ...written }), { recipients }),
      );

    expect(await receive({ from: 'Eve <eve@elsewhere.example>' }, [])).toMatchObject({ action: 'opened' });
    expect(reads).toBeLessThan(50);
    expect(await receive({ from: 'Lee <lee@acme.example>', text: 'On it.' }, [to])).toMatchObject({ action: 'acknowledged' });
  });

  test('that comes when the promise is no longer open still keeps what it says', async () => {
    const { answer, mail, ticketId, acknowledged } = await withEscalation();
    await mail.world.do('10:10', ticketId, { type: 'close' });
    expect(await answer()).toMatchObject({ action: 'noted', ticketId });
    expect(await acknowledged()).toEqual([]);
  });

  test('about a ticket that was merged is kept where that goes on, and acknowledges nothing there', async () => {
    const { answer, mail, ticketId } = await withEscalation();
    const heir = await mail.world.open('10:06');
    await mail.world.do('10:07', ticketId, { type: 'merge', into: heir });
    expect(await answer()).toMatchObject({ action: 'noted', ticketId: heir });
    expect(await mail.world.facts(heir, 'acknowledged')).toEqual([]);
  });

  test('says nothing and finds nothing to acknowledge: it is set aside, and says so', async () => {
    const { answer, mail, ticketId } = await withEscalation();
    await mail.world.do('10:10', ticketId, { type: 'close' });
    expect(await answer({ text: quote })).toEqual({
      action: 'set-aside',
      folder: 'refused',
      because: 'the ticket refused it (nothing-to-acknowledge)',
    });
  });

  test('acknowledges no later cycle of the promise', async () => {
    const { answer, mail, ticketId, acknowledged } = await withEscalation();
    await mail.world.do('10:10', ticketId, { type: 'reply', message: 'm' });
    expect(await answer({ text: quote })).toMatchObject({
      action: 'set-aside',
      folder: 'refused',
      because: 'the ticket refused it (nothing-to-acknowledge)',
    });
    expect(await acknowledged()).toEqual([]);
  });

  test('acknowledges also where a mail program answers to the sender instead', async () => {
    const { answer, mail } = await withEscalation();
    const inReplyTo = mail.world.mailer.sent.findLast(({ to }) => to === 'lee@acme.example')?.mailId ?? '';
    expect(await answer({ to: 'support@acme.example', inReplyTo })).toMatchObject({ action: 'acknowledged' });
  });

  test('that is written to the address of the ticket is the answer to the customer, as that mail says', async () => {
    const { answer, mail, notice } = await withEscalation();
    const inReplyTo = mail.world.mailer.sent.findLast(({ to }) => to === 'lee@acme.example')?.mailId ?? '';
    const to = /write to (t\+\S+@in\.acme\.example)/.exec(notice.text.replace(/\s+/g, ' '))?.[1] ?? '';
    expect(await answer({ to, inReplyTo })).toMatchObject({ action: 'replied' });
  });

  test('is known as our own when it comes from such an address', async () => {
    const parsed = parseMail(rawMail({ from: 'a+7k3m9qxw4t.0000000000000000@in.acme.example' }));
    if (!parsed.ok) throw new Error(parsed.because);
    const own = { from: 'support@acme.example', inboundDomain: 'in.acme.example', addresses: [] };
    expect(classifyMail(parsed.mail, own)).toMatchObject({ kind: 'own' });
  });
});
