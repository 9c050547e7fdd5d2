import { describe, expect, test } from 'vitest';
import { noticesFor } from '../../shared/core/notices.ts';
import { ORGANISATION, policySet } from '../support/policies.ts';
import { Story, time } from '../support/story.ts';

describe('a mail to somebody of staff', () => {
  test('is not sent to a name that is nobody’s any more', () => {
    const story = new Story().open('10:00').do('10:05', { type: 'assign', assignee: 'ann' }).until('11:00');
    const { ann: _, lee: __, ...people } = ORGANISATION.people;
    const ticket = story.snapshot?.ticket;
    const today = { now: time('11:00'), policySet: policySet(), organisation: { ...ORGANISATION, people } };
    const mails = ticket === undefined ? [] : noticesFor(story.facts.slice(1), null, ticket, today);

    expect(mails).toEqual([]);
  });

  test('is in the language of that person, whatever the ticket speaks', () => {
    const lee = { id: 'lee', name: '李', email: 'lee@acme.example', language: 'zh-CN' as const };
    const organisation = { ...ORGANISATION, people: { ...ORGANISATION.people, lee } };
    const story = new Story({ organisation }).open('10:00').do('10:05', { type: 'assign', assignee: 'lee' }).until('10:45');

    expect(story.mails.map((mail) => [mail.notice, mail.language])).toEqual([
      ['received', 'en'],
      ['assigned', 'zh-CN'],
      ['warning', 'zh-CN'],
    ]);
  });
});
