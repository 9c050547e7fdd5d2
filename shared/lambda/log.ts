import { Logger } from '@aws-lambda-powertools/logger';
import type { Log } from '../app/observation.ts';

/** Structured lines for CloudWatch; the function's name and request come from the logger itself. */
export function createLog(logger = new Logger({ serviceName: 'pledge' })): Log {
  const line = (fields: object = {}) => ({ ...fields });
  return {
    info: (message, fields) => logger.info(message, line(fields)),
    warn: (message, fields) => logger.warn(message, line(fields)),
    error: (message, fields) => logger.error(message, line(fields)),
  };
}
