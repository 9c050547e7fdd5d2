import { describe, expect, test } from 'vitest';
import { messageOf } from '../../shared/core/fact.ts';
import { Story } from '../support/story.ts';

describe('the message of a fact', () => {
  test('is the one that it brought, and none where it brought none', () => {
    const story = new Story().open('10:00').do('10:10', { type: 'reply', message: 'm1' }).do('10:20', { type: 'resolve' });

    expect(story.facts.map(messageOf)).toEqual([undefined, 'm1', undefined]);
  });
});
