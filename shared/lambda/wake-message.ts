import * as z from 'zod';
import type { WakeMessage } from '../app/ports.ts';

const schema = z.object({ v: z.literal(1), ticketId: z.string().min(1), dueAt: z.number() });

/** @returns `undefined` for anything that no version of Pledge would have sent. */
export function parseWakeMessage(body: string): WakeMessage | undefined {
  try {
    return schema.safeParse(JSON.parse(body)).data;
  } catch {
    return undefined;
  }
}
