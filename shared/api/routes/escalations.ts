import type { Routes } from '../route.ts';
import { reachBody, simulationBody } from '../schemas/escalations.ts';

/** Who would hear of a ticket that nobody has opened. */
export const escalationRoutes = {
  reachEscalation: {
    method: 'POST',
    path: '/v1/escalations/reach',
    tag: 'policies',
    access: 'read-settings',
    idempotent: true,
    summary: 'Say whom the levels of a new ticket would reach',
    body: { kind: 'json', schema: reachBody },
    answers: [{ status: 200, description: 'Level by level', content: { kind: 'json', schema: 'Reach' } }],
  },
  simulateEscalation: {
    method: 'POST',
    path: '/v1/escalations/simulate',
    tag: 'policies',
    access: 'try-policies',
    idempotent: true,
    summary: 'Say what would be sent of a new ticket, to whom, when and in what words',
    description: 'Under the configuration in force, or under a draft. Nothing is stored or sent.',
    body: { kind: 'json', schema: simulationBody },
    answers: [{ status: 200, description: 'Step by step', content: { kind: 'json', schema: 'Simulation' } }],
  },
} as const satisfies Routes;
