import type { webhookRoutes } from '../../../shared/api/routes/webhooks.ts';
import { problemsIn } from '../../../shared/app/webhooks/read-post.ts';
import { type Received, receivePost } from '../../../shared/app/webhooks/receive-post.ts';
import { assertNever } from '../../../shared/core/assert-never.ts';
import { defined } from '../../../shared/core/defined.ts';
import type { HttpReply } from '../../../shared/lambda/http.ts';
import type { Call, Operations } from '../../../shared/lambda/http-api.ts';
import { bodyProblem, HttpProblem, invalidInput } from '../../../shared/lambda/http-problem.ts';
import type { ApiServices } from '../services.ts';
import { enqueueChange, enqueueEvent } from './pagerduty.ts';
import { unknownSource, webhookDeliveryOperations } from './webhook-deliveries.ts';

/** What other systems post, and what became of it. */
export const webhookOperations = (services: ApiServices): Operations<typeof webhookRoutes> => ({
  receiveWebhook: receiveWebhook(services),
  enqueueEvent: enqueueEvent(services),
  enqueueChange: enqueueChange(services),
  ...webhookDeliveryOperations(services),
});

/** Answers other systems: 202 for what will be carried out, 200 where there is nothing to do, a problem document for what cannot be taken. */
const receiveWebhook =
  (services: ApiServices) =>
  async ({ params, request }: Pick<Call, 'params' | 'request'>): Promise<HttpReply> => {
    const received = await receivePost(services, params.source ?? '', request);
    switch (received.kind) {
      case 'queued':
        return takenReply(received, 202);
      case 'known':
      case 'idle':
        return takenReply(received, 200);
      case 'unknown-source':
        throw unknownSource();
      case 'untrusted':
        throw new HttpProblem({
          status: 401,
          code: 'not-authenticated',
          detail: received.reason,
          headers: { 'www-authenticate': 'Webhook realm="pledge"' },
        });
      case 'malformed':
        throw new HttpProblem({
          status: 400,
          code: 'malformed-json',
          detail: `The body is not valid JSON: ${received.reason}.`,
        });
      case 'misshapen':
        throw invalidInput(received.problems.map(({ path, detail }) => bodyProblem(path === '' ? [] : path.split('.'), detail)));
      case 'too-many':
        throw tooMany(received.retryAfterSeconds);
      default:
        return assertNever(received);
    }
  };

const tooMany = (seconds: number): HttpProblem =>
  new HttpProblem({
    status: 429,
    code: 'too-many',
    detail: `This source has sent as much as its configuration lets it in a minute. Send it again in ${seconds} s.`,
    headers: { 'retry-after': String(seconds) },
  });

function takenReply({ delivery, parts }: Extract<Received, { delivery: unknown }>, status: 200 | 202): HttpReply {
  const problems = problemsIn(parts);
  return {
    status,
    headers: { location: `/v1/webhooks/${encodeURIComponent(delivery.source)}/deliveries/${delivery.id}` },
    content: {
      kind: 'json',
      value: {
        delivery: delivery.id,
        state: delivery.state,
        ...defined({ problems: problems.length === 0 ? undefined : problems }),
      },
    },
  };
}
