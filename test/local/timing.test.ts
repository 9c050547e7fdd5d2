import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, test } from 'vitest';
import type { ReadableMail } from '../../local/mailbox/mailbox.ts';
import type { Platform } from '../../local/platform.ts';
import { COMPANY, call, openByApi, postAlert, runPlatform, sendMail, temporaryFolder } from './support/platform.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

/** Levels of the company's policy, with six hours for a solution, for a ticket that nobody touches: minutes after its opening, and who is told. */
const LADDER = [
  [45, 'leo@acme.example'],
  [60, 'leo@acme.example'],
  [90, 'mia@acme.example'],
  [270, 'leo@acme.example'],
  [360, 'mia@acme.example'],
  [600, 'dan@acme.example'],
] as const;
const LAST = 'dan@acme.example';

async function passUntil(platform: Platform, instant: number): Promise<void> {
  while (platform.now() < instant) await sleep(Math.min(500, Math.ceil((instant - platform.now()) / platform.timeScale)));
}

/** The company's configuration with another target for solutions. */
function companyWithin(solution: string): string {
  const file = join(temporaryFolder(), 'pledge.yaml');
  writeFileSync(file, readFileSync(COMPANY, 'utf8').replace('solution: 24h', `solution: ${solution}`));
  return file;
}

type Listed = { readonly id: string; readonly openedAt: string; readonly channel: string };

describe('three tickets, one of each channel, left alone while every message comes twice and one sweep in three is lost', () => {
  test('each climb the whole ladder, every level once, in order and never early', { timeout: 120_000 }, async () => {
    const platform = await runPlatform({
      config: companyWithin('6h'),
      // Twenty minutes pass in a second.
      timeScale: 1_200,
      faults: { duplicate: true, loseSweep: 3 },
    });
    await Promise.all([
      openByApi(platform),
      sendMail(platform, { subject: 'By mail' }),
      postAlert(platform, { id: 'disk', title: 'Disk full' }),
    ]);
    await passUntil(platform, platform.now() + 10 * HOUR);
    const toStaff = () => platform.mails({ to: '@acme.example' });
    while ((await toStaff()).filter(({ to }) => to === LAST).length < 3) await sleep(50);
    // What goes out twice does so now.
    await passUntil(platform, platform.now() + HOUR);
    const { body } = await call(platform, '/v1/tickets');
    const tickets = body['items'] as readonly Listed[];
    expect(tickets.map(({ channel }) => channel).toSorted()).toEqual(['api', 'email', 'webhook']);
    const mails = await toStaff();
    for (const { id, openedAt } of tickets) {
      const fired = mails.filter(({ headers }) => headers['x-pledge-ticket'] === id && headers['x-pledge-notice'] !== 'received');
      expect(fired.map(({ to }) => to)).toEqual(LADDER.map(([, to]) => to));
      const lateMs = fired.map(({ at }, n) => Date.parse(at) - Date.parse(openedAt) - (LADDER[n]?.[0] ?? 0) * MINUTE);
      expect(Math.min(...lateMs)).toBeGreaterThanOrEqual(0);
    }
  });
});

describe('in real time', () => {
  test('a level fires within a second of its instant, by way of a delayed message', async () => {
    const platform = await runPlatform();
    const { openedAt } = await openByApi(platform);
    await platform.advance(45 * MINUTE - 4_000);
    const due = openedAt + 45 * MINUTE;
    const warning = await new Promise<ReadableMail>((resolve) => {
      platform.onMail((mail) => mail.to === 'leo@acme.example' && resolve(mail));
    });
    expect(Date.parse(warning.at) - due).toBeGreaterThanOrEqual(0);
    expect(Date.parse(warning.at) - due).toBeLessThan(1_000);
  });
});
