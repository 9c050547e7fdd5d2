import { expect, test } from 'vitest';
import { roleOf } from '../../shared/core/role-of.ts';
import { change, draftOf } from '../config/small-file.ts';

test('somebody is what they are to others: a superior, the lead of a team, or an agent', () => {
  const { organisation } = draftOf(change('lead: lee, members: [ann]', 'lead: ann, members: [max]'));
  expect(['ann', 'lee', 'max', 'dora'].map((id) => roleOf(id, organisation))).toEqual(['lead', 'manager', 'manager', 'manager']);
  expect(roleOf('nobody', organisation)).toBe('agent');
});
