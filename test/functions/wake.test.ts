import { describe, expect, test } from 'vitest';
import { ENV } from '../../functions/wake/env.ts';
import { buildServices } from '../../functions/wake/services.ts';
import { PermanentError } from '../../shared/app/errors.ts';

const environment = Object.fromEntries(ENV.map((name) => [name, 'value'])) as { readonly [N in (typeof ENV)[number]]: string };
const MAIL = { from: 'support@acme.example', to: 'cora@customer.example', raw: new Uint8Array() };

describe('a stage without mail', () => {
  test('gives up each notice for good, and says why', async () => {
    const { mailer } = buildServices({ ...environment, MAIL_TRANSPORT: 'off' });

    await expect(mailer.send(MAIL)).rejects.toThrow(new PermanentError('mail is switched off in the settings of this stage'));
  });
});
