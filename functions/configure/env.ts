/** What the configure function is told by its environment; `infra` gives exactly these. */
export const ENV = ['TABLE_NAME'] as const;
