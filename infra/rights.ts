/** The rights that several functions share. Each names the exact resource: one table, two of its indexes, one queue, one secret. */
import type { TableV2 } from 'aws-cdk-lib/aws-dynamodb';
import type { IBucket } from 'aws-cdk-lib/aws-s3';
import type { Secret } from 'aws-cdk-lib/aws-secretsmanager';
import type { Queue } from 'aws-cdk-lib/aws-sqs';
import type { Right } from './constructs/worker.ts';
import { CHANGED_INDEX, DUE_INDEX, LIST_INDEX } from './stacks/data-stack.ts';

const indexArn = (table: TableV2, index: string) => `${table.tableArn}/index/${index}`;

/** A ticket, its messages, receipts and history pages all lie in the same table. */
export const keepTickets = (table: TableV2): Right => ({
  purpose: 'KeepTickets',
  actions: ['dynamodb:GetItem', 'dynamodb:BatchGetItem', 'dynamodb:PutItem', 'dynamodb:Query'],
  resources: [table.tableArn],
});

/** The same for whoever only looks. */
export const readTickets = (table: TableV2): Right => ({
  purpose: 'ReadTickets',
  actions: ['dynamodb:GetItem', 'dynamodb:BatchGetItem', 'dynamodb:Query'],
  resources: [table.tableArn],
});

/** How much came in a minute, and how often a key has asked, are counters that are changed in place. */
export const countRates = (table: TableV2): Right => ({
  purpose: 'CountRates',
  actions: ['dynamodb:UpdateItem'],
  resources: [table.tableArn],
  conditions: { 'ForAllValues:StringLike': { 'dynamodb:LeadingKeys': ['RATE#*'] } },
});

/** How many mails a sender has written in an hour is a counter that is changed in place. */
export const countSenders = (table: TableV2): Right => ({
  purpose: 'CountSenders',
  actions: ['dynamodb:UpdateItem'],
  resources: [table.tableArn],
  conditions: { 'ForAllValues:StringLike': { 'dynamodb:LeadingKeys': ['SENDER#*'] } },
});

/** The configuration in force and every policy version, in parts where they are large. */
export const keepConfiguration = (table: TableV2): Right => ({
  purpose: 'KeepConfiguration',
  actions: ['dynamodb:GetItem', 'dynamodb:BatchGetItem', 'dynamodb:PutItem'],
  resources: [table.tableArn],
  conditions: { 'ForAllValues:StringEquals': { 'dynamodb:LeadingKeys': ['CONFIG'] } },
});

/** How late timers were is counted in place. */
export const noteLateness = (table: TableV2): Right => ({
  purpose: 'NoteLateness',
  actions: ['dynamodb:UpdateItem'],
  resources: [table.tableArn],
  conditions: { 'ForAllValues:StringLike': { 'dynamodb:LeadingKeys': ['LATENESS#*'] } },
});

const OF_KEYS = { 'ForAllValues:StringEquals': { 'dynamodb:LeadingKeys': ['KEYS'] } };

/** When an API key was used last is noted in place. */
export const noteKeyUse = (table: TableV2): Right => ({
  purpose: 'NoteKeyUse',
  actions: ['dynamodb:UpdateItem'],
  resources: [table.tableArn],
  conditions: OF_KEYS,
});

export const keepKeys = (table: TableV2): Right => ({
  purpose: 'KeepKeys',
  actions: ['dynamodb:GetItem', 'dynamodb:PutItem', 'dynamodb:Query'],
  resources: [table.tableArn],
  conditions: OF_KEYS,
});

export const listTickets = (table: TableV2): Right => ({
  purpose: 'ListTickets',
  actions: ['dynamodb:Query'],
  resources: [indexArn(table, LIST_INDEX)],
});

export const listChanges = (table: TableV2): Right => ({
  purpose: 'ListChanges',
  actions: ['dynamodb:Query'],
  resources: [indexArn(table, CHANGED_INDEX)],
});

export const readDueIndex = (table: TableV2): Right => ({
  purpose: 'ReadDueIndex',
  actions: ['dynamodb:Query'],
  resources: [indexArn(table, DUE_INDEX)],
});

export const sendWakes = (...queues: readonly Queue[]): Right => ({
  purpose: 'SendWakes',
  actions: ['sqs:SendMessage'],
  resources: queues.map((queue) => queue.queueArn),
});

/** The endpoints of subscriptions are changed in place, and what was delivered is taken out of their queues. */
export const queueWebhooks = (table: TableV2): Right => ({
  purpose: 'QueueWebhooks',
  actions: ['dynamodb:UpdateItem', 'dynamodb:DeleteItem'],
  resources: [table.tableArn],
  conditions: { 'ForAllValues:StringLike': { 'dynamodb:LeadingKeys': ['HOOK#*'] } },
});

/** Deliveries of one moment are kept in one request. */
export const addDeliveries = (table: TableV2): Right => ({
  purpose: 'AddDeliveries',
  actions: ['dynamodb:BatchWriteItem'],
  resources: [table.tableArn],
  conditions: { 'ForAllValues:StringLike': { 'dynamodb:LeadingKeys': ['DELIVERY#*'] } },
});

export const queueDeliveries = (queue: Queue): Right => ({
  purpose: 'QueueDeliveries',
  actions: ['sqs:SendMessage'],
  resources: [queue.queueArn],
});

export const keepBlobs = (bucket: IBucket): Right => ({
  purpose: 'KeepBlobs',
  actions: ['s3:GetObject', 's3:PutObject'],
  resources: [bucket.arnForObjects('*')],
  whyWildcard: 'The names of attachments and large bodies are not known beforehand; the bucket holds nothing else.',
});

export const readSecrets = (...secrets: readonly Secret[]): Right => ({
  purpose: 'ReadSecrets',
  actions: ['secretsmanager:GetSecretValue'],
  resources: secrets.map((secret) => secret.secretArn),
});
