import type { BodyOf } from '../../../shared/api/route.ts';
import type { customerRoutes } from '../../../shared/api/routes/customer.ts';
import { askForLink, type LinkWish } from '../../../shared/app/customer/ask-for-link.ts';
import type { Deed } from '../../../shared/app/customer/deed.ts';
import { type DeedOutcome, doDeed } from '../../../shared/app/customer/do-deed.ts';
import type { Visit } from '../../../shared/app/customer/enter.ts';
import { findSaid, listSaid } from '../../../shared/app/customer/request-view.ts';
import { linkIn } from '../../../shared/app/mail/attachment-link.ts';
import { tokenIn } from '../../../shared/app/notices/view-token.ts';
import { secondsToNext } from '../../../shared/app/rate-counter.ts';
import { HOUR_MS, SECOND_MS } from '../../../shared/core/instant.ts';
import { idOfReference } from '../../../shared/core/reference.ts';
import type { HttpReply } from '../../../shared/lambda/http.ts';
import type { Call, Operations } from '../../../shared/lambda/http-api.ts';
import { HttpProblem, invalidBodyField } from '../../../shared/lambda/http-problem.ts';
import { presentRequest, presentSaid } from '../present/present-customer.ts';
import { presentFileLink } from '../present/present-file-link.ts';
import { LINK_WORDS } from '../request-page/link-words.ts';
import type { ApiServices } from '../services.ts';
import { refusalProblem } from './refusal.ts';
import { listReply } from './replies.ts';

type VisitCall = Pick<Call, 'commandId' | 'idempotencyKey'> & { readonly visit: Visit };

/** What the page of a customer's request shows and does, for programs. */
export const customerOperations = (services: ApiServices): Operations<typeof customerRoutes> => ({
  readOwnRequest: async ({ visit }) => requestReply(visit, services),
  listOwnMessages: async ({ visit, query }) =>
    listReply(await listSaid(services, visit, { ...query, backwards: query.sort === '-at' }), presentSaid),
  linkOwnAttachment: async ({ visit, params }) => {
    const message = await findSaid(services, visit, params['message'] ?? '');
    const link = await linkIn(services, message, Number(params['attachment']));
    return { status: 200, content: { kind: 'json', value: presentFileLink(link, '/v1/customer/messages') } };
  },
  writeAsCustomer: (call) => carryOut(services, call, { deed: 'reply', text: call.body.text }),
  confirmAsCustomer: (call) => carryOut(services, call, { deed: 'confirm' }),
  reopenAsCustomer: (call) => carryOut(services, call, { deed: 'not-solved', ...call.body }),
  rateAsCustomer: (call) => carryOut(services, call, { deed: 'rate', ...call.body }),
  complainAsCustomer: (call) => carryOut(services, call, { deed: 'complain', ...call.body }),
  askForLink: async ({ body, request }) => {
    const answer = await askForLink(services, wishOf(body), request.sourceIp);
    if (answer === 'too-often') throw tooOften(ASKED_TOO_OFTEN, HOUR_MS / SECOND_MS);
    if (answer === 'forged') throw invalidBodyField('link', 'Is no link of ours, or incomplete. Copy it again, all of it.');
    return { status: 202, content: { kind: 'json', value: { detail: LINK_WORDS.en.done } } };
  },
});

/** @throws HttpProblem 422 for a reference that no ticket can have */
function wishOf({ ticket = '', email = '', link }: BodyOf<typeof customerRoutes.askForLink>): LinkWish {
  if (link !== undefined) return { kind: 'link', token: tokenIn(link) };
  const ticketId = idOfReference(ticket);
  if (ticketId === undefined) throw invalidBodyField('ticket', 'Is no reference. It has ten letters and digits, as 7K3M9-QXW4T.');
  return { kind: 'named', ticketId, email };
}

const tooOften = (detail: string, retryAfterSeconds: number): HttpProblem =>
  new HttpProblem({
    status: 429,
    code: 'too-often',
    detail: `${detail} Nothing was changed.`,
    headers: { 'retry-after': String(retryAfterSeconds) },
  });

const ASKED_TOO_OFTEN = 'So many links were asked for that no more are mailed for now. The newest mail has one that works.';

async function carryOut(services: ApiServices, call: VisitCall, deed: Deed): Promise<HttpReply> {
  const { visit, commandId, idempotencyKey } = call;
  const id = { commandId: commandId(visit.grant.ticketId), fresh: idempotencyKey === undefined };
  const outcome = await doDeed(services, visit, deed, id);
  if (!outcome.ok) throw problemOf(outcome, services);
  return requestReply({ ...visit, loaded: outcome }, services, outcome.repeated);
}

function problemOf({ rejection }: Extract<DeedOutcome, { readonly ok: false }>, services: ApiServices): HttpProblem {
  if (rejection.code !== 'too-often') return refusalProblem(rejection);
  const seconds = secondsToNext(services, HOUR_MS);
  return tooOften(`That was more within an hour than people send. Send it again in ${seconds} s.`, seconds);
}

const requestReply = (visit: Visit, { now }: ApiServices, repeated = false): HttpReply => ({
  status: 200,
  ...(repeated ? { headers: { 'idempotency-replayed': 'true' } } : {}),
  content: { kind: 'json', value: presentRequest(visit, now()) },
});
