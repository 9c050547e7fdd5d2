import { describe, expect, test } from 'vitest';
import { mayActFor, type Standing } from '../../shared/core/acting.ts';
import { change, draftOf, SMALL } from '../config/small-file.ts';

const { organisation } = draftOf(SMALL);
const names = (standing: Standing) => Object.keys(organisation.people).filter((id) => mayActFor(standing, id, organisation));
const everybody = Object.keys(organisation.people);

describe('a caller acts in the name', () => {
  test('of nobody, as a program', () => {
    expect(names({ role: 'integrator' })).toEqual([]);
  });

  test('of anybody, as a program that speaks for the staff, or as an admin', () => {
    expect(names({ role: 'integrator', forStaff: true })).toEqual(everybody);
    expect(names({ role: 'admin' })).toEqual(everybody);
  });

  test.each(['read-only', 'integrator', 'agent'] as const)('of themselves alone, with the role %s', (role) => {
    expect(names({ role, person: 'lee' })).toEqual(['lee']);
  });

  test.each(['lead', 'manager'] as const)('of their team and of all under them, with the role %s', (role) => {
    expect(names({ role, person: 'lee' })).toEqual(['ann', 'lee']);
    expect(names({ role, person: 'max' })).toEqual(['ann', 'lee', 'max']);
    expect(names({ role, person: 'ann' })).toEqual(['ann']);
    expect(names({ role })).toEqual([]);
  });

  test('of the members of a team that they lead, whoever their superiors are', () => {
    const { organisation: other } = draftOf(change('lead: lee, members: [ann]', 'lead: ann, members: [dora]'));
    expect(mayActFor({ role: 'lead', person: 'ann' }, 'dora', other)).toBe(true);
    expect(mayActFor({ role: 'lead', person: 'ann' }, 'max', other)).toBe(false);
    expect(mayActFor({ role: 'agent', person: 'ann' }, 'dora', other)).toBe(false);
  });
});
