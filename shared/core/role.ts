/** What somebody who calls the API is there for, from the least to the most; what each may do stands in `shared/api/authorisation.ts`. */
export const ROLES = ['read-only', 'integrator', 'agent', 'lead', 'manager', 'admin'] as const;
export type Role = (typeof ROLES)[number];
