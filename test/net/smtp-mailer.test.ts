import { describe, expect, test } from 'vitest';
import { PermanentError } from '../../shared/app/errors.ts';
import type { OutgoingMail } from '../../shared/app/ports.ts';
import { createSmtpMailer, type SmtpOptions } from '../../shared/net/smtp-mailer.ts';
import { type Relay, startRelay, TEST_CA } from '../support/engines/smtp-relay.ts';

const RAW = [
  'From: =?UTF-8?Q?=E9=9D=92=E7=A6=BE?= <support@acme.example>',
  'To: cora@customer.example',
  'Message-ID: <n.7k3m9.abc@in.acme.example>',
  'Subject: Hello',
  '',
  'Hi.',
  '.a line that begins with a dot',
  '',
].join('\r\n');
const MAIL: OutgoingMail = {
  from: 'support@acme.example',
  to: 'cora@customer.example',
  raw: new TextEncoder().encode(RAW),
  bounceTo: 'b+7k3m9.abc@in.acme.example',
};

const through = (relay: Pick<Relay, 'port'>, options: Partial<SmtpOptions> = {}) =>
  createSmtpMailer({ host: '127.0.0.1', port: relay.port, tls: 'none', password: async () => 'unused', ...options });

const failureOf = (sending: Promise<unknown>): Promise<unknown> =>
  sending.then(
    () => undefined,
    (error: unknown) => error,
  );

describe('a mail that the relay takes', () => {
  test('arrives byte for byte, with the address for bounces as the sender of its envelope', async () => {
    const relay = await startRelay();
    await through(relay).send(MAIL);
    expect(relay.taken).toMatchObject([{ from: 'b+7k3m9.abc@in.acme.example', to: ['cora@customer.example'], raw: RAW }]);
  });

  test('keeps our own id, and is known by the id under which the relay logs it', async () => {
    const sent = await through(await startRelay()).send(MAIL);
    expect(sent).toStrictEqual({ providerId: 'Q1ABC', mailId: 'n.7k3m9.abc@in.acme.example' });
  });

  test('has the sender that people see in its envelope where bounces have no address of their own', async () => {
    const relay = await startRelay();
    const { bounceTo: _, ...mail } = MAIL;
    await through(relay).send(mail);
    expect(relay.taken[0]?.from).toBe('support@acme.example');
  });

  test('goes over the line of the mail before', async () => {
    const relay = await startRelay();
    const mailer = through(relay);
    for (let n = 0; n < 5; n += 1) await mailer.send(MAIL);
    expect(relay.connections()).toBe(1);
    expect(relay.taken).toHaveLength(5);
  });

  test('shares few lines with many others', async () => {
    const relay = await startRelay();
    const mailer = through(relay);
    await Promise.all(Array.from({ length: 40 }, () => mailer.send(MAIL)));
    expect(relay.taken).toHaveLength(40);
    expect(relay.connections()).toBeLessThanOrEqual(3);
  });

  test('goes out once over a new line when the old one has died meanwhile', async () => {
    const relay = await startRelay();
    const mailer = through(relay);
    await mailer.send(MAIL);
    relay.hangUp();
    await mailer.send(MAIL);
    expect(relay.taken).toHaveLength(2);
    expect(relay.connections()).toBe(2);
  });
});

describe('a mail that the relay does not take', () => {
  test.each([
    [550, '5.1.1 user unknown'],
    [553, '5.1.3 malformed address'],
    [554, '5.7.1 refused'],
  ])('is given up when the addressee is answered with %d', async (status, words) => {
    const relay = await startRelay({ onRecipient: () => [status, words] });
    const failure = await failureOf(through(relay).send(MAIL));
    expect(failure).toBeInstanceOf(PermanentError);
    expect(String(failure)).toContain(`${status} ${words}`);
  });

  test.each([450, 451, 452, 421])('is tried later when the addressee is answered with %d, as by greylisting', async (status) => {
    const relay = await startRelay({ onRecipient: () => [status, '4.7.1 come back later'] });
    expect(await failureOf(through(relay).send(MAIL))).toMatchObject({ name: 'RetryableError', outcomeUnknown: false });
  });

  test.each([
    [554, 'PermanentError'],
    [552, 'PermanentError'],
    [451, 'RetryableError'],
  ] as const)('ends as it should when its content is answered with %d', async (status, name) => {
    const relay = await startRelay({ onMail: () => [status, 'no'] });
    const failure = await failureOf(through(relay).send(MAIL));
    expect(failure).toMatchObject({ name });
    expect(failure).not.toMatchObject({ outcomeUnknown: true });
  });

  test('waits for the operator when the relay does not know its sender', async () => {
    const relay = await startRelay({ onSender: () => [550, '5.7.1 sender not allowed'] });
    expect(await failureOf(through(relay).send(MAIL))).toMatchObject({ name: 'RetryableError', outcomeUnknown: false });
  });

  test('may be out all the same when the line dies after it was given over', async () => {
    const relay = await startRelay({ onMail: () => 'hang-up' });
    const failure = await failureOf(through(relay).send(MAIL));
    expect(failure).toMatchObject({ name: 'RetryableError', outcomeUnknown: true });
    expect(relay.taken).toHaveLength(0);
  });

  test('is not given over a second time by itself when that happens on a line that was in use before', async () => {
    let mails = 0;
    const relay = await startRelay({
      onMail: (count) => {
        mails = count;
        return count === 2 ? 'hang-up' : undefined;
      },
    });
    const mailer = through(relay);
    await mailer.send(MAIL);
    expect(await failureOf(mailer.send(MAIL))).toMatchObject({ name: 'RetryableError', outcomeUnknown: true });
    expect(mails).toBe(2);
  });

  test('is certainly not out when nobody listens', async () => {
    expect(await failureOf(through({ port: 1 }).send(MAIL))).toMatchObject({ name: 'RetryableError', outcomeUnknown: false });
  });
});

