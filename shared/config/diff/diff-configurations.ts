import type { ConfigurationDraft } from '../../app/ports.ts';
import { diffCalendars } from './diff-calendars.ts';
import { diffEscalations } from './diff-escalations.ts';
import { diffClosing, diffRouting } from './diff-routing.ts';
import { diffRules } from './diff-rules.ts';
import { diffSettings } from './diff-settings.ts';
import { type Difference, orElse } from './difference.ts';
import { said } from './said.ts';

export type ConfigurationDiff = {
  /** What makes a new policy version. */
  readonly policies: readonly Difference[];
  /** What takes effect at once, for all tickets, and is no part of any version. */
  readonly settings: readonly Difference[];
};

/** What has changed from one configuration to another, in words. Both lists are empty exactly if they are the same. */
export function diffConfigurations(before: ConfigurationDraft, after: ConfigurationDraft): ConfigurationDiff {
  const [was, is] = [before.policySet, after.policySet];
  const policies = [
    ...diffRules(was.rules, is.rules),
    ...diffEscalations(was.escalations, is.escalations),
    ...diffCalendars(was.calendars, is.calendars),
    ...diffRouting(was.routing, is.routing),
    ...diffClosing(was.closing, is.closing),
  ];
  const everything = { path: [], name: said('policies', '策略') };
  return { policies: orElse(policies, everything, was, is), settings: diffSettings(before, after) };
}
