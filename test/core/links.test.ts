import { describe, expect, test } from 'vitest';
import { Story } from '../support/story.ts';

const opened = () => new Story().open('10:00', { requester: { email: 'cora@customer.example', name: 'Cora' } });

describe('a new link to the request', () => {
  test('is mailed to the customer, and no clock moves', () => {
    const story = opened();
    const before = story.mailed().length;
    story.do('10:05', { type: 'renew-link', to: 'Cora@Customer.example' });
    expect(story.mailed().slice(before)).toEqual(['10:05 link → cora@customer.example']);
    expect(story.facts.at(-1)).toMatchObject({ type: 'link-requested', to: 'cora@customer.example' });
  });

  test('is mailed to nobody who is no customer of the ticket, and leaves no trace then', () => {
    const story = opened();
    const before = [story.mailed().length, story.facts.length];
    story.do('10:05', { type: 'renew-link', to: 'mallory@elsewhere.example' });
    expect([story.mailed().length, story.facts.length]).toEqual(before);
  });
});
