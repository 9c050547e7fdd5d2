import { describe, expect, test } from 'vitest';
import { calledBy, findPerson, findPersonByEmail, findTeam } from '../../shared/core/organisation.ts';
import { ORGANISATION } from '../support/policies.ts';

describe('whose mailbox an address is', () => {
  const people = { ...ORGANISATION.people, zoe: { id: 'zoe', name: 'Zoe', language: 'en' as const } };
  const organisation = { ...ORGANISATION, people };

  test.each(['ben@acme.example', 'Ben@ACME.example'])('is found for %s, in whatever case', (email) => {
    expect(findPersonByEmail(organisation, email)?.id).toBe('ben');
  });

  test('is found where the directory has capitals', () => {
    const ann = { id: 'ann', name: 'Ann', email: 'Ann@Acme.example', language: 'en' as const };
    expect(findPersonByEmail({ ...organisation, people: { ann } }, 'ann@acme.example')?.id).toBe('ann');
  });

  test('is nobody for a stranger', () => {
    expect(findPersonByEmail(organisation, 'eve@elsewhere.example')).toBeUndefined();
  });
});

describe('a name that comes from outside', () => {
  test('is that of a person or a team, or nobody’s', () => {
    expect(findPerson(ORGANISATION, 'ann')?.id).toBe('ann');
    expect(findTeam(ORGANISATION, 'support')?.id).toBe('support');
    for (const id of ['constructor', 'nobody', undefined]) {
      expect(findPerson(ORGANISATION, id)).toBeUndefined();
      expect(findTeam(ORGANISATION, id)).toBeUndefined();
    }
  });
});

test('people call whom a fact names by name, and whom nobody knows by what the fact says', () => {
  const organisation = {
    ...ORGANISATION,
    outgoingWebhooks: { pager: { id: 'pager', name: 'Duty pager', url: 'https://p.example' } },
  };
  expect(
    ['ann', 'webhook:pager', 'webhook:gone', 'webhook:constructor', 'ops@acme.example'].map((name) =>
      calledBy(organisation, name),
    ),
  ).toEqual(['ann', 'Duty pager', 'webhook:gone', 'webhook:constructor', 'ops@acme.example']);
});
