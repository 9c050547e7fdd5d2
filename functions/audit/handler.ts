import { type AuditReport, type AuditServices, audit } from '../../shared/app/audit.ts';
import { once } from '../../shared/core/once.ts';
import { buildServices } from './services.ts';

/** Compares every open ticket with its place in the due index, and says what had to be mended. */
export function createHandler(services: AuditServices) {
  return async (): Promise<AuditReport> => {
    const report = await audit(services);
    services.log.info('audited', report);
    return report;
  };
}

const live = once(() => createHandler(buildServices()));

export const handler = (): Promise<AuditReport> => live()();
