import * as z from 'zod';
import { instant } from './parts.ts';

/** Pledge has switched a webhook subscription off, because of how its receiver behaves. */
export const subscriptionDisabled = z.object({
  schemaVersion: z.literal(1),
  type: z.literal('subscription.disabled'),
  /** The same for every delivery of one event, which may come more than once. */
  id: z.string(),
  subscriptionId: z.string(),
  /** Of its address; the rest of it often carries a key. */
  host: z.string(),
  at: instant,
  /** `failing`: nothing was taken for three days. `gone`: the receiver answered 410. */
  because: z.enum(['failing', 'gone']),
});
