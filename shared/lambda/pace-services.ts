import { createSendingPace } from '../app/sending/sending-pace.ts';
import type { Services } from '../app/services.ts';
import { createSendingPlanStore } from '../aws/sending-plan-store.ts';
import { defined } from '../core/defined.ts';
import { tableOf } from './table-services.ts';

/** The sending rate that all workers share, by what `MAIL_PACE` says. */
export function paceOf(
  env: { readonly TABLE_NAME: string; readonly MAIL_PACE: string },
  base: Pick<Services, 'now' | 'wait' | 'chance'>,
): Pick<Services, 'pace'> {
  const [, perSecond, perDay] = /^(\d+)(?:\/(\d+))?$/.exec(env.MAIL_PACE) ?? [];
  if (perSecond === undefined) return {};
  const limits = { perSecond: Number(perSecond), ...defined({ perDay: perDay === undefined ? undefined : Number(perDay) }) };
  return { pace: createSendingPace({ ...base, plans: createSendingPlanStore(tableOf(env)) }, limits) };
}
