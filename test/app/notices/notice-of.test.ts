import { describe, expect, test } from 'vitest';
import { checkAction } from '../../../shared/app/notices/action-token.ts';
import { World } from '../../support/world.ts';

/** The mails of one kind as they stand on the wire, with their soft line breaks taken out. */
const mailsOf = ({ mails }: World, notice: string) =>
  mails.filter((mail) => mail.notice === notice).map(({ raw }) => raw.replaceAll(/=\r?\n/g, ''));

async function acknowledgeGrant({ services }: World, mail = '') {
  const [, token = ''] = /\/a\/([\w.-]+)/.exec(mail) ?? [];
  const check = checkAction(await services.secrets.signingKey(), token, services.now());
  return check.ok ? check.grant : check.reason;
}

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

describe('what a warning says is next', () => {
  test('is who will be told, not the breach of a ticket that nobody has taken', async () => {
    const world = await World.create();
    await world.open('09:00');
    await world.until('09:50');
    const [mail] = mailsOf(world, 'warning');
    expect(mail).toMatch(/What is next: .* escalation \(first response\) to/);
  });
});
