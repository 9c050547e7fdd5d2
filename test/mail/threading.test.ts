/** Where a mail lands. Each line is a situation as a person would tell it, and where that person would look for the mail. */
import { describe, expect, test } from 'vitest';
import { loadTicket } from '../../shared/app/load-ticket.ts';
import type { IncomingMessage } from '../../shared/app/mail/letter.ts';
import type { MailOutcome } from '../../shared/app/mail/mail-intake.ts';
import { mailIdentity, makeReplyAddress } from '../../shared/app/mail/reply-address.ts';
import { mergeTicket } from '../../shared/app/merging/merge-ticket.ts';
import { runCommand } from '../../shared/app/run-command.ts';
import type { CommandBody } from '../../shared/core/command.ts';
import { referenceOf } from '../../shared/core/reference.ts';
import { SIGNING_KEY } from '../support/in-memory/services.ts';
import { clockTime } from '../support/story.ts';
import { MailWorld, type Written } from './mail-world.ts';

const DOMAIN = 'in.acme.example';
const CORA = 'cora@customer.example';
const STRANGER = 'mallory@elsewhere.example';
const PROVEN = { verdicts: { spf: 'PASS', dkim: 'PASS', dmarc: 'PASS' } } as const;
const FORGED = { verdicts: { spf: 'FAIL', dkim: 'FAIL', dmarc: 'FAIL' } } as const;

/** Cora has asked, with Bob in copy, and Ann has answered. `other` is a ticket of Dora's, `gregors` one of Gregor's. */
async function scene() {
  const mail = await MailWorld.create({ mail: { teamByAddress: { 'support@acme.example': 'support' } } });
  const { ticketId = '' } = await mail.receive({ id: 'first@customer.example', cc: 'Bob <bob@customer.example>' });
  const { ticketId: other = '' } = await mail.receive({
    id: 'other@shop.example',
    from: 'dora@shop.example',
    subject: 'Invoice 4711',
    text: 'Which one?',
  });
  const { ticketId: gregors = '' } = await mail.receive({ id: 'g@gmail.com', from: 'gregor.samsa@gmail.com' });
  const reply = makeReplyAddress(SIGNING_KEY, ticketId, DOMAIN);
  await mail.receive({ id: 'answer@acme.example', from: 'ann@acme.example', to: reply, text: 'Water.' }, PROVEN);
  const wireIds = mail.world.mailer.sent.filter(({ to }) => to === CORA).map(({ mailId }) => mailId);
  const [receivedId = '', answerId = ''] = wireIds;
  const ownId = mailIdentity(SIGNING_KEY, ticketId, { id: 'any', notice: 'received' }, DOMAIN).messageId;
  const reference = referenceOf(ticketId);
  const todo = async (id: string, command: CommandBody) => {
    const outcome = await runCommand(mail.services, id, { ...command, by: 'agent:ann' });
    if (!outcome.ok) throw new Error(outcome.rejection.code);
    await mail.world.until(clockTime(mail.world.now + 1_000));
  };
  const merge = (source: string, into: string) =>
    mergeTicket(mail.services, source, { type: 'merge', into, by: 'agent:ann', commandId: 'merge' });
  return { mail, ticketId, other, gregors, reply, receivedId, answerId, ownId, reference, todo, merge };
}

type Scene = Awaited<ReturnType<typeof scene>>;
type Place = 'its ticket' | 'a new ticket' | 'the other ticket' | 'Gregor’s ticket' | 'its ticket, as the answer' | 'no ticket';
type Situation = readonly [
  name: string,
  lands: Place,
  written: (scene: Scene) => Written,
  more?: {
    readonly given?: (scene: Scene) => Promise<unknown>;
    readonly envelope?: Partial<IncomingMessage> | ((scene: Scene) => Partial<IncomingMessage>);
  },
];

const closed = ({ todo, ticketId }: Scene) => todo(ticketId, { type: 'close' });
const resolved = ({ todo, ticketId }: Scene) => todo(ticketId, { type: 'resolve' });
const onHold = ({ todo, ticketId }: Scene) => todo(ticketId, { type: 'hold', reason: 'waiting-for-customer' });
const inAYear = { receivedAt: Date.UTC(2027, 5, 1) };

