import type { KnownLimits } from '../../../shared/app/sending/sending-limits.ts';
import { createSendingPace } from '../../../shared/app/sending/sending-pace.ts';
import type { World } from '../world.ts';
import { createInMemorySendingPlans } from './stores.ts';

/** Has the mails of a world go out at a rate. */
export function paceMails(world: World, limits: KnownLimits): void {
  const { services } = world;
  const plans = createInMemorySendingPlans();
  Object.assign(services, { pace: createSendingPace({ ...services, plans }, async () => limits) });
}
