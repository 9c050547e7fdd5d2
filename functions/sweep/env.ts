/** What the sweep function is told by its environment; `infra` gives exactly these. */
export const ENV = ['TABLE_NAME', 'WAKE_QUEUE_URL', 'DELIVERY_QUEUE_URL', 'METRICS_NAMESPACE'] as const;
