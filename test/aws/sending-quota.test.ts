import { SESClient } from '@aws-sdk/client-ses';
import { afterEach, expect, test } from 'vitest';
import { createSendingQuota } from '../../shared/aws/sending-quota.ts';
import { type CannedService, startCannedService } from '../support/engines/canned-service.ts';
import { engineSettings } from '../support/engines/table-engine.ts';

let service: CannedService;
afterEach(() => service.stop());

async function quotaOf(status: number, result: string) {
  const body = `<GetSendQuotaResponse xmlns="http://ses.amazonaws.com/doc/2010-12-01/"><GetSendQuotaResult>${result}</GetSendQuotaResult></GetSendQuotaResponse>`;
  service = await startCannedService(() => ({ status, type: 'text/xml', body }));
  const client = new SESClient({ ...engineSettings(service.endpoint), region: 'eu-central-1', maxAttempts: 1 });
  return createSendingQuota({ client }).read();
}

const said = (day: string, second: string, sent: string) =>
  `<Max24HourSend>${day}</Max24HourSend><MaxSendRate>${second}</MaxSendRate><SentLast24Hours>${sent}</SentLast24Hours>`;

test.each([
  ['of the sandbox', said('200.0', '1.0', '17.0'), { perSecond: 1, perDay: 200, sentInDay: 17 }],
  ['of an account at work', said('50000.0', '14.0', '41230.0'), { perSecond: 14, perDay: 50_000, sentInDay: 41_230 }],
  ['without limits', said('-1', '-1', '0'), { sentInDay: 0 }],
])('the quota %s is read', async (_, result, expected) => {
  expect(await quotaOf(200, result)).toEqual(expected);
});

test('a quota that may not be read is one that can be read later', async () => {
  await expect(quotaOf(403, '')).rejects.toMatchObject({ name: 'RetryableError' });
});
