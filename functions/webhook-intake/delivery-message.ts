import * as z from 'zod';
import type { DeliveryMessage } from '../../shared/app/webhooks/delivery.ts';

const schema = z.object({ v: z.literal(1), source: z.string().min(1), id: z.string().min(1) });

/** @returns `undefined` for anything that no version of Pledge would have sent. */
export function parseDeliveryMessage(body: string): DeliveryMessage | undefined {
  try {
    return schema.safeParse(JSON.parse(body)).data;
  } catch {
    return undefined;
  }
}
