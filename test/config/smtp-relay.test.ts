import { describe, expect, test } from 'vitest';
import { parseSmtpRelay, type SmtpRelay, smtpRelayUrl } from '../../shared/config/text/smtp-relay.ts';

describe('the address of a relay', () => {
  test.each<readonly [string, SmtpRelay]>([
    ['smtps://smtp.acme.example', { host: 'smtp.acme.example', port: 465, tls: 'implicit' }],
    ['smtp://smtp.acme.example', { host: 'smtp.acme.example', port: 587, tls: 'starttls' }],
    ['smtp://pledge@smtp.acme.example:2587', { host: 'smtp.acme.example', port: 2587, tls: 'starttls', user: 'pledge' }],
    ['smtps://a%40b.example@[2001:db8::1]:4465', { host: '2001:db8::1', port: 4465, tls: 'implicit', user: 'a@b.example' }],
    ['smtp://127.0.0.1:1025', { host: '127.0.0.1', port: 1025, tls: 'none' }],
    ['smtps://localhost:1465', { host: 'localhost', port: 1465, tls: 'implicit' }],
  ])('%s says where it is and how the line is encrypted', (text, relay) => {
    expect(parseSmtpRelay(text)).toEqual({ ok: true, value: relay });
    expect(parseSmtpRelay(smtpRelayUrl(relay))).toEqual({ ok: true, value: relay });
  });

  test.each(['', 'smtp.acme.example', 'https://smtp.acme.example', 'smtp://', 'smtp://h.example?tls=no', 'smtp://h.example/x'])(
    '"%s" is none',
    (text) => {
      expect(parseSmtpRelay(text)).toMatchObject({
        ok: false,
        message: expect.stringContaining('smtps://pledge@smtp.acme.example'),
      });
    },
  );

  test('with a password is refused without showing it', () => {
    const read = parseSmtpRelay('smtps://pledge:hush@smtp.acme.example');
    expect(read).toMatchObject({ ok: false, message: expect.stringContaining('secret store') });
    expect(JSON.stringify([read, parseSmtpRelay('ftp://pledge:hush@smtp.acme.example')])).not.toContain('hush');
  });
});
