import { mailRoutes } from '../../shared/api/routes/mail.ts';
import { once } from '../../shared/core/once.ts';
import { createApi } from '../../shared/lambda/http-api.ts';
import { createHttpHandler, type HttpHandler } from '../../shared/lambda/http-handler.ts';
import { mailReader } from '../../shared/mail/mail-reader.ts';
import { reviewOperations } from './operations.ts';
import { buildServices, type MailReviewServices } from './services.ts';
import { suppressionOperations } from './suppressions.ts';

/**
 * Shows mails that were set aside, and takes in those that somebody releases; shows addresses that are mailed no more. A function of its own: it carries the reader of mails, and
 * has room for large ones, while those who open tickets are answered by another.
 */
export function createHandler(services: MailReviewServices): HttpHandler {
  const operations = { ...reviewOperations({ ...services, reader: mailReader }), ...suppressionOperations(services) };
  return createHttpHandler(createApi(mailRoutes, operations, services), services.log);
}

const live = once(() => createHandler(buildServices()));

export const handler: HttpHandler = (event, context) => live()(event, context);
