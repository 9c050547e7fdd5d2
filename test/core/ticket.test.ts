import { describe, expect, test } from 'vitest';
import { CUSTOMER_NOTICES, isForCustomer, STAFF_NOTICES } from '../../shared/core/effect.ts';
import { isOver, STATUSES } from '../../shared/core/ticket.ts';
import { ALLOWED_IN } from '../../shared/core/transitions.ts';

describe('a ticket', () => {
  test('is over when it is closed or merged', () => {
    expect(STATUSES.filter(isOver)).toEqual(['closed', 'merged']);
  });

  test('that was merged takes nothing but its way back', () => {
    const possible = Object.entries(ALLOWED_IN).filter(([, statuses]) => statuses.includes('merged'));
    expect(possible.map(([command]) => command)).toEqual(['unmerge']);
  });
});

describe('a mail', () => {
  test('is either for the customer or for staff', () => {
    expect(CUSTOMER_NOTICES.every(isForCustomer)).toBe(true);
    expect(STAFF_NOTICES.some(isForCustomer)).toBe(false);
  });
});
