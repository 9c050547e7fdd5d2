import { createHandler as createApi } from '../../functions/api/handler.ts';
import { createHandler as createMailReview } from '../../functions/mail-review/handler.ts';
import { createHandler as createPolicies } from '../../functions/policies/handler.ts';
import type { Services } from '../../shared/app/services.ts';
import type { HttpHandler } from '../../shared/lambda/http-handler.ts';

/** All functions that answer HTTP, behind one door: a function of its own has to stand here. */
export function createDoor(services: Services): HttpHandler {
  const functions = [
    createApi(services),
    createPolicies({ ...services, stageMail: {}, uptimeMs: () => 0 }),
    createMailReview(services),
  ];
  return async (event, context) => {
    const results = await Promise.all(functions.map((answer) => answer(event, context)));
    const known = results.filter(({ body = '' }) => !body.includes('"unknown-path"'));
    const [result = results[0]] = known;
    if (result === undefined || known.length > 1) throw new Error(`several functions answer ${event.rawPath}`);
    return result;
  };
}
