/** Which ticket a mail belongs to, and which receipt a mail of ours has. Mail ids expire after a year, by the table's time to live. */
import { hash } from 'node:crypto';
import type { Correlations, MailClaim, Now } from '../app/ports.ts';
import type { ReceiptName } from '../app/receipt.ts';
import { defined } from '../core/defined.ts';
import { DAY_MS, SECOND_MS } from '../core/instant.ts';
import { putIf } from './conditional-put.ts';
import { optionalText, textOf, versionAttribute } from './item-fields.ts';
import { getItem, type Key, keyOf, type Table } from './table.ts';

const MAIL_ID_LIFE_MS = 365 * DAY_MS;

export function createCorrelations({ table, now }: { readonly table: Table; readonly now: Now }): Correlations {
  return {
    findTicketByMailId: async (mailId) => {
      const item = await getItem(table, mailIdKey(mailId), 'find ticket by mail id');
      return item && textOf(item, 'ticketId');
    },
    findReceiptByMailId: async (mailId) => {
      const item = await getItem(table, mailIdKey(mailId), 'find receipt by mail id');
      const receipt = item && optionalText(item, 'receipt');
      return item === undefined || receipt === undefined ? undefined : { ticketId: textOf(item, 'ticketId'), receipt };
    },
    claimMail: (mailId, claim, at) => claimMail(table, mailId, claim, at),
    saveMailId: (mailId, ticketId, receipt) => saveMailId(table, mailId, { ticketId, ...defined({ receipt }) }, now()),
  };
}

/** The first ticket keeps an id: otherwise a stranger could send a mail with the id of one of ours and receive the answers to it. */
async function saveMailId(
  table: Table,
  mailId: string,
  { ticketId, receipt }: Pick<ReceiptName, 'ticketId'> & Partial<ReceiptName>,
  now: number,
): Promise<void> {
  const seconds = (ms: number) => ({ N: String(Math.ceil(ms / SECOND_MS)) });
  const item = {
    ...keyOf(mailIdKey(mailId)),
    ...versionAttribute,
    ticketId: { S: ticketId },
    ...(receipt !== undefined && { receipt: { S: receipt } }),
    expiresAt: seconds(now + MAIL_ID_LIFE_MS),
  };
  const condition = {
    ConditionExpression: 'attribute_not_exists(pk) OR expiresAt < :now',
    ExpressionAttributeValues: { ':now': seconds(now) },
  };
  await putIf(table, item, condition, `save mail id of ticket ${ticketId}`);
}

async function claimMail(table: Table, mailId: string, { sender, by, until }: MailClaim, now: number): Promise<boolean> {
  const item = {
    ...keyOf({ pk: mailIdKey(mailId).pk, sk: `CLAIM#${sender}` }),
    ...versionAttribute,
    claimedBy: { S: by },
    claimedUntil: { N: String(until) },
    expiresAt: { N: String(Math.ceil(until / SECOND_MS)) },
  };
  const condition = {
    ConditionExpression: 'attribute_not_exists(pk) OR claimedBy = :by OR claimedUntil <= :now',
    ExpressionAttributeValues: { ':by': { S: by }, ':now': { N: String(now) } },
  };
  return putIf(table, item, condition, 'claim an incoming mail');
}

/** A key has at most 2 KB, and senders choose these ids. */
const MAX_MAIL_ID_LENGTH = 500;

function mailIdKey(mailId: string): Key {
  const id = mailId.length <= MAX_MAIL_ID_LENGTH ? mailId.toWellFormed() : digest(mailId);
  return { pk: `MID#${id}`, sk: '-' };
}

const digest = (text: string): string => hash('sha256', text, 'base64url');
