import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, test } from 'vitest';
import { MailWorld } from './mail-world.ts';

/** Real mails from the test suites of mail software. They lie beside the project and are not part of it. */
const FOLDER = resolve(import.meta.dirname, '../../../shared/mail');
const HERE = existsSync(FOLDER);
const FILES = HERE ? readdirSync(FOLDER).filter((name) => /\.(eml|box)$/.test(name)) : [];

/** The lines of the log that say what became of a delivery. */
const saidOf = ({ world }: MailWorld, deliveryId: string) =>
  world.logged.filter(({ fields }) => fields !== undefined && 'mail' in fields && fields.mail === deliveryId);

describe.skipIf(!HERE)('of every real mail (skipped where the samples are not beside the project)', () => {
  test('the log says once what became of it, in whatever order and however often it comes', async () => {
    const mail = await MailWorld.create({ mail: { mailsAnHour: 1_000 } });
    expect(FILES.length).toBeGreaterThan(100);
    for (const round of ['first', 'again']) {
      for (const file of FILES) {
        const deliveryId = `${file}-${round}`;
        const outcome = await mail.receive(readFileSync(resolve(FOLDER, file)), {
          deliveryId,
          recipients: ['help@in.acme.example'],
        });
        expect([file, saidOf(mail, deliveryId).length]).toEqual([file, 1]);
        expect(outcome.because).not.toBe('');
      }
    }
  });
});