describe('a mail of an uncommon kind', () => {
  test('that is larger than the relay announces is given up before anything of it is given over', async () => {
    const relay = await startRelay({}, { size: 1_000 });
    const raw = new TextEncoder().encode(`${RAW}${'x'.repeat(70).concat('\r\n').repeat(50)}`);
    expect(await failureOf(through(relay).send({ ...MAIL, raw }))).toMatchObject({
      name: 'PermanentError',
      message: /size|552/i,
    });
    expect(relay.taken).toHaveLength(0);
  });

  test('to an address in another script goes to a relay that takes such (SMTPUTF8)', async () => {
    const relay = await startRelay({}, { hideSMTPUTF8: false });
    await through(relay).send({ ...MAIL, to: '用户@例子.example' });
    expect(relay.taken[0]?.to).toEqual(['用户@例子.example']);
  });

  test('to an address in another script is given up where the relay refuses such', async () => {
    const relay = await startRelay({ onRecipient: (to) => (/^[\x20-\x7e]*$/.test(to) ? undefined : [553, '5.6.7 no SMTPUTF8']) });
    expect(await failureOf(through(relay).send({ ...MAIL, to: '用户@例子.example' }))).toBeInstanceOf(PermanentError);
  });

  test('with bytes beyond ASCII goes through byte for byte (8BITMIME)', async () => {
    const relay = await startRelay();
    const text = `${RAW}打印机着火了。\r\n`;
    await through(relay).send({ ...MAIL, raw: new TextEncoder().encode(text) });
    expect(relay.taken[0]?.raw).toBe(text);
  });
});

describe('the line to the relay', () => {
  const trusted = { host: 'localhost', ca: TEST_CA } as const;

  test('is encrypted from the start where the stage says so', async () => {
    const relay = await startRelay({}, { secure: true });
    await through(relay, { ...trusted, tls: 'implicit' }).send(MAIL);
    expect(relay.taken).toMatchObject([{ secure: true }]);
  });

  test('is encrypted by STARTTLS before anything is said', async () => {
    const relay = await startRelay();
    await through(relay, { ...trusted, tls: 'starttls' }).send(MAIL);
    expect(relay.taken).toMatchObject([{ secure: true }]);
  });

  test.each(['implicit', 'starttls'] as const)('is not used (%s) when the certificate is not to be trusted', async (tls) => {
    const relay = await startRelay({}, { secure: tls === 'implicit' });
    const failure = await failureOf(through(relay, { host: 'localhost', tls }).send(MAIL));
    expect(failure).toMatchObject({ name: 'RetryableError', outcomeUnknown: false });
    expect(String(failure)).toMatch(/self-signed/);
    expect(relay.taken).toHaveLength(0);
  });

  test('is not used without STARTTLS when the relay does not offer it', async () => {
    const relay = await startRelay({}, { disabledCommands: ['STARTTLS'] });
    expect(await failureOf(through(relay, { ...trusted, tls: 'starttls' }).send(MAIL))).toMatchObject({ name: 'RetryableError' });
    expect(relay.taken).toHaveLength(0);
  });
});

describe('a relay that asks who mails', () => {
  const onLogin = (user: string, password: string) => user === 'pledge' && password === 'right';
  const asked = { host: 'localhost', ca: TEST_CA, tls: 'starttls', user: 'pledge' } as const;

  test('is given the password, and a new one once it was changed', async () => {
    const relay = await startRelay({ onLogin });
    let password = 'wrong';
    const mailer = through(relay, { ...asked, password: async () => password });
    expect(await failureOf(mailer.send(MAIL))).toMatchObject({ name: 'RetryableError', outcomeUnknown: false });
    password = 'right';
    await mailer.send(MAIL);
    expect(relay.taken).toHaveLength(1);
  });

  test('never makes an error say the password', async () => {
    const relay = await startRelay({ onLogin });
    const failure = await failureOf(through(relay, { ...asked, password: async () => 'hush-hush' }).send(MAIL));
    const seen = failure instanceof Error ? JSON.stringify([failure.message, failure.stack, failure.cause]) : '';
    expect(seen).toContain('535');
    expect(seen).not.toContain('hush-hush');
    expect(seen).not.toContain(Buffer.from('hush-hush').toString('base64'));
  });
});
