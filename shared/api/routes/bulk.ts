import type { Routes } from '../route.ts';
import { bulk } from '../schemas/bulk.ts';

/** What is done to many tickets at once. */
export const bulkRoutes = {
  changeTickets: {
    method: 'POST',
    path: '/v1/tickets/bulk',
    tag: 'commands',
    access: 'work-tickets',
    narrows: true,
    summary: 'Do the same to up to 100 tickets',
    description:
      'Each is changed or refused by itself, as by its own command, and the answer says of each what became of it. With an `Idempotency-Key` the whole can be sent again: what was done is not done twice, and the rest is tried anew.',
    body: { kind: 'json', schema: bulk },
    answers: [{ status: 200, description: 'What became of each', content: { kind: 'json', schema: 'BulkOutcome' } }],
  },
} as const satisfies Routes;
