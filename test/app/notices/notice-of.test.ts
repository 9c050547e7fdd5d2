import { describe, expect, test } from 'vitest';
import { checkAction } from '../../../shared/app/notices/action-token.ts';
import { checkView, participantOf } from '../../../shared/app/notices/view-token.ts';
import type { Command, CommandBody } from '../../../shared/core/command.ts';
import type { OnCallSchedule } from '../../../shared/core/escalation/on-call/schedule.ts';
import { DAY_MS } from '../../../shared/core/instant.ts';
import { configurationDraft } from '../../support/configuration.ts';
import { ORGANISATION } from '../../support/policies.ts';
import { World } from '../../support/world.ts';

/** The mails of one kind as they stand on the wire, with their soft line breaks taken out. */
const mailsOf = ({ mails }: World, notice: string) =>
  mails.filter((mail) => mail.notice === notice).map(({ raw }) => raw.replaceAll(/=\r?\n/g, ''));

async function acknowledgeGrant({ services }: World, mail = '') {
  const [, token = ''] = /\/a\/([\w.-]+)/.exec(mail) ?? [];
  const check = checkAction(await services.secrets.signingKey(), token, services.now());
  return check.ok ? check.grant : check.reason;
}

describe('the mails of a ticket to one person', () => {
  /** What each mail to an address answers, and under which id its addressee has it. */
  const threadOf = ({ mailer }: World, to: string) =>
    mailer.sent
      .filter((mail) => mail.to === to)
      .map(({ mailId, raw }) => ({ mailId, answers: /^In-Reply-To: <(\S+)>/m.exec(Buffer.from(raw).toString('latin1'))?.[1] }));

  test('hang one under the other by the ids that the provider gave them', async () => {
    const world = await World.create();
    const id = await world.open('09:00');
    await world.until('11:00');
    const [first, second] = threadOf(world, 'lee@acme.example');
    expect(first?.answers).toBe(`ticket.${id}@in.acme.example`);
    expect(second?.answers).toBe(first?.mailId);
  });

  test('hang under what the customer got, for the customer too', async () => {
    const world = await World.create();
    const id = await world.open('09:00');
    await world.do('09:05', id, { type: 'reply', author: 'ann', message: 'm1' });
    await world.until('09:10');
    const [received, replied] = threadOf(world, 'cora@customer.example');
    expect(replied?.answers).toBe(received?.mailId);
  });
});

describe('the link of a warning', () => {
  test('acknowledges the promise that the mail is about, and no other', async () => {
    const world = await World.create();
    await world.open('09:00');
    await world.until('09:50');
    const [mail] = mailsOf(world, 'warning');
    expect(await acknowledgeGrant(world, mail)).toMatchObject({ action: 'acknowledge', clocks: ['first-response/1'] });
  });
});

describe('the link of a mail that names several promises', () => {
  test('acknowledges them all', async () => {
    const world = await World.create();
    await world.open('09:00');
    await world.outage('+2d 09:00').until('+2d 09:05');
    const grants = await Promise.all(mailsOf(world, 'escalation').map((mail) => acknowledgeGrant(world, mail)));
    expect(grants).toContainEqual(expect.objectContaining({ clocks: ['first-response/1', 'solution/1'] }));
  });
});

describe('the link of a mail to a customer', () => {
  const grantsOf = async (world: World) => {
    const links = mailsOf(world, 'received').map((mail) => /\/t\/([\w.-]+)/.exec(mail)?.[1] ?? '');
    const key = await world.services.secrets.signingKey();
    return { key, links, grants: links.map((token) => checkView(key, token, world.services.now())) };
  };

  test('shows the ticket to its addressee for 90 days from when the mail was due', async () => {
    const world = await World.create();
    const ticketId = await world.open('09:00');
    const openedAt = world.services.now();
    await world.until('09:05');
    const { key, grants } = await grantsOf(world);
    expect(grants[0]).toMatchObject({
      ok: true,
      grant: { ticketId, participant: participantOf(key, ticketId, 'cora@customer.example') },
    });
    expect(grants[0]).toMatchObject({ grant: { expiresAt: openedAt + 90 * DAY_MS } });
  });

  test('is the same however late the mail is sent', async () => {
    const [punctual, late] = [await World.create(), await World.create()];
    await punctual.open('09:00');
    await punctual.until('09:05');
    await late.open('09:00');
    await late.outage('12:00').until('12:05');
    expect((await grantsOf(late)).links).toEqual((await grantsOf(punctual)).links);
  });
});

describe('what a warning says is next', () => {
  test('is who will be told, not the breach of a ticket that nobody has taken', async () => {
    const world = await World.create();
    await world.open('09:00');
    await world.until('09:50');
    const [mail] = mailsOf(world, 'warning');
    expect(mail).toMatch(/What is next: .* escalation \(first response\) to/);
  });
});

