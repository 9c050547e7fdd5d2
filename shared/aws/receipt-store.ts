/** Receipts: one item for each notice, in plain attributes, because whoever looks into a complaint looks here first. */
import { PermanentError } from '../app/errors.ts';
import type { Outcome, Receipt, ReceiptStore } from '../app/receipt.ts';
import { defined } from '../core/defined.ts';
import { type Condition, IS_NEW, putIf } from './conditional-put.ts';
import { checkVersion, describeItem, numberOf, optionalNumber, optionalText, textOf, versionAttribute } from './item-fields.ts';
import { getItem, type Item, type Key, keyOf, queryPrefix, type Table } from './table.ts';
import { partitionOf, ticketIdIn } from './ticket-keys.ts';

export function createReceiptStore(table: Table): ReceiptStore {
  return {
    begin: (receipt) => putIf(table, toItem(receipt), IS_NEW, `begin receipt of ticket ${receipt.ticketId}`),
    load: async (ticketId, id) => {
      const item = await getItem(table, receiptKey(ticketId, id), `load receipt of ticket ${ticketId}`);
      return item && toReceipt(item);
    },
    update: (receipt, seen) => putIf(table, toItem(receipt), isAsSeen(seen), `update receipt of ticket ${receipt.ticketId}`),
    list: async (ticketId) =>
      (await queryPrefix(table, receiptKey(ticketId, ''), `list receipts of ticket ${ticketId}`)).map(toReceipt),
  };
}

const receiptKey = (ticketId: string, id: string): Key => ({ pk: partitionOf(ticketId), sk: `R#${id}` });

function isAsSeen({ attempts, outcome }: Pick<Receipt, 'attempts' | 'outcome'>): Condition {
  const attemptsSeen = { ':attempts': { N: String(attempts) } };
  if (outcome === undefined)
    return {
      ConditionExpression: 'attempts = :attempts AND attribute_not_exists(outcome)',
      ExpressionAttributeValues: attemptsSeen,
    };
  return {
    ConditionExpression: 'attempts = :attempts AND outcome = :outcome AND outcomeAt = :outcomeAt',
    ExpressionAttributeValues: { ...attemptsSeen, ':outcome': { S: outcome.type }, ':outcomeAt': { N: String(outcome.at) } },
  };
}

/** What a provider says about a failure can be long, and is of use only in its beginning. */
const MAX_ERROR_LENGTH = 1_000;
const excerpt = (text: string) => ({ S: text.slice(0, MAX_ERROR_LENGTH).toWellFormed() });

function toItem(receipt: Receipt): Item {
  const { turnAt, handedOverAt, providerId, mailId, doubtful, error } = receipt;
  return {
    ...keyOf(receiptKey(receipt.ticketId, receipt.id)),
    ...versionAttribute,
    notice: { S: receipt.notice },
    to: { S: receipt.to.toWellFormed() },
    facts: { L: receipt.facts.map((n) => ({ N: String(n) })) },
    plannedAt: { N: String(receipt.plannedAt) },
    firedAt: { N: String(receipt.firedAt) },
    state: { S: receipt.state },
    attempts: { N: String(receipt.attempts) },
    leaseUntil: { N: String(receipt.leaseUntil) },
    ...(turnAt !== undefined && { turnAt: { N: String(turnAt) } }),
    ...(handedOverAt !== undefined && { handedOverAt: { N: String(handedOverAt) } }),
    ...(providerId !== undefined && { providerId: { S: providerId } }),
    ...(mailId !== undefined && { mailId: { S: mailId.toWellFormed() } }),
    ...(doubtful !== undefined && { doubtful: { BOOL: doubtful } }),
    ...(error !== undefined && { error: excerpt(error) }),
    ...(receipt.outcome && outcomeAttributes(receipt.outcome)),
  };
}

const outcomeAttributes = ({ type, at, final, returned, detail }: Outcome): Item => ({
  outcome: { S: type },
  outcomeAt: { N: String(at) },
  outcomeFinal: { BOOL: final },
  ...(returned && { outcomeReturned: { BOOL: returned } }),
  ...(detail !== undefined && { outcomeDetail: excerpt(detail) }),
});

function toReceipt(item: Item): Receipt {
  checkVersion(item);
  return {
    id: textOf(item, 'sk').slice('R#'.length),
    ticketId: ticketIdIn(textOf(item, 'pk')),
    notice: textOf(item, 'notice'),
    to: textOf(item, 'to'),
    facts: (item.facts?.L ?? []).map(({ N }) => Number(N)),
    plannedAt: numberOf(item, 'plannedAt'),
    firedAt: numberOf(item, 'firedAt'),
    state: stateOf(item),
    attempts: numberOf(item, 'attempts'),
    leaseUntil: numberOf(item, 'leaseUntil'),
    ...defined({
      turnAt: optionalNumber(item, 'turnAt'),
      handedOverAt: optionalNumber(item, 'handedOverAt'),
      providerId: optionalText(item, 'providerId'),
      mailId: optionalText(item, 'mailId'),
      doubtful: item.doubtful?.BOOL,
      error: optionalText(item, 'error'),
      outcome: outcomeOf(item),
    }),
  };
}

const OUTCOMES: readonly Outcome['type'][] = ['delivered', 'delayed', 'bounced', 'complained', 'rejected', 'suppressed'];

function outcomeOf(item: Item): Outcome | undefined {
  const said = optionalText(item, 'outcome');
  if (said === undefined) return undefined;
  const type = OUTCOMES.find((one) => one === said);
  if (type === undefined) throw new PermanentError(`${describeItem(item)}: "${said}" is no outcome of a mail`);
  return {
    type,
    at: numberOf(item, 'outcomeAt'),
    final: item.outcomeFinal?.BOOL === true,
    ...(item.outcomeReturned?.BOOL && { returned: true }),
    ...defined({ detail: optionalText(item, 'outcomeDetail') }),
  };
}

function stateOf(item: Item): Receipt['state'] {
  const state = textOf(item, 'state');
  if (state === 'sending' || state === 'sent' || state === 'failed') return state;
  throw new PermanentError(`${describeItem(item)}: "${state}" is no state of a receipt`);
}