const BY_ADDRESS: readonly Situation[] = [
  ['the customer answers to the reply address', 'its ticket', ({ reply }) => ({ to: reply })],
  ['… in capitals, as some mail systems write it', 'its ticket', ({ reply }) => ({ to: reply.toUpperCase() })],
  ['… which stands in Cc', 'its ticket', ({ reply }) => ({ to: 'bob@customer.example', cc: reply })],
  ['… which stands in the envelope alone', 'its ticket', () => ({}), { envelope: ({ reply }) => ({ recipients: [reply] }) }],
  ['… with a display name', 'its ticket', ({ reply }) => ({ to: `"Acme, Support" <${reply}>` })],
  ['… and to our public address, too', 'its ticket', ({ reply }) => ({ to: `support@acme.example, ${reply}` })],
  ['… under another subject', 'its ticket', ({ reply }) => ({ to: reply, subject: 'The fire is out' })],
  ['… without a subject', 'its ticket', ({ reply }) => ({ to: reply, subject: '' })],
  [
    '… in a forwarded mail, so that SPF fails',
    'its ticket',
    ({ reply }) => ({ to: reply }),
    { envelope: { verdicts: { spf: 'FAIL' } } },
  ],
  ['… from another address of theirs', 'its ticket', ({ reply }) => ({ to: reply, from: 'cora.private@mail.example' })],
  [
    'a colleague of the customer got the mail and answers',
    'its ticket',
    ({ reply }) => ({ to: reply, from: 'eve@customer.example' }),
  ],
  [
    'the customer answers a second time',
    'its ticket',
    ({ reply }) => ({ to: reply, text: 'And another thing.' }),
    {
      given: ({ mail, reply }) => mail.receive({ id: 'r1@customer.example', to: reply }),
    },
  ],
  [
    'the address names a ticket and is signed for another',
    'a new ticket',
    ({ reply, other }) => ({
      from: STRANGER,
      to: reply.replace(/^t\+[0-9a-z]+/, `t+${other}`),
    }),
  ],
  [
    'the signature is made up',
    'a new ticket',
    ({ ticketId }) => ({ from: STRANGER, to: `t+${ticketId}.0123456789abcdef@${DOMAIN}` }),
  ],
  ['the signature is empty', 'a new ticket', ({ ticketId }) => ({ from: STRANGER, to: `t+${ticketId}.@${DOMAIN}` })],
  ['the signature is cut short', 'a new ticket', ({ reply }) => ({ from: STRANGER, to: reply.replace(/.@/, '@') })],
  [
    'the signature is that of another key',
    'a new ticket',
    ({ ticketId }) => ({
      from: STRANGER,
      to: makeReplyAddress('another key', ticketId, DOMAIN),
    }),
  ],
  [
    'the address is right in another domain',
    'a new ticket',
    ({ reply }) => ({
      from: STRANGER,
      to: reply.replace(DOMAIN, 'in.elsewhere.example'),
    }),
  ],
  [
    'the ticket of a right address does not exist',
    'a new ticket',
    () => ({
      to: makeReplyAddress(SIGNING_KEY, '0000000000', DOMAIN),
    }),
  ],
  [
    'the signature is made up, and the customer names the ticket in the subject',
    'its ticket',
    ({ ticketId, reference }) => ({
      to: `t+${ticketId}.0123456789abcdef@${DOMAIN}`,
      subject: `Re: [${reference}]`,
    }),
  ],
  [
    'the signature is made up, and a stranger names the ticket in the subject',
    'a new ticket',
    ({ ticketId, reference }) => ({
      from: STRANGER,
      to: `t+${ticketId}.0123456789abcdef@${DOMAIN}`,
      subject: `Re: [${reference}]`,
    }),
  ],
  [
    'more than a year after the ticket was closed a stranger has its address',
    'a new ticket',
    ({ reply, reference }) => ({
      from: STRANGER,
      to: reply,
      subject: `Re: [${reference}]`,
    }),
    { given: closed, envelope: inAYear },
  ],
  [
    'more than a year after the ticket was closed its customer answers',
    'its ticket',
    ({ reply, reference }) => ({
      to: reply,
      subject: `Re: [${reference}]`,
    }),
    { given: closed, envelope: inAYear },
  ],
  [
    'more than a year after the ticket was closed a forger of its customer answers',
    'a new ticket',
    ({ reply, reference }) => ({
      to: reply,
      subject: `Re: [${reference}]`,
    }),
    { given: closed, envelope: { ...inAYear, ...FORGED } },
  ],
  [
    'after a year on a ticket that is not closed',
    'its ticket',
    ({ reply }) => ({ from: STRANGER, to: reply }),
    { envelope: inAYear },
  ],
];

