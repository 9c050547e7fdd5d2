/** The sample company's year: invented tickets under its policy, and the draft that counts office hours instead of every hour. */
import { fileURLToPath } from 'node:url';
import { mapValues } from '../../../../shared/config/compile/map-values.ts';
import { loadConfiguration } from '../../../../shared/config/load-configuration.ts';
import type { Fact } from '../../../../shared/core/fact.ts';
import { DAY_MS, type Instant } from '../../../../shared/core/instant.ts';
import type { Organisation } from '../../../../shared/core/organisation.ts';
import type { PolicySet } from '../../../../shared/core/policy-set.ts';
import { yearOfTickets } from '../../../support/year-of-tickets.ts';

const SAMPLE = fileURLToPath(new URL('../../../../pledge.yaml', import.meta.url));
const DAYS = 365;

export type Company = {
  readonly organisation: Organisation;
  readonly everyHour: PolicySet;
  readonly officeHours: PolicySet;
  readonly from: Instant;
  readonly until: Instant;
};

export function sampleCompany(): Company {
  const loaded = loadConfiguration(SAMPLE);
  if (!loaded.ok) throw new Error(`the sample configuration is wrong: ${loaded.errors[0]?.message}`);
  const { organisation, policySet } = loaded.draft;
  const everyHour = { ...policySet, version: 1 };
  const from = Date.parse('2026-01-01T00:00:00Z');
  return { organisation, everyHour, officeHours: inOfficeHours(everyHour), from, until: from + DAYS * DAY_MS };
}

export function histories(tickets: number, policySet: PolicySet, company: Company): Iterable<readonly Fact[]> {
  const { from, organisation } = company;
  return yearOfTickets({ seed: 1, tickets, from, days: DAYS, policySet, organisation });
}

function inOfficeHours(policySet: PolicySet): PolicySet {
  const rules = policySet.rules.map((rule) => ({
    ...rule,
    commitments: mapValues(rule.commitments, (commitment) => commitment && { ...commitment, calendar: 'office-hours' }),
  }));
  return { ...policySet, version: 2, rules };
}
