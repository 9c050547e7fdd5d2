/** What SES takes of this account in this region. */
import type { SESClient } from '@aws-sdk/client-ses';
import type { QuotaReader } from '../app/sending/sending-limits.ts';
import { defined } from '../core/defined.ts';
import { once } from '../core/once.ts';
import { toAppError } from './aws-error.ts';

export function createSendingQuota({ client }: { readonly client?: SESClient } = {}): QuotaReader {
  const connect = once(async () => (await import('./ses.ts')).connectSes(client));
  return {
    read: async () => {
      const ses = await connect();
      const {
        MaxSendRate,
        Max24HourSend,
        SentLast24Hours = 0,
      } = await ses.quota().catch((cause: unknown) => {
        throw toAppError('read the sending quota', cause);
      });
      return { ...defined({ perSecond: limit(MaxSendRate), perDay: limit(Max24HourSend) }), sentInDay: SentLast24Hours };
    },
  };
}

/** SES says -1 where there is none. A rate below one mail a second still lets one go. */
const limit = (said: number | undefined): number | undefined =>
  said === undefined || said < 0 ? undefined : Math.max(1, Math.floor(said));