const BY_MAIL: readonly Situation[] = [
  ['the customer answers the receipt', 'its ticket', ({ receivedId }) => ({ inReplyTo: receivedId })],
  ['the customer answers the answer', 'its ticket', ({ answerId }) => ({ inReplyTo: answerId })],
  [
    'the mail program names it in References alone',
    'its ticket',
    ({ answerId }) => ({ references: `<x@y.example> <${answerId}>` }),
  ],
  [
    'the newest of many References is ours',
    'its ticket',
    ({ answerId }) => ({
      references: `${Array.from({ length: 60 }, (_, n) => `<${n}@y.example>`).join(' ')} <${answerId}>`,
    }),
  ],
  ['a provider left the Message-ID that we made', 'its ticket', ({ ownId }) => ({ inReplyTo: ownId })],
  ['a mail system wrote our Message-ID in capitals', 'its ticket', ({ ownId }) => ({ inReplyTo: ownId.toUpperCase() })],
  ['the customer answers their own mail', 'its ticket', () => ({ inReplyTo: 'first@customer.example', text: 'Still burning.' })],
  ['who stood in Cc answers to all', 'its ticket', () => ({ from: 'bob@customer.example', inReplyTo: 'first@customer.example' })],
  [
    'a colleague of the customer, who was forwarded the mail, answers it',
    'its ticket',
    ({ answerId }) => ({
      from: 'eve@customer.example',
      inReplyTo: answerId,
    }),
  ],
  [
    'the customer forwards our answer to our public address',
    'its ticket',
    ({ answerId, reference }) => ({
      subject: `Fwd: [${reference}] The printer is on fire`,
      references: `<${answerId}>`,
    }),
  ],
  ['the subject is another one', 'its ticket', ({ answerId }) => ({ inReplyTo: answerId, subject: 'URGENT' })],
  [
    'the subject names one ticket, and the mail answers another',
    'its ticket',
    ({ answerId, other }) => ({
      inReplyTo: answerId,
      subject: `[${referenceOf(other)}]`,
    }),
  ],
  [
    'the subject names one ticket, and the address is that of another',
    'its ticket',
    ({ reply, other }) => ({
      to: reply,
      subject: `[${referenceOf(other)}]`,
      from: 'dora@shop.example',
    }),
  ],
  ['it answers a mail that nobody knows', 'a new ticket', () => ({ inReplyTo: 'unknown@y.example' })],
  [
    'it answers a Message-ID with a made-up signature',
    'a new ticket',
    ({ ownId }) => ({
      from: STRANGER,
      inReplyTo: ownId.replace(/\.[0-9a-z]{16}@/, '.0123456789abcdef@'),
    }),
  ],
  [
    'the customer forwards a conversation with somebody else',
    'a new ticket',
    () => ({
      subject: 'Fwd: Delivery of the new printer',
      references: '<a@vendor.example> <b@customer.example>',
      inReplyTo: 'b@customer.example',
    }),
  ],
  [
    'a stranger knows only the id of the conversation',
    'a new ticket',
    ({ ticketId }) => ({
      from: STRANGER,
      references: `<ticket.${ticketId}@${DOMAIN}>`,
    }),
  ],
  [
    'the customer’s program kept only the id of the conversation',
    'its ticket',
    ({ ticketId }) => ({
      references: `<ticket.${ticketId}@${DOMAIN}>`,
    }),
  ],
];

