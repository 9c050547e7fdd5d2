import type { readRoutes } from '../../../shared/api/routes/reads.ts';
import { InvalidCursorError } from '../../../shared/app/errors.ts';
import { markSuppressed } from '../../../shared/app/escalation/mark-suppressed.ts';
import { linkToAttachment } from '../../../shared/app/mail/attachment-link.ts';
import type { Page } from '../../../shared/app/ports.ts';
import { explainTicket, listHistory, listMessages, type PageRequest } from '../../../shared/app/queries.ts';
import type { Receipt } from '../../../shared/app/receipt.ts';
import { DAY_MS } from '../../../shared/core/instant.ts';
import { foresee } from '../../../shared/core/what-if/foresee.ts';
import { foreseenLevels } from '../../../shared/core/what-if/foreseen-levels.ts';
import type { HttpReply } from '../../../shared/lambda/http.ts';
import type { Call, Operations } from '../../../shared/lambda/http-api.ts';
import { invalidField } from '../../../shared/lambda/http-problem.ts';
import { presentEscalation } from '../present/present-escalation.ts';
import { presentFileLink } from '../present/present-file-link.ts';
import { presentFact } from '../present/present-history.ts';
import { presentLedger } from '../present/present-ledger.ts';
import { presentReceipt } from '../present/present-reads.ts';
import type { ApiServices } from '../services.ts';
import { type Params, ticketOf } from './naming.ts';
import { readerOf } from './reader.ts';
import { listReply } from './replies.ts';

/** What is behind a ticket: what happened, what was said, why its deadlines are where they are, and which mails went out. */
export const readOperations = (services: ApiServices): Operations<typeof readRoutes> => ({
  listHistory: async ({ params, query }) => {
    const { stored } = await ticketOf(services, params);
    return listReply(await listHistory(services, stored, { ...query, backwards: query.sort === '-at' }), presentFact);
  },
  listMessages: async ({ params, query }) => {
    const { stored } = await ticketOf(services, params);
    const { presentWithHtml } = await import('../present/present-html.ts');
    return listReply(await listMessages(services, stored, { ...query, backwards: query.sort === '-at' }), presentWithHtml);
  },
  linkAttachment: async ({ params }) => ({ status: 200, content: { kind: 'json', value: await linkTo(services, params) } }),
  fetchAttachment: async ({ params }) => {
    const value = await linkTo(services, params);
    return { status: 302, headers: { location: value.url }, content: { kind: 'json', value } };
  },
  explainTicket: (call) => explainAt(services, call),
  foreseeEscalation: (call) => foreseeAhead(services, call),
  listReceipts: async ({ params, query }) => {
    const { stored } = await ticketOf(services, params);
    const receipts = (await services.receipts.list(stored.id)).toSorted(byPlan);
    return listReply(pageOfReceipts(query.sort === '-plannedAt' ? receipts.toReversed() : receipts, query), presentReceipt);
  },
});

async function linkTo(services: ApiServices, params: Params) {
  const { stored } = await ticketOf(services, params);
  const place = { messageId: params['message'] ?? '', n: Number(params['attachment']) };
  return presentFileLink(await linkToAttachment(services, stored, place), '/v1/tickets/{id}/messages');
}

const byPlan = (a: Receipt, b: Receipt): number => a.plannedAt - b.plannedAt || a.firedAt - b.firedAt;

/** The cursor is the last receipt of the page before. @throws InvalidCursorError */
function pageOfReceipts(receipts: readonly Receipt[], { limit, cursor }: PageRequest): Page<Receipt> {
  const before = cursor === undefined ? -1 : receipts.findIndex(({ id }) => id === cursor);
  if (cursor !== undefined && before === -1) throw new InvalidCursorError();
  const items = receipts.slice(before + 1, before + 1 + limit);
  const last = items.at(-1);
  return last === undefined || last === receipts.at(-1) ? { items } : { items, nextCursor: last.id };
}

/** A ledger is drawn up stretch by stretch: without a bound somebody would ask for the next millennium. */
const FURTHEST_AHEAD_MS = 366 * DAY_MS;

async function explainAt(services: ApiServices, call: Call<typeof readRoutes.explainTicket>): Promise<HttpReply> {
  const { params, query, request } = call;
  const now = services.now();
  const at = query.at ?? now;
  if (at > now + FURTHEST_AHEAD_MS)
    throw invalidField({ field: 'at', in: 'query', detail: 'Is too far ahead: at most a year from now.' });
  const current = await services.configuration.current();
  const reader = readerOf(query, request, current);
  const { stored } = await ticketOf(services, params);
  const ledger = await explainTicket(services, stored, { at, now, current });
  if (ledger === undefined) throw invalidField({ field: 'at', in: 'query', detail: 'Is before the ticket was opened.' });
  const headers = { 'content-language': reader.language, vary: 'accept-language' };
  return { status: 200, headers, content: { kind: 'json', value: presentLedger(ledger, reader) } };
}

async function foreseeAhead(services: ApiServices, { params }: Call<typeof readRoutes.foreseeEscalation>): Promise<HttpReply> {
  const { snapshot, policySet } = await ticketOf(services, params);
  const { organisation } = await services.configuration.current();
  const at = services.now();
  const { moments } = foresee(snapshot, [], { policySet, organisation, until: at + FURTHEST_AHEAD_MS });
  const ahead = moments.flatMap((moment) => foreseenLevels(moment, { policySet, organisation }));
  const marked = await markSuppressed(services, ahead, organisation);
  return { status: 200, content: { kind: 'json', value: presentEscalation(snapshot, marked, at) } };
}
