import { takeWebhook } from '../../../shared/app/webhooks/webhook-intake.ts';
import { assertNever } from '../../../shared/core/assert-never.ts';
import type { HttpReply } from '../../../shared/lambda/http.ts';
import type { Call } from '../../../shared/lambda/http-api.ts';
import { bodyProblem, HttpProblem, invalidInput } from '../../../shared/lambda/http-problem.ts';
import { presentTicket } from '../../../shared/lambda/present-ticket.ts';
import type { ApiServices } from '../services.ts';
import { refusalProblem } from './refusal.ts';
import { ticketReply } from './replies.ts';

/** Answers other systems: 201 for a new problem, 200 for a known one, a problem document for what cannot be taken. */
export const receiveWebhook =
  (services: ApiServices) =>
  async ({ params, request }: Pick<Call, 'params' | 'request'>): Promise<HttpReply> => {
    const intake = await takeWebhook(services, params.source ?? '', request);
    switch (intake.kind) {
      case 'opened':
        return ticketReply(presentTicket(intake.ticket, services.now()), 201);
      case 'known':
        return ticketReply(presentTicket(intake.ticket, services.now()), 200);
      case 'unknown-source':
        throw new HttpProblem({ status: 404, code: 'unknown-source', detail: 'No webhook source of this name is configured.' });
      case 'untrusted':
        throw new HttpProblem({
          status: 401,
          code: 'not-authenticated',
          detail: intake.reason,
          headers: { 'www-authenticate': 'Webhook realm="pledge"' },
        });
      case 'malformed':
        throw new HttpProblem({ status: 400, code: 'malformed-json', detail: `The body is not valid JSON: ${intake.reason}.` });
      case 'misshapen':
        throw invalidInput(intake.problems.map(({ path, detail }) => bodyProblem(path === '' ? [] : path.split('.'), detail)));
      case 'refused':
        throw refusalProblem(intake.refusal);
      default:
        return assertNever(intake);
    }
  };
