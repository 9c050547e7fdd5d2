import type { Routes } from '../route.ts';

/** How well Pledge keeps its promises, measured by itself. */
export const healthRoutes = {
  getTimers: {
    method: 'GET',
    path: '/v1/health/timers',
    tag: 'service',
    access: 'read-settings',
    summary: 'Say how late timers fired and notices were handed over',
    description:
      'In the last hour, day and week, for each kind of firing and for notices: median, 99th percentile and longest, with the histogram that they are read from. Windows begin at full hours. And what became of the last canary, a ticket that Pledge opens every five minutes to see its promise of a minute broken.',
    answers: [{ status: 200, description: 'What was measured', content: { kind: 'json', schema: 'TimerHealth' } }],
  },
  getReconciliation: {
    method: 'GET',
    path: '/v1/health/reconciliation',
    tag: 'service',
    access: 'oversee',
    spans: true,
    summary: 'Say whether every planned notice has its receipt',
    description:
      'The result of the last daily comparison, and how far the one that is under way has come. The list has to be empty.',
    answers: [{ status: 200, description: 'What was found', content: { kind: 'json', schema: 'ReconciliationHealth' } }],
  },
} as const satisfies Routes;
