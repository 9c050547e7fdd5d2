/** Receipts: one item for each notice, in plain attributes, because whoever looks into a complaint looks here first. */
import { PermanentError } from '../app/errors.ts';
import type { Receipt, ReceiptStore } from '../app/ports.ts';
import { defined } from '../core/defined.ts';
import { type Condition, IS_NEW, putIf } from './conditional-put.ts';
import { checkVersion, describeItem, numberOf, optionalNumber, optionalText, textOf, versionAttribute } from './item-fields.ts';
import { getItem, type Item, type Key, keyOf, queryPrefix, type Table } from './table.ts';
import { partitionOf } from './ticket-keys.ts';

export function createReceiptStore(table: Table): ReceiptStore {
  return {
    begin: (receipt) => putIf(table, toItem(receipt), IS_NEW, `begin receipt of ticket ${receipt.ticketId}`),
    load: async (ticketId, id) => {
      const item = await getItem(table, receiptKey(ticketId, id), `load receipt of ticket ${ticketId}`);
      return item && toReceipt(item);
    },
    update: (receipt, attempts) =>
      putIf(table, toItem(receipt), hasAttempts(attempts), `update receipt of ticket ${receipt.ticketId}`),
    list: async (ticketId) =>
      (await queryPrefix(table, receiptKey(ticketId, ''), `list receipts of ticket ${ticketId}`)).map(toReceipt),
  };
}

const receiptKey = (ticketId: string, id: string): Key => ({ pk: partitionOf(ticketId), sk: `R#${id}` });

const hasAttempts = (attempts: number): Condition => ({
  ConditionExpression: 'attempts = :attempts',
  ExpressionAttributeValues: { ':attempts': { N: String(attempts) } },
});

/** What a provider says about a failure can be long, and is of use only in its beginning. */
const MAX_ERROR_LENGTH = 1_000;

function toItem(receipt: Receipt): Item {
  const { handedOverAt, providerId, doubtful, error } = receipt;
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
    ...(handedOverAt !== undefined && { handedOverAt: { N: String(handedOverAt) } }),
    ...(providerId !== undefined && { providerId: { S: providerId } }),
    ...(doubtful !== undefined && { doubtful: { BOOL: doubtful } }),
    ...(error !== undefined && { error: { S: error.slice(0, MAX_ERROR_LENGTH).toWellFormed() } }),
  };
}

function toReceipt(item: Item): Receipt {
  checkVersion(item);
  return {
    id: textOf(item, 'sk').slice('R#'.length),
    ticketId: textOf(item, 'pk').slice('T#'.length),
    notice: textOf(item, 'notice'),
    to: textOf(item, 'to'),
    facts: (item.facts?.L ?? []).map(({ N }) => Number(N)),
    plannedAt: numberOf(item, 'plannedAt'),
    firedAt: numberOf(item, 'firedAt'),
    state: stateOf(item),
    attempts: numberOf(item, 'attempts'),
    leaseUntil: numberOf(item, 'leaseUntil'),
    ...defined({
      handedOverAt: optionalNumber(item, 'handedOverAt'),
      providerId: optionalText(item, 'providerId'),
      doubtful: item.doubtful?.BOOL,
      error: optionalText(item, 'error'),
    }),
  };
}

function stateOf(item: Item): Receipt['state'] {
  const state = textOf(item, 'state');
  if (state === 'sending' || state === 'sent' || state === 'failed') return state;
  throw new PermanentError(`${describeItem(item)}: "${state}" is no state of a receipt`);
}
