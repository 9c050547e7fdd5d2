import type { ConfigurationCheckBody, ConfigurationDiffBody, PlaceBody } from '../../../shared/api/schemas/policies.ts';
import type { ConfigurationDraft } from '../../../shared/app/ports.ts';
import type { ConfigurationDiff } from '../../../shared/config/diff/diff-configurations.ts';
import type { LoadedConfiguration } from '../../../shared/config/load-configuration.ts';
import type { ConfigurationProblem } from '../../../shared/config/problem.ts';

export function presentCheck(loaded: LoadedConfiguration): ConfigurationCheckBody {
  const warnings = loaded.warnings.map(presentPlace);
  if (!loaded.ok) return { ok: false, errors: loaded.errors.map(presentPlace), warnings };
  return { ok: true, contents: contentsOf(loaded.draft), errors: [], warnings };
}

export const presentDiff = ({ policies, settings }: ConfigurationDiff): Pick<ConfigurationDiffBody, 'policies' | 'settings'> => ({
  policies: [...policies],
  settings: [...settings],
});

export const presentPlace = ({ line, column, path, message }: ConfigurationProblem): PlaceBody => ({
  line,
  column,
  path,
  message,
});

function contentsOf({ organisation, policySet, webhooks }: ConfigurationDraft): ConfigurationCheckBody['contents'] {
  const size = (table: object) => Object.keys(table).length;
  return {
    rules: policySet.rules.length,
    escalations: size(policySet.escalations),
    calendars: size(policySet.calendars),
    people: size(organisation.people),
    teams: size(organisation.teams),
    webhooks: size(webhooks),
  };
}
