import { SESClient } from '@aws-sdk/client-ses';
import { afterEach, describe, expect, test } from 'vitest';
import { createMailer } from '../../shared/aws/mailer.ts';
import { type CannedAnswer, type CannedService, startCannedService } from '../support/engines/canned-service.ts';
import { engineSettings } from '../support/engines/table-engine.ts';

const RAW = Buffer.from(
  'From: Acme <support@acme.example>\r\nTo: cora@customer.example\r\nSubject: =?utf-8?q?=F0=9F=94=A5?=\r\n\r\nHi\r\n',
);
const MAIL = { from: 'support@acme.example', to: 'cora@customer.example', raw: new Uint8Array(RAW) };

const TAKEN: CannedAnswer = {
  status: 200,
  type: 'text/xml',
  body: '<SendRawEmailResponse xmlns="http://ses.amazonaws.com/doc/2010-12-01/"><SendRawEmailResult><MessageId>0102-ab</MessageId></SendRawEmailResult></SendRawEmailResponse>',
};
const refusal = (status: number, code: string): CannedAnswer => ({
  status,
  type: 'text/xml',
  body: `<ErrorResponse><Error><Type>Sender</Type><Code>${code}</Code><Message>because</Message></Error></ErrorResponse>`,
});

let service: CannedService;
afterEach(() => service.stop());

async function mailerThat(answer: CannedAnswer, region = 'eu-central-1') {
  service = await startCannedService(() => answer);
  const client = new SESClient({ ...engineSettings(service.endpoint), region, maxAttempts: 1 });
  return createMailer({ client });
}

const sentForm = () => new URLSearchParams(service.requests[0]?.body.toString());

describe('a mail that SES takes', () => {
  test('goes out as it was composed, to the addresses of its envelope', async () => {
    const mailer = await mailerThat(TAKEN);
    await mailer.send(MAIL);
    expect(Buffer.from(sentForm().get('RawMessage.Data') ?? '', 'base64')).toStrictEqual(RAW);
    expect(sentForm().get('Source')).toBe('support@acme.example');
    expect(sentForm().get('Destinations.member.1')).toBe('cora@customer.example');
    expect(sentForm().has('ConfigurationSetName')).toBe(false);
  });

  test.each([
    ['us-east-1', '0102-ab@email.amazonses.com'],
    ['us-west-2', '0102-ab@us-west-2.amazonses.com'],
    ['eu-central-1', '0102-ab@eu-central-1.amazonses.com'],
  ])('has on the wire, from %s, the id %s', async (region, mailId) => {
    const mailer = await mailerThat(TAKEN, region);
    expect(await mailer.send(MAIL)).toStrictEqual({ providerId: '0102-ab', mailId });
  });
});

describe('a mail that SES does not take', () => {
  test.each([
    [400, 'MessageRejected'],
    [400, 'InvalidParameterValue'],
  ])('is given up when it answers %d %s', async (status, code) => {
    const mailer = await mailerThat(refusal(status, code));
    await expect(mailer.send(MAIL)).rejects.toMatchObject({ name: 'PermanentError' });
  });

  test.each([
    [400, 'Throttling', false],
    [400, 'MailFromDomainNotVerified', false],
    [400, 'ConfigurationSetDoesNotExist', false],
    [400, 'AccountSendingPaused', false],
    [403, 'AccessDenied', false],
    [500, 'InternalFailure', true],
    [503, 'ServiceUnavailable', true],
  ])('is tried later when it answers %d %s', async (status, code, outcomeUnknown) => {
    const mailer = await mailerThat(refusal(status, code));
    await expect(mailer.send(MAIL)).rejects.toMatchObject({ name: 'RetryableError', outcomeUnknown });
    expect(service.requests).toHaveLength(1);
  });

  test('may have gone out all the same when no answer comes', async () => {
    const mailer = await mailerThat('hang-up');
    await expect(mailer.send(MAIL)).rejects.toMatchObject({ name: 'RetryableError', outcomeUnknown: true });
    expect(service.requests).toHaveLength(1);
  });

  test('for its size is not even offered', async () => {
    const mailer = await mailerThat(TAKEN);
    const sending = mailer.send({ ...MAIL, raw: new Uint8Array(11 * 1024 * 1024) });
    await expect(sending).rejects.toMatchObject({ name: 'PermanentError', message: /11534336 bytes of at most 10485760/ });
    expect(service.requests).toHaveLength(0);
  });
});
