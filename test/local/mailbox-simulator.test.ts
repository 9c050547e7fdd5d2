import { describe, expect, test } from 'vitest';
import { readSendingEvent } from '../../functions/mail-events/sending-event.ts';
import { eventsOf } from '../../local/aws-endpoint/mailbox-simulator.ts';
import { call, openByApi, runPlatform } from './support/platform.ts';

const AT = Date.UTC(2026, 0, 5, 9);
const told = (to: string) =>
  eventsOf({ id: '0100-1', from: 'support@acme.example', to: [to], raw: Buffer.from('') }, AT).map((event) => {
    const read = readSendingEvent(JSON.stringify(event));
    return typeof read === 'object' ? `${read.outcome.type}${read.outcome.final ? '' : ' for now'}` : read;
  });

describe('the mailbox simulator on this machine', () => {
  test.each([
    ['cara@customer.example', ['delivered']],
    ['success@simulator.amazonses.com', ['delivered']],
    ['bounce@simulator.amazonses.com', ['bounced']],
    ['Bounce+Lee@Simulator.AmazonSES.com', ['bounced']],
    ['suppressionlist@simulator.amazonses.com', ['bounced']],
    ['ooto@simulator.amazonses.com', ['delivered', 'bounced for now']],
    ['complaint@simulator.amazonses.com', ['delivered', 'complained']],
  ])('%s: %j', (address, outcomes) => {
    expect(told(address)).toEqual(outcomes);
  });
});

describe('a mail that leaves the local platform', () => {
  test('has on its receipt what became of it', async () => {
    const platform = await runPlatform();
    const { id } = await openByApi(platform, {
      subject: 'The printer is on fire',
      requester: { email: 'bounce+cara@simulator.amazonses.com' },
    });
    await platform.advance(1_000);
    const { body } = await call(platform, `/v1/tickets/${id}/receipts`);
    expect(body['items']).toMatchObject([
      { notice: 'received', state: 'sent', outcome: { type: 'bounced', final: true, detail: 'smtp; 550 5.1.1 user unknown' } },
    ]);
  });
});
