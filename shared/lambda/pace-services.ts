import { createSendingLimits } from '../app/sending/sending-limits.ts';
import { createSendingPace } from '../app/sending/sending-pace.ts';
import type { SendingLimits } from '../app/sending/sending-plan.ts';
import type { Services } from '../app/services.ts';
import { createSendingPlanStore } from '../aws/sending-plan-store.ts';
import { createSendingQuota } from '../aws/sending-quota.ts';
import { defined } from '../core/defined.ts';
import { tableOf } from './table-services.ts';

type PaceEnv = { readonly TABLE_NAME: string; readonly MAIL_PACE: string; readonly MAIL_TRANSPORT: string };

/** The sending rate that all workers share, by what `MAIL_PACE` and SES say. */
export function paceOf(
  env: PaceEnv,
  base: Pick<Services, 'now' | 'wait' | 'chance' | 'metrics' | 'log'>,
): Pick<Services, 'pace'> {
  const written = limitsIn(env.MAIL_PACE);
  const quota = env.MAIL_TRANSPORT === 'ses' ? createSendingQuota() : undefined;
  if (written === undefined && quota === undefined) return {};
  const plans = createSendingPlanStore(tableOf(env));
  return { pace: createSendingPace({ ...base, plans }, createSendingLimits(base, written, quota)) };
}

function limitsIn(pace: string): SendingLimits | undefined {
  const [, perSecond, perDay] = /^(\d+)(?:\/(\d+))?$/.exec(pace) ?? [];
  if (perSecond === undefined) return undefined;
  return { perSecond: Number(perSecond), ...defined({ perDay: perDay === undefined ? undefined : Number(perDay) }) };
}
