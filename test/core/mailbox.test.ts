import { describe, expect, test } from 'vitest';
import { isSameMailbox, newMailboxes } from '../../shared/core/mailbox.ts';

describe('two addresses', () => {
  test.each([
    ['cora@a.example', 'CORA@A.Example', true],
    ['cora@a.example', 'cora+shop@a.example', true],
    ['co.ra@gmail.com', 'cora+x@googlemail.com', true],
    ['co.ra@a.example', 'cora@a.example', false],
    ['cora@a.example', 'cora@b.example', false],
    ['+1234@a.example', '+5678@a.example', false],
    ['cora', 'cora', true],
  ])('%s and %s: the same mailbox is %s', (one, other, same) => {
    expect(isSameMailbox(one, other)).toBe(same);
  });

  test('that reach the same mailbox count as one', () => {
    expect(newMailboxes(['a@x.example', 'A+1@x.example', 'b@x.example', 'c@x.example'], ['B@x.example'])).toEqual([
      'a@x.example',
      'c@x.example',
    ]);
  });
});