const BY_SUBJECT: readonly Situation[] = [
  ['the customer names the reference', 'its ticket', ({ reference }) => ({ subject: `Re: [${reference}] fire` })],
  ['… in small letters, without brackets', 'its ticket', ({ reference }) => ({ subject: `about ${reference.toLowerCase()}` })],
  ['… after a mark of a gateway', 'its ticket', ({ reference }) => ({ subject: `[EXTERNAL] AW: [${reference}] fire` })],
  ['… after a Chinese mark', 'its ticket', ({ reference }) => ({ subject: `回复：[${reference}] 打印机` })],
  [
    '… from an address with a mark of their own',
    'its ticket',
    ({ reference }) => ({ from: 'cora+work@customer.example', subject: reference }),
  ],
  ['… with their address in capitals', 'its ticket', ({ reference }) => ({ from: 'CORA@Customer.Example', subject: reference })],
  ['… who stood in Cc', 'its ticket', ({ reference }) => ({ from: 'bob@customer.example', subject: reference })],
  [
    '… who joined by answering',
    'its ticket',
    ({ reference }) => ({ from: 'eve@customer.example', subject: reference }),
    {
      given: ({ mail, reply }) => mail.receive({ id: 'j@customer.example', from: 'eve@customer.example', to: reply }),
    },
  ],
  ['… and is forged', 'a new ticket', ({ reference }) => ({ subject: reference }), { envelope: FORGED }],
  ['a stranger names the reference', 'a new ticket', ({ reference }) => ({ from: STRANGER, subject: `[${reference}]` })],
  [
    'the customer of another ticket names the reference',
    'a new ticket',
    ({ reference }) => ({
      from: 'dora@shop.example',
      subject: `[${reference}]`,
    }),
  ],
  ['the customer names a reference that there is not', 'a new ticket', () => ({ subject: '[7K3M9-QXW4T]' })],
  [
    'the customer names two, of which one is theirs',
    'its ticket',
    ({ reference, other }) => ({
      subject: `[${referenceOf(other)}] and [${reference}]`,
    }),
  ],
  ['the customer writes under the same subject, without a reference', 'a new ticket', () => ({ text: 'It burns again.' })],
  [
    'somebody at Gmail leaves out the dots',
    'Gregor’s ticket',
    ({ gregors }) => ({
      from: 'gregorsamsa@googlemail.com',
      subject: `[${referenceOf(gregors)}]`,
    }),
  ],
];

const BY_STAFF: readonly Situation[] = [
  [
    'a colleague answers to the reply address',
    'its ticket, as the answer',
    ({ reply }) => ({ from: 'ben@acme.example', to: reply }),
    { envelope: PROVEN },
  ],
  [
    'a colleague answers by the mail',
    'its ticket, as the answer',
    ({ answerId }) => ({ from: 'ben@acme.example', inReplyTo: answerId }),
    { envelope: PROVEN },
  ],
  [
    'a proven colleague names the reference',
    'its ticket, as the answer',
    ({ reference }) => ({ from: 'ben@acme.example', subject: reference }),
    { envelope: PROVEN },
  ],
  [
    'a forged colleague writes to the reply address',
    'its ticket',
    ({ reply }) => ({ from: 'ben@acme.example', to: reply }),
    { envelope: FORGED },
  ],
  [
    'a forged colleague names the reference',
    'a new ticket',
    ({ reference }) => ({ from: 'ben@acme.example', subject: reference }),
    { envelope: FORGED },
  ],
  [
    'a colleague writes from an address with a mark',
    'its ticket',
    ({ reply }) => ({ from: 'ben+x@acme.example', to: reply }),
    { envelope: PROVEN },
  ],
  [
    'a colleague answers the ticket after it was closed',
    'no ticket',
    ({ reply }) => ({ from: 'ben@acme.example', to: reply }),
    { given: closed, envelope: PROVEN },
  ],
];

const AFTERWARDS: readonly Situation[] = [
  ['the customer answers while the ticket is on hold', 'its ticket', ({ reply }) => ({ to: reply }), { given: onHold }],
  ['the customer answers what was resolved', 'its ticket', ({ reply }) => ({ to: reply }), { given: resolved }],
  ['… under another subject', 'its ticket', ({ reply }) => ({ to: reply, subject: 'NOT SOLVED' }), { given: resolved }],
  [
    'the customer answers what was closed',
    'its ticket',
    ({ reply, reference }) => ({ to: reply, subject: `Re: [${reference}] fire` }),
    { given: closed },
  ],
  [
    '… under the subject of their own mail',
    'its ticket',
    ({ reply }) => ({ to: reply, subject: 'RE: The printer is on  fire' }),
    { given: closed },
  ],
  ['… without a subject', 'its ticket', ({ reply }) => ({ to: reply, subject: '' }), { given: closed }],
  [
    'the customer answers an old mail of a closed ticket about something else',
    'a new ticket',
    ({ reply }) => ({
      to: reply,
      subject: 'New keyboard',
      text: 'Could we have one?',
    }),
    { given: closed },
  ],
  [
    '… which is found by its id alone',
    'a new ticket',
    ({ answerId }) => ({ inReplyTo: answerId, subject: 'New keyboard' }),
    { given: closed },
  ],
  [
    'the customer answers what was merged',
    'the other ticket',
    ({ reply }) => ({ to: reply }),
    {
      given: ({ merge, ticketId, other }) => merge(ticketId, other),
    },
  ],
  [
    'the customer of the ticket that it goes on as names the merged one',
    'the other ticket',
    ({ reference }) => ({
      from: 'dora@shop.example',
      subject: `Re: [${reference}]`,
    }),
    { given: ({ merge, ticketId, other }) => merge(ticketId, other) },
  ],
];