describe('what a mail to staff brings along', () => {
  const asked = async (said: string) => {
    const world = await World.create();
    const id = await world.open('09:00', { description: 'The van comes at noon.' });
    if (said !== '') {
      const { messages } = world.services;
      const message = { id: 'm9', ticketId: id, at: world.services.now(), channel: 'email', text: said } as const;
      await messages.save({ ...message, direction: 'in', author: 'requester:cora@customer.example' });
      const words = { type: 'customer-reply', message: 'm9', from: 'cora@customer.example' } as const;
      await world.do('09:10', id, words, 'requester:cora@customer.example');
    }
    return world.until('09:50');
  };

  test('is what the customer asked for', async () => {
    const [mail] = mailsOf(await asked(''), 'warning');
    expect(mail).toContain('> The van comes at noon.');
  });

  test('is what the customer said last, which is news before', async () => {
    const world = await asked('It is urgent now.');
    expect(mailsOf(world, 'news')[0]).toContain('It is urgent now.');
    expect(mailsOf(world, 'warning')[0]).toContain('> It is urgent now.');
  });
});

describe('what the mail of an alarm brings along', () => {
  const levels = (['complaint', 'low-rating', 'reopened'] as const).map((metric) => ({
    id: `${metric}-1`,
    metric,
    notice: 'escalation' as const,
    mark: { kind: 'offset' as const, ms: 0 },
    to: [{ kind: 'lead' as const }],
  }));
  const resolve = { type: 'resolve', message: 'm2' } as const;

  async function alarmed(command: CommandBody, by: Command['by'], solved: boolean) {
    const { policySet } = configurationDraft();
    const world = await World.create({
      policySet: { ...policySet, escalations: { standard: { name: 'standard', levels } } },
    });
    const id = await world.open('09:00', { description: 'The van comes at noon.' });
    if (solved) await world.do('09:10', id, resolve);
    await world.do('09:20', id, command, by);
    await world.until('09:21');
    return mailsOf(world, 'escalation')[0];
  }

  test('is why the customer complains, also where a program says so', async () => {
    const complaint = { type: 'complain', reason: 'Nobody has called back.' } as const;
    const mail = await alarmed(complaint, 'api:crm', false);
    expect(mail).toContain('Cora wrote');
    expect(mail).toContain('> Nobody has called back.');
    expect(mail).not.toContain('The van comes at noon.');
  });

  test('is the comment on a poor rating, and what a customer says when reopening', async () => {
    const cora = 'requester:cora@customer.example';
    expect(await alarmed({ type: 'rate', score: 1, comment: 'It took too long.' }, cora, true)).toContain('> It took too long.');
    expect(await alarmed({ type: 'reopen', reason: 'It came back.' }, cora, true)).toContain('> It came back.');
  });

  test('is what the customer wrote last where nothing was said with it, or a colleague said it', async () => {
    expect(await alarmed({ type: 'complain' }, 'api:crm', false)).toContain('> The van comes at noon.');
    const reopening = await alarmed({ type: 'reopen', reason: 'It came back.' }, 'agent:ann', true);
    expect(reopening).toContain('> The van comes at noon.');
  });
});

describe('the links of a mail that asks for a handover', () => {
  test('accept and decline in the name of who is asked', async () => {
    const world = await World.create();
    const id = await world.open('09:00');
    await world.do('09:05', id, { type: 'reply', message: 'm1' });
    await world.do('09:10', id, { type: 'hand-over', to: 'ben' });
    await world.until('09:11');
    const [mail = ''] = mailsOf(world, 'handover');
    const key = await world.services.secrets.signingKey();
    const tokens = new Set([...mail.matchAll(/\/a\/([\w.-]+)/g)].map(([, token = '']) => token));
    const grants = [...tokens].map((token) => checkAction(key, token, world.services.now()));
    expect(grants).toMatchObject([
      { ok: true, grant: { action: 'accept-handover', by: 'agent:ben' } },
      { ok: true, grant: { action: 'decline-handover', by: 'agent:ben' } },
    ]);
  });
});

describe('a level that tells whoever is on call', () => {
  const desk = (who: string): OnCallSchedule => ({
    name: 'desk',
    timeZone: 'UTC',
    layers: [
      { name: 'all', turns: [[who]], every: { kind: 'time', ms: DAY_MS }, handover: { time: '00:00' }, from: '2020-01-01' },
    ],
    overrides: [],
  });
  const level = { id: '1', metric: 'first-response', notice: 'escalation', mark: { kind: 'offset', ms: 0 } } as const;

  test('writes to them as the one on call, and to others as ever', async () => {
    const { policySet } = configurationDraft();
    const to = [
      { kind: 'on-call', schedule: 'desk' },
      { kind: 'person', id: 'max' },
    ] as const;
    const escalations = { standard: { name: 'standard', levels: [{ ...level, to }] } };
    const world = await World.create({
      policySet: { ...policySet, escalations },
      organisation: { ...ORGANISATION, onCall: { desk: desk('dora') } },
    });
    await world.open('09:00');
    await world.until('10:05');
    const said = mailsOf(world, 'escalation').map((mail) => mail.includes('because you are on call: desk'));
    expect(said).toEqual([true, false]);
  });
});
