import type { AttributeValue } from '@aws-sdk/client-dynamodb';
import { describe, expect, test } from 'vitest';
import { PermanentError, RetryableError } from '../../shared/app/errors.ts';
import type { Item } from '../../shared/aws/table.ts';
import { toItem, toTicket } from '../../shared/aws/ticket-item.ts';
import { repliedFact, storedTicket } from '../support/stored-tickets.ts';
import { Story } from '../support/story.ts';

/** As DynamoDB counts: names and values, in UTF-8; a number takes about half a byte a digit. */
function sizeOf(item: Item): number {
  return Object.entries(item).reduce((sum, [name, value]) => sum + name.length + valueSize(value), 0);
}

const valueSize = ({ S, N, B }: AttributeValue): number =>
  S !== undefined ? Buffer.byteLength(S) : N !== undefined ? Math.ceil(N.length / 2) + 1 : (B?.length ?? 0);

describe('a ticket as an item', () => {
  test('takes less than 1.5 KB after fifteen facts, so that a write costs two units', () => {
    const story = new Story()
      .open('09:00', {
        team: 'support',
        category: 'software',
        message: 'mQ9xK2pL7vTz',
      })
      .do('09:05', { type: 'assign', assignee: 'lee', team: 'support' })
      .until('10:45')
      .do('10:50', { type: 'acknowledge' }, 'agent:lee')
      .do('10:55', { type: 'reply', message: 'pO8iU7yT6rEw' }, 'agent:lee')
      .do('11:30', { type: 'hold', reason: 'waiting-for-customer' }, 'agent:lee')
      .do(
        '13:00',
        { type: 'customer-reply', message: 'aS5dF4gH3jKl', from: 'cora@customer.example' },
        'requester:cora@customer.example',
      )
      .do('13:20', { type: 'reply', message: 'zX1cV2bN3mQw' }, 'agent:lee')
      .do('14:00', { type: 'change-priority', priority: 'P2' }, 'agent:lee')
      .do('15:00', { type: 'propose-solution', message: 'eR4tY5uI6oPa' }, 'agent:lee')
      .do('16:00', { type: 'resolve' }, 'agent:lee')
      .do('17:00', { type: 'confirm' }, 'requester:cora@customer.example')
      .do('17:01', { type: 'close' }, 'agent:lee');
    // What a caller's Idempotency-Key becomes: text that does not compress.
    const facts = story.facts.map((fact) => ({
      ...fact,
      command: `k${fact.n}-550e8400-e29b-41d4-a716-44665544${1_000 + fact.n * 37}`,
    }));
    expect(facts.length).toBeGreaterThanOrEqual(15);
    const item = toItem(storedTicket({ facts, outbox: story.mails.slice(-1), index: { team: 'support', assignee: 'lee' } }));
    expect(sizeOf(item)).toBeLessThan(1_536);
  });

  test('stands in an index only while it has something to be found by', () => {
    const bare = Object.keys(toItem(storedTicket()));
    expect(bare.sort()).toStrictEqual([
      'changedKey',
      'changedShard',
      'data',
      'listKey',
      'listSort',
      'pk',
      'priority',
      'requester',
      'rev',
      'sk',
      'status',
      'v',
    ]);
    const due = toItem(storedTicket({ dueAt: 1_772_442_000_000, index: { team: 'a', assignee: 'b', deadlineAt: 1 } }));
    expect(due).toMatchObject({ dueShard: { S: 'due#10' }, dueKey: { S: '1772442000000#7k3m9q0001' }, listKey: { S: 'open#2' } });
    expect(Object.keys(due)).toStrictEqual(expect.arrayContaining(['team', 'assignee', 'deadlineAt']));
  });

  test('changes halves when it is closed', () => {
    expect(toItem(storedTicket({ index: { status: 'closed' } })).listKey).toStrictEqual({ S: 'closed#2' });
    expect(toItem(storedTicket({ index: { status: 'confirmed' } })).listKey).toStrictEqual({ S: 'open#2' });
  });
});

describe('a canary as an item', () => {
  const item = toItem(storedTicket({ dueAt: 1_000, index: { canary: true, openedAt: Date.parse('2026-03-02T09:00:00.500Z') } }));

  test('is due like any ticket, and lacks the keys of the list index', () => {
    expect(item).toHaveProperty('dueShard');
    expect(item).not.toHaveProperty('listKey');
    expect(item).not.toHaveProperty('listSort');
  });

  test('expires a week after it was opened; the table counts in seconds', () => {
    expect(item.expiresAt).toEqual({ N: String(Date.parse('2026-03-09T09:00:01Z') / 1_000) });
  });

  test('takes less than a kilobyte, so that a write costs one unit', () => {
    expect(sizeOf(item)).toBeLessThan(1_024);
  });
});

describe('an item that was stored', () => {
  test('by the first release is still read as it was meant', () => {
    expect(toTicket(FIRST_RELEASE)).toStrictEqual(
      storedTicket({ dueAt: 1_772_442_000_000, outbox: [{ type: 'publish', from: 1, to: 1 }] }),
    );
  });

  test('before there were lists by change was changed when its history ends', () => {
    const { changedShard: _, changedKey: __, ...before } = toItem(storedTicket({ facts: [repliedFact(3)] }));
    expect(toTicket(before).index.changedAt).toBe(repliedFact(3).at);
  });

  test('before there were alarms has none', () => {
    const { tracks, ticket } = new Story().open('09:00').snapshot ?? {};
    const stored = storedTicket({ snapshot: { ticket, tracks } as never });

    expect(toTicket(toItem(stored)).snapshot?.alarms).toEqual([]);
  });

  test('by a newer release is left to those who know it', () => {
    expect(() => toTicket({ ...toItem(storedTicket()), v: { N: '2' } })).toThrow(RetryableError);
  });

  const damaged: readonly (readonly [string, Item])[] = [
    ['without a history', { data: { B: Uint8Array.of(3, 0) } }],
    ['with a history cut off', { data: { B: (toItem(storedTicket()).data?.B ?? new Uint8Array()).subarray(0, 20) } }],
    ['with text where its history belongs', { data: { S: '{}' } }],
    ['without a revision', { rev: { S: '1' } }],
    ['with another sort key', { listSort: { S: 'yesterday' } }],
    ['without a version', { v: { NULL: true } }],
  ];
  test.each(damaged)('%s is refused by its name', (_, damage) => {
    const read = () => toTicket({ ...toItem(storedTicket()), ...damage });
    expect(read).toThrow(PermanentError);
    expect(read).toThrow(/T#7k3m9q0001\/T/);
  });
});

// Written once, by the code of schema 1, and never again: what is in a table stays readable.
const FIRST_RELEASE: Item = {
  pk: { S: 'T#7k3m9q0001' },
  sk: { S: 'T' },
  v: { N: '1' },
  rev: { N: '1' },
  data: {
    B: Buffer.from(
      'Ixhm5tnGuZaFBgbg7gki9EIyUhUKisCdUoXMYoX8PAVQ4sQVnsn5RYkOsASoBy1rEIHsnF+USFRAw4MWEqD4A8HcyMTECNzcNoClmYJMq5LU4hKUEAB5V9cQ3HzGLLFxlF2GtbG1AA==',
      'base64',
    ),
  },
  listKey: { S: 'open#2' },
  listSort: { S: '1772442000000#7k3m9q0001' },
  status: { S: 'open' },
  priority: { S: 'P3' },
  requester: { S: 'cora@customer.example' },
  dueShard: { S: 'due#10' },
  dueKey: { S: '1772442000000#7k3m9q0001' },
};