function place({ ticketId, other, gregors }: Scene, outcome: MailOutcome): Place {
  if (outcome.action === 'opened') return 'a new ticket';
  if (outcome.action === 'replied') return 'its ticket, as the answer';
  const places: readonly (readonly [string, Place])[] = [
    [ticketId, 'its ticket'],
    [other, 'the other ticket'],
    [gregors, 'Gregor’s ticket'],
  ];
  return places.find(([id]) => id === outcome.ticketId)?.[1] ?? 'no ticket';
}

describe.each<[string, readonly Situation[]]>([
  ['sent to the address of a ticket', BY_ADDRESS],
  ['that answers another', BY_MAIL],
  ['that names a ticket', BY_SUBJECT],
  ['of the staff', BY_STAFF],
  ['for a ticket that waits or is over', AFTERWARDS],
])('a mail %s', (_, situations) => {
  test.each(cases(situations))('%s: it lands on %s', async (_name, lands, { written, given, envelope = {} }) => {
    const one = await scene();
    await given?.(one);
    const outcome = await one.mail.receive(
      { id: 'now@customer.example', text: 'Hello again.', ...written(one) },
      { receivedAt: one.mail.world.now, ...(typeof envelope === 'function' ? envelope(one) : envelope) },
    );
    expect(place(one, outcome)).toBe(lands);
  });
});

function cases(situations: readonly Situation[]) {
  return situations.map(([name, lands, written, more]) => [name, lands, { written, ...more }] as const);
}

const ticketOf = async ({ mail }: Scene, ticketId: string) => {
  const loaded = await loadTicket(mail.services, ticketId);
  if (loaded === undefined) throw new Error(`no ticket ${ticketId}`);
  return loaded.snapshot.ticket;
};

describe('the company of a ticket', () => {
  test('has in it who got the request besides: neither our own addresses, nor the staff, nor its sender', async () => {
    const one = await scene();
    const { ticketId = '' } = await one.mail.receive({
      id: 'many@customer.example',
      to: `support@acme.example, Boss <Boss@customer.example>, x@${DOMAIN}`,
      cc: `ann@acme.example, cora+copy@customer.example, bob@customer.example, nonsense`,
    });
    expect((await ticketOf(one, ticketId)).participants).toEqual(['boss@customer.example', 'bob@customer.example']);
  });

  test('grows by who is put in copy later, without a mark, and by who answers from an unknown address, with one', async () => {
    const one = await scene();
    await one.mail.receive({ id: 'n1@customer.example', to: one.reply, cc: 'fay@customer.example' });
    await one.mail.receive({ id: 'n2@mail.example', from: 'cora.private@mail.example', to: one.reply });
    const { participants, joined } = await ticketOf(one, one.ticketId);
    expect(participants).toEqual(['bob@customer.example', 'fay@customer.example', 'cora.private@mail.example']);
    expect(joined).toEqual(['cora.private@mail.example']);
  });

  test('takes another spelling of an address that it knows for the same person', async () => {
    const one = await scene();
    await one.mail.receive({ id: 'n3@customer.example', from: 'Cora+work@customer.example', to: one.reply });
    expect(await ticketOf(one, one.ticketId)).toMatchObject({ participants: ['bob@customer.example'] });
    expect((await ticketOf(one, one.ticketId)).joined).toBeUndefined();
  });
});

describe('one mail that reaches us on two ways', () => {
  const twice = { id: 'two-ways@customer.example', to: `support@acme.example, help@${DOMAIN}`, text: 'It burns.' };

  test('is one ticket', async () => {
    const { mail } = await scene();
    const first = await mail.receive(twice, { deliveryId: 'one' });
    const second = await mail.receive(twice, { deliveryId: 'other', recipients: [`help@${DOMAIN}`] });
    expect(second).toMatchObject({ ticketId: first.ticketId, because: 'it had been taken before' });
  });

  test('is one ticket, also where the mailbox that forwards it has marked its subject and added a footer', async () => {
    const one = await scene();
    const first = await one.mail.receive(twice);
    const marked = { ...twice, subject: '[support] The printer is on fire', text: 'It burns.\n\n-- \nsupport@acme.example' };
    const second = await one.mail.receive(marked);
    expect(second).toMatchObject({ action: 'ignored', ticketId: first.ticketId });
    expect(await one.mail.world.facts(first.ticketId ?? '', 'opened', 'customer-replied')).toHaveLength(1);
  });
});
