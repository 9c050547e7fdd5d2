import type { Component } from '../../shared/api/components.ts';
import type { mailRoutes } from '../../shared/api/routes/mail.ts';
import { toIso } from '../../shared/app/iso.ts';
import { liftAll } from '../../shared/app/mail/suppress.ts';
import { addressKey, holding, type Suppression } from '../../shared/app/mail/suppression.ts';
import type { Services } from '../../shared/app/services.ts';
import { defined } from '../../shared/core/defined.ts';
import type { HttpReply } from '../../shared/lambda/http.ts';
import type { Call, Operations } from '../../shared/lambda/http-api.ts';
import { HttpProblem } from '../../shared/lambda/http-problem.ts';

type Routes = Pick<typeof mailRoutes, 'listSuppressions' | 'getSuppression' | 'liftSuppression'>;
type SuppressionServices = Pick<Services, 'suppressions' | 'now'>;

export const suppressionOperations = (services: SuppressionServices): Operations<Routes> => ({
  listSuppressions: async ({ query: { limit, cursor } }) => {
    const { items, nextCursor } = await services.suppressions.list(limit, cursor);
    return json({ items: items.map(presentSuppression), nextCursor: nextCursor ?? null });
  },
  getSuppression: async ({ params }) => json(presentSuppression(await suppressionOf(services, params))),
  liftSuppression: async ({ params, caller }) => {
    const suppression = await suppressionOf(services, params);
    await liftAll(services, suppression.address, { at: services.now(), by: caller.actor });
    return json(presentSuppression(suppression));
  },
});

/** @throws HttpProblem 404 */
async function suppressionOf({ suppressions }: SuppressionServices, { address = '' }: Call['params']): Promise<Suppression> {
  const suppression = await suppressions.load(addressKey(address));
  if (suppression !== undefined && holding(suppression).length > 0) return suppression;
  const detail = 'This address is on no list here, so mails go to it. GET /v1/mail/suppressions lists those that are.';
  throw new HttpProblem({ status: 404, code: 'unknown-suppression', detail });
}

const json = (value: object): HttpReply => ({ status: 200, content: { kind: 'json', value } });

const presentSuppression = (suppression: Suppression): Component<'Suppression'> => ({
  address: suppression.address,
  reasons: holding(suppression).map(({ reason, since, at, mails, newest, detail }) => ({
    reason,
    since: toIso(since),
    at: toIso(at),
    mails,
    ...newest,
    ...defined({ detail }),
  })),
});
